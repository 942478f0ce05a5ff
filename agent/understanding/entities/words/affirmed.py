"""The common reading of words that stand for one value: found by a trie, unless denied."""

from __future__ import annotations

from typing import TypeVar

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.negation import denied
from agent.understanding.entities.words.phrases import Phrases

T = TypeVar("T")


def wished(utterance: Utterance, first: int, last: int) -> bool:
    """Whether nothing in the sentence denies the words from `first` to `last`."""
    return not any(utterance.unwanted[first:last]) and not denied(utterance, last)


def named(utterance: Utterance, phrases: Phrases[T | None]) -> list[T]:
    """The values named and not denied, each once, in order of mention; their words are claimed."""
    found: list[T] = []
    for first, last, value in list(phrases.scan(utterance)):
        utterance.claim(first, last)
        if value is not None and wished(utterance, first, last) and value not in found:
            found.append(value)
    return found
