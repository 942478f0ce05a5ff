"""Phrases found by a trie of words: built once, read in time linear in the message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Generic, TypeVar

from agent.understanding import text as texts
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.numerals import merged

T = TypeVar("T")
_END = ""


@cache
def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut exactly as messages are."""
    return tuple(token.norm for token in merged(texts.tokens(texts.fold(texts.clean(phrase)))))


class Phrases(Generic[T]):
    """A dictionary from phrases to values, searched longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        self._singles: dict[str, T] = {}
        for phrase, value in entries:
            words = words_of(phrase)
            if not words:
                continue
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(_END, value)
            if len(words) == 1:
                self._singles.setdefault(words[0], value)

    @property
    def singles(self) -> dict[str, T]:
        """The entries of one word."""
        return self._singles

    def exactly(self, words: tuple[str, ...]) -> T | None:
        """The value of the phrase that is just these words."""
        node: dict[str, Any] | None = self._root
        for word in words:
            node = node.get(word) if node else None
        return node.get(_END) if node else None

    def match(self, utterance: Utterance, at: int) -> tuple[int, T] | None:
        """The longest phrase that starts at a token: its end and value."""
        node: dict[str, Any] | None = self._root
        best: tuple[int, T] | None = None
        end = at
        words = utterance.words
        while end < len(words) and not utterance.claimed[end]:
            node = node.get(words[end]) if node else None
            if node is None:
                break
            end += 1
            if _END in node:
                best = (end, node[_END])
        return best

    def scan(self, utterance: Utterance) -> Iterator[tuple[int, int, T]]:
        """Every phrase, left to right, over free tokens, none overlapping."""
        at = 0
        while at < len(utterance.words):
            found = self.match(utterance, at)
            if found is None:
                at += 1
                continue
            yield at, found[0], found[1]
            at = found[0]
