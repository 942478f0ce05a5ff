"""How many a car must seat, from who is to ride in it: "somos em 7", "5 filhos"; and the two rows of a double cab."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_NUMBERS = {"quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9}
_N = rf"(\d|{'|'.join(_NUMBERS)})"
_PEOPLE = re.compile(
    rf"\b(?:somos(?: em| uns)?|(?:uma )?familia (?:de|com|tem)|la em casa (?:sao|somos)) {_N}\b(?! (?:mil|anos|filh|crianc))"
    rf"|\b{_N} (?:pessoas|passageiros)\b"
)
_CHILDREN = re.compile(rf"\b{_N} (?:filh[oa]s|criancas|meninos|meninas|moleques|netos)\b")
_DOUBLE_CAB = re.compile(r"\bcabines? duplas?\b|\bcab\.? ?dupla\b|\bc\.?d\b(?!-)")
DOUBLE_CAB = 4
"""Seats of the smallest double cab."""
_USUAL = 5


def seats_wanted(text: str) -> int | None:
    """Seats that the words call for beyond what any car has; a double cab's four; None where they call for nothing."""
    words = fold(text[:300])
    if _DOUBLE_CAB.search(words):
        return DOUBLE_CAB
    if children := _CHILDREN.search(words):
        return _more(_number(children[1]) + 2)
    people = _PEOPLE.search(words)
    return _more(_number(people[1] or people[2])) if people else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _more(seats: int) -> int | None:
    return seats if _USUAL < seats <= 9 else None
