"""What a classifier sees of a message: its embedding, and hashed n-grams of its words and characters."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import Embedder, Floats
from agent.understanding.text import ABBREVIATIONS, clean, fold

BUCKETS = 1 << 14
"""Rows of the n-gram table; a model of 24 intents in float16 then weighs 0.8 MB."""
MAX_GRAM_CHARS = 600
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?!]|[^\w\s]")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Sparse:
    """Bucket numbers and weights of one message; the weights are a unit vector."""

    buckets: NDArray[np.int64]
    weights: Floats


def words(text: str) -> list[str]:
    """Folded words with abbreviations resolved, digits made alike ("00"), marks kept."""
    found = []
    for token in _TOKEN.findall(fold(clean(text)[:MAX_GRAM_CHARS])):
        if token[0].isdigit():
            found.append("0" * min(len(token), 5))
        else:
            word = _REPEATED.sub(r"\1", token)
            found.append(ABBREVIATIONS.get(word, word))
    return found


def grams(text: str) -> list[str]:
    """Words, pairs of words, and character n-grams (2 to 5) within words."""
    said = words(text)
    bounded = ["^", *said, "$"]
    found = [f"w:{word}" for word in said]
    found += [f"b:{a} {b}" for a, b in zip(bounded, bounded[1:], strict=False)]
    for word in said:
        padded = f" {word} "
        for size in (2, 3, 4, 5):
            found += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    return found


def hashed(text: str, buckets: int = BUCKETS) -> Sparse:
    """The n-grams of a text as a unit vector over `buckets`, each counted by 1 + log of its count."""
    codes = np.fromiter((zlib.crc32(gram.encode()) % buckets for gram in grams(text)), dtype=np.int64)
    found, counts = np.unique(codes, return_counts=True)
    weights = (1.0 + np.log(counts)).astype(np.float32)
    norm = float(np.linalg.norm(weights))
    return Sparse(found, weights / norm if norm else weights)


@dataclass(frozen=True, slots=True)
class Features:
    dense: Floats
    sparse: Sparse


def features(text: str, embedder: Embedder, buckets: int = BUCKETS) -> Features:
    return Features(embedder.embed([text])[0], hashed(text, buckets))
