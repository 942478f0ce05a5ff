"""Makes and models that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agent.understanding.entities import lexicon

_WORD = re.compile(r"[\w-]+")
_LONGEST = 3
_REACH = 16
"""More letters than any of the words that a number may follow."""
_BEFORE_NUMBER = re.compile(r"(?:\b(?:o|um|no|do|pelo|ao|seu|peugeot|fiat|volvo|bmw|audi|citroën)\s)$", re.IGNORECASE)


def names(text: str, known_models: frozenset[str], *, trusted: bool = False) -> Iterator[str]:
    """Names in lower case, longest first. Of our own words only the catalogue's models are looked for."""
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        length, name = _longest(text, found, at, known_models, trusted) if _like_a_name(text, found[at]) else (1, None)
        if name:
            yield name
        at += length


def _longest(text: str, found: list[re.Match[str]], at: int, known: frozenset[str], trusted: bool) -> tuple[int, str | None]:
    first = found[at]
    for length in range(min(_LONGEST, len(found) - at), 0, -1):
        last = found[at + length - 1]
        name = text[first.start() : last.end()].casefold()
        if name in known or (not trusted and name in _sold(_starts_sentence(text, first.start()))):
            return length, name
    return 1, None


def _like_a_name(text: str, word: re.Match[str]) -> bool:
    """Written with a capital; a number only where it stands as a car does ("o 208")."""
    written = word[0]
    if written.isdigit():
        at = word.start()
        return written.isdecimal() and len(written) in (3, 4) and bool(_BEFORE_NUMBER.search(text, max(0, at - _REACH), at))
    return written[0].isupper()


def _starts_sentence(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip()[-1] in '.!?:;\n•-–—“"'


@lru_cache(maxsize=2)
def _sold(starts_sentence: bool) -> frozenset[str]:
    """Everything sold in Brazil. Names that are also words ("Gol", "City") count inside a sentence only, the worst ("Bora") never."""
    flags = ("",) if starts_sentence else ("", "context")
    makes = (make.make.casefold() for make in lexicon.makes() if make.make.casefold() not in make.ambiguous)
    return frozenset([*makes, *(model.model.casefold() for model in lexicon.models() if model.ambiguous in flags)])
