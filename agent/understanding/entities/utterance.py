"""One message while it is read: its tokens, and which of them an extractor has already claimed.

Extractors run in the order of `entities.ORDERS`; what one has read is not read again by the next, so the
2018 of a year is no price and the "preta" of "tinta preta" no colour.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from agent.understanding import text as texts
from agent.understanding.entities.words.numerals import merged


@dataclass(frozen=True)
class Vocabulary:
    """What the catalogue knows; its names are preferred where they occur in the text."""

    products: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


NOTHING_KNOWN = Vocabulary()


@dataclass(frozen=True, slots=True)
class Hit:
    """A match over free tokens: `first` inclusive, `last` exclusive, in token positions."""

    match: re.Match[str]
    first: int
    last: int

    def __getitem__(self, group: str | int) -> str:
        return self.match[group] or ""


class Utterance:
    """A message as extractors see it; patterns read `norm`, its tokens joined by one space."""

    def __init__(
        self,
        text: str,
        *,
        role: str,
        now: datetime,
        intent: str | None = None,
        vocabulary: Vocabulary = NOTHING_KNOWN,
    ) -> None:
        self.role, self.now, self.intent, self.vocabulary = role, now, intent, vocabulary
        self.raw = texts.clean(text)
        self.folded = texts.fold(self.raw)
        self.hidden: list[tuple[int, int]] = []
        self.unwanted: list[bool] = []
        self.item = False
        self.models: list[tuple[int, int]] = []
        self.cut()

    def cut(self) -> None:
        """Cuts the tokens (again, after `hidden` spans were taken from the raw text)."""
        self.tokens = _cut(self.folded, tuple(self.hidden))
        self.words = [token.norm for token in self.tokens]
        self.norm = " ".join(self.words)
        self.starts: list[int] = []
        at = 0
        for word in self.words:
            self.starts.append(at)
            at += len(word) + 1
        self.claimed = [word == "§" for word in self.words]

    @property
    def staff(self) -> bool:
        return self.role == "staff"

    def at(self, offset: int) -> int:
        """The position of the token that the character `offset` of `norm` is in."""
        return bisect_right(self.starts, offset) - 1

    def find(self, pattern: re.Pattern[str], claimed: bool = False) -> Iterator[Hit]:
        """Matches of a pattern in `norm` over free tokens (over any with `claimed`)."""
        for match in pattern.finditer(self.norm):
            if match.end() == match.start():
                continue
            hit = self.hit(match)
            if claimed or not any(self.claimed[hit.first : hit.last]):
                yield hit

    def hit(self, match: re.Match[str], group: str | int = 0) -> Hit:
        """The tokens of a match or of one of its groups."""
        return Hit(match, self.at(match.start(group)), self.at(match.end(group) - 1) + 1)

    def claim(self, first: int, last: int) -> None:
        self.claimed[first:last] = [True] * (last - first)

    def free(self, first: int, last: int) -> bool:
        return not any(self.claimed[first:last])

    def word(self, at: int) -> str:
        """The word at a position, "" outside the message."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def typed(self, at: int) -> str:
        """The word at a position folded but as typed, its abbreviation unresolved; "" outside the message."""
        if not 0 <= at < len(self.tokens):
            return ""
        return self.folded[self.tokens[at].start : self.tokens[at].end]

    def before(self, at: int, count: int) -> str:
        """The `count` words before a position, joined by a space."""
        return " ".join(self.words[max(0, at - count) : at])

    def after(self, at: int, count: int) -> str:
        """The `count` words from a position on, joined by a space."""
        return " ".join(self.words[at : at + count])

    def said(self, first: int, last: int) -> str:
        """The letters as typed of a span of tokens."""
        if first >= last:
            return ""
        return self.raw[self.tokens[first].start : self.tokens[last - 1].end]

    def capital(self, at: int) -> bool:
        """Whether a word is typed with a capital first letter."""
        return self.raw[self.tokens[at].start].isupper()

    def gap(self, at: int) -> bool:
        """Whether something (a space, a hyphen) stands between a token and the one before."""
        return at == 0 or self.tokens[at - 1].end < self.tokens[at].start

    @property
    def shouted(self) -> bool:
        """Whether the whole message is in capitals, so that they say nothing."""
        return self.raw.isupper()


@lru_cache(maxsize=3)
def _cut(folded: str, hidden: tuple[tuple[int, int], ...]) -> tuple[texts.Token, ...]:
    """Kept while the message is read: for a classifier, for its values, and for what it refuses or waives."""
    return tuple(merged(texts.tokens(folded, hidden)))
