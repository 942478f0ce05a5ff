"""Which of many named things somebody means: by code, by name or nickname, by some of its words, and in spite of typos."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from domain.goods.name_words import name_words
from domain.goods.trade_words import in_the_other_gender, kinds_called, other_words, stem
from domain.spelling import by_ear, plain

Thing = TypeVar("Thing")

_RESEMBLING = 75.0
"""Of rapidfuzz's 100: from here on a word is worth proposing for another, which is asked about and never taken for granted."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Thing]):
    """A thing, the codes that are it and nothing else, its names, the proper one first, and what kind of thing it is, as `elétrica`."""

    thing: Thing
    codes: tuple[str, ...]
    names: tuple[str, ...]
    kind: str | None = None


class Namebook(Generic[Thing]):
    """Made once for a few thousand things; what is asked of it takes about a millisecond.

    `noun_first`: the first word of a name says what the thing is, as of goods ("tinta" is no "rolo de tinta"), not of companies.
    """

    def __init__(self, entries: Iterable[Entry[Thing]], *, noun_first: bool = True) -> None:
        self._noun_first = noun_first
        self._entries = tuple(entries)
        self.things = tuple(entry.thing for entry in self._entries)
        self._by_code: dict[str, int] = {}
        self._called: dict[frozenset[str], list[int]] = {}
        self._holders: dict[str, set[int]] = {}
        self._kinds: dict[str, set[int]] = {}
        self._nouns: set[str] = set()
        for at, entry in enumerate(self._entries):
            for code in entry.codes:
                self._by_code.setdefault(_code(code), at)
            for name in entry.names:
                self._enter(at, name_words(name))
            for word in name_words(entry.kind) if entry.kind else ():
                self._kinds.setdefault(stem(word), set()).add(at)

    def _enter(self, at: int, words: tuple[str, ...]) -> None:
        called = self._called.setdefault(frozenset(words), [])
        if at not in called:
            called.append(at)
        self._nouns.update(words[:1])
        for word in words:
            self._holders.setdefault(word, set()).add(at)

    def meant(self, said: str, among: Callable[[Thing], bool] | None = None) -> list[Thing]:
        """Every thing that the words may mean, the likeliest first: one where it is plain, none where nothing has all the words.

        A code or a whole name is meant before a name that has the words among others ("tinta" before "rolo de tinta").
        """
        allowed = None if among is None else {at for at, thing in enumerate(self.things) if among(thing)}
        exact = self._by_code.get(_code(said))
        if exact is not None and (allowed is None or exact in allowed):
            return [self.things[exact]]
        words = name_words(said)
        describes = self._noun_first and len(words) == 1 and words[0] not in self._nouns  # "fio" of "cobre em fio"
        if not describes and all(word in self._holders for word in words) and (found := self._called_so(words, allowed)):
            return found
        return self._of_a_kind(words, allowed) or self._called_otherwise(words, allowed) or self._called_so(words, allowed)

    def _called_so(self, words: Sequence[str], allowed: set[int] | None) -> list[Thing]:
        """What has all the words, or what they may be slips for, in its names."""
        readings = [self._spellings(word) for word in words]
        if not words or not all(readings):
            return []
        literally = [(word,) if word in self._holders else spellings for word, spellings in zip(words, readings, strict=True)]
        found = self._with_all(literally, allowed) or self._with_all(readings, allowed)
        if not found and self._noun_first:  # "chapa galvanizada" of a "chapa de aço galvanizado"
            readings = [(*spellings, *self._agreeing(word)) for word, spellings in zip(words, readings, strict=True)]
            found = self._with_all(readings, allowed)
        just = [at for at in self._called.get(frozenset(words), ()) if at in found]
        whole = just or [at for at in found if any(self._is_called(name, readings) for name in self._entries[at].names)]
        first = [at for at in found if self._noun_first and any(name_words(name)[0] in readings[0] for name in self._entries[at].names)]
        if not (whole or first) and self._noun_first and len(words) == 1 and words[0] not in self._holders and self._begins(words[0]):
            return []  # "solda" is no "tubo soldável", which is only near
        return [self.things[at] for at in sorted(whole or first or found, key=self._order)]

    def _of_a_kind(self, words: Sequence[str], allowed: set[int] | None) -> list[Thing]:
        """What is of a kind that is named, alone or beside words of names: `ferramentas`, `cabo elétrico`."""
        kinds = [held for word in words if (held := self._kind(word, alone=len(words) == 1))]
        if not kinds:
            return []
        within = set.intersection(*kinds) if allowed is None else set.intersection(allowed, *kinds)
        named = [word for word in words if not self._kind(word, alone=len(words) == 1)]
        if not named:
            return [self.things[at] for at in sorted(within, key=self._order)]
        if not all(word in self._holders for word in named):
            return self._called_otherwise(named, within)
        return self._called_so(named, within) or self._called_otherwise(named, within)

    def _kind(self, word: str, *, alone: bool) -> set[int]:
        """What is of the kind that a word says; beside a name also by what people call the kind: `resina` of plastics."""
        others = () if alone or not self._noun_first else kinds_called(word)
        return set().union(*(self._kinds.get(kind, ()) for kind in (stem(word), *others)))

    def _called_otherwise(self, words: Sequence[str], allowed: set[int] | None) -> list[Thing]:
        """What is called so by another word of the trade: `fio` for `cabo`."""
        for at, word in enumerate(words):
            for other in other_words(word) if self._noun_first else ():
                meant = [*words[:at], other, *words[at + 1 :]]
                if all(each in self._holders for each in meant) and (found := self._called_so(meant, allowed)):
                    return found
        return []

    def near(self, said: str, most: int = 3) -> list[Thing]:
        """What has some of the words, or words that resemble them, best first."""
        weights: dict[int, float] = {}
        for word in name_words(said):
            for spelling in self._spellings(word) or self._resembling(word):
                rarity = math.log(1 + len(self._entries) / len(self._holders[spelling]))
                for at in self._holders[spelling]:
                    weights[at] = weights.get(at, 0.0) + rarity
        best = sorted(weights, key=lambda at: (-round(weights[at], 6), self._order(at)))
        return [self.things[at] for at in best[:most]]

    def _with_all(self, readings: Sequence[Collection[str]], allowed: set[int] | None) -> set[int]:
        found = set.intersection(*(set().union(*(self._holders[word] for word in spellings)) for spellings in readings))
        return found if allowed is None else found & allowed

    def _is_called(self, name: str, readings: Sequence[Collection[str]]) -> bool:
        """Whether a name is just these words, in any order."""
        words = set(name_words(name))
        return len(words) == len(readings) and all(words & set(spellings) for spellings in readings)

    def _order(self, at: int) -> tuple[int, str]:
        """Plain names before long ones."""
        name = self._entries[at].names[0]
        return len(name_words(name)), plain(name)

    def _spellings(self, word: str) -> tuple[str, ...]:
        """The words of names that this one may be: itself, a number with its measure too; else a longer one that it begins, a typo,
        or what sounds like it."""
        if word.replace(".", "").replace("/", "").isdigit():
            return tuple(known for known in self._holders if known == word or (known.startswith(word) and known[len(word) :].isalpha()))
        if word in self._holders:
            return (word,)
        if any(letter.isdigit() for letter in word) or len(word) < 3:
            return ()
        if begun := tuple(known for known in self._vocabulary if known.startswith(word)):
            return begun
        most = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
        slips = process.extract(word, self._vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None) if most else []
        typos = [slip for slip in slips if _alike(word, slip[0])]
        if not typos:
            return self._by_ear.get(by_ear(word), ())
        least = min(distance for _, distance, _ in typos)
        return tuple(known for known, distance, _ in typos if distance == least)

    def _agreeing(self, word: str) -> tuple[str, ...]:
        return tuple(other for other in in_the_other_gender(word) if other in self._holders)

    def _begins(self, word: str) -> bool:
        return any(known.startswith(word) for known in self._vocabulary)

    def _resembling(self, word: str) -> tuple[str, ...]:
        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_RESEMBLING, limit=3)
        return tuple(known for known, _, _ in found if _alike(word, known))

    @cached_property
    def _by_ear(self) -> dict[str, tuple[str, ...]]:
        heard: dict[str, list[str]] = {}
        for word in self._vocabulary:
            heard.setdefault(by_ear(word), []).append(word)
        return {sound: tuple(words) for sound, words in heard.items()}

    @cached_property
    def _vocabulary(self) -> list[str]:
        """The words without figures: a size that is nearly the same is another size."""
        return [word for word in self._holders if word.isalpha() and len(word) > 2]


def _alike(word: str, known: str) -> bool:
    """Whether one may be a slip for the other: they begin with the same sound and are about as long, as "cimento" and "cinto" are not."""
    return by_ear(word)[:1] == by_ear(known)[:1] and abs(len(word) - len(known)) <= 1


def _code(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isalnum())
