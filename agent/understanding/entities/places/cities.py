"""Every municipality and the large ones' nicknames, searched by words, and by edit distance for typos."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from agent.understanding.entities import lexicon
from agent.understanding.entities.places.states import states
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.phrases import Phrases


class Place(NamedTuple):
    """A municipality as found by name."""

    name: str
    states: tuple[str, ...]
    ambiguous: str


@lru_cache(maxsize=1)
def cities() -> Phrases[Place]:
    by_name = {city.name: city for city in lexicon.municipalities()}
    entries: list[tuple[str, Place]] = []
    for row in lexicon.rows("nicknames.csv"):
        known = by_name.get(row["city"])
        entries.append((row["nickname"], Place(row["city"], known.states if known else (), row["ambiguous"])))
    # The unambiguous spelling wins where two official names fold alike.
    for city in sorted(lexicon.municipalities(), key=lambda city: bool(city.ambiguous)):
        place = Place(*city)
        entries.append((city.name, place))
        if "'" in city.name:
            entries += [(city.name.replace(mark, new), place) for mark, new in (("d'", "d"), ("d'", "do "), ("'", " "), ("'Ana", "ana"))]
    return Phrases(entries)


@lru_cache(maxsize=1)
def _typo_targets() -> dict[str, list[str]]:
    targets: dict[str, list[str]] = {}
    for word, place in cities().singles.items():
        if len(word) >= 7 and word.isalpha() and not place.ambiguous:
            targets.setdefault(word[0], []).append(word)
    return targets


@lru_cache(maxsize=8192)
def city_typo(word: str) -> Place | None:
    if len(word) < 7 or not word.isalpha() or word in lexicon.words("plain_words"):
        return None
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    best = extractOne(word, _typo_targets().get(word[0], []), scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return cities().singles[best[0]] if best else None


def is_place(utterance: Utterance, at: int) -> bool:
    """Whether a municipality's or state's name starts at a token, without claiming it."""
    return cities().match(utterance, at) is not None or states().match(utterance, at) is not None


def place_end(utterance: Utterance, at: int) -> int | None:
    """Where a municipality's name that starts at a token ends; None when there is none."""
    found = cities().match(utterance, at)
    return found[0] if found else None
