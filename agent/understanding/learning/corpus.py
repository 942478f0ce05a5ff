"""The features of many messages at once, on all cores, each computed once."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context

import numpy as np

from agent.understanding.embedder import Embedder, embedder
from agent.understanding.learning.features import Features, named

Message = tuple[str, str]
"""A text, and the side of the counter that says it."""

CHUNK = 256
"""Messages embedded together: always as many, because the company a text is embedded in shows in its last digits."""
WORTH_PROCESSES = 8 * CHUNK
"""Fewer are done sooner than processes have started."""


class Corpus:
    """Remembers every message it has seen."""

    def __init__(self) -> None:
        self._known: dict[Message, Features] = {}

    def features(self, messages: list[Message]) -> list[Features]:
        """One for each message, in their order."""
        new = [message for message in dict.fromkeys(messages) if message not in self._known]
        chunks = [new[at : at + CHUNK] for at in range(0, len(new), CHUNK)]
        if len(new) < WORTH_PROCESSES:
            found = [seen(chunk) for chunk in chunks]
        else:
            with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
                found = list(pool.map(seen, chunks))
        for chunk, features in zip(chunks, found, strict=True):
            self._known |= dict(zip(chunk, features, strict=True))
        return [self._known[message] for message in messages]


def seen(chunk: list[Message]) -> list[Features]:
    """The features of a chunk of messages."""
    dense = _embedder().embed([text for text, _ in chunk])
    return [Features(np.array(row), *named(text, side)) for row, (text, side) in zip(dense, chunk, strict=True)]


@lru_cache(maxsize=1)
def _embedder() -> Embedder:
    """One in each process."""
    return embedder()
