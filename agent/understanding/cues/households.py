"""How many a car must seat, from who is to ride in it: "somos em 7", "5 filhos"; and the two rows of a double cab."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_NUMBERS = {"quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9}
_N = rf"(\d|{'|'.join(_NUMBERS)})"
_PEOPLE = re.compile(
    rf"\b(?:somos(?: em| uns)?|(?:uma )?familia (?:de|com|tem)|la em casa (?:sao|somos)) {_N}\b(?! (?:mil|anos|filh|crianc))"
    rf"|\b{_N} (?:pesso(?:as?|al)|passageiros?|assentos?|lugar(?:es)?|adultos?|cabecas?)\b"
    rf"|\b(?:cab[ae]m?|caib[ae]m?|coub\w+) (?:pelo menos |uns |os |as |ate |bem )?{_N}\b"
    r"(?! ?(?:mil|k\b|malas?|caixas?|x\b|vezes|reais|dias|anos|horas))" + rf"|\bleve (?:pelo menos |uns |ate )?{_N}(?=\W*$)"
)
_CHILDREN = re.compile(rf"\b{_N} (?:filh[oa]s?|criancas?|menin[oa]s?|moleques?|net[oa]s?)\b")
_DOUBLE_CAB = re.compile(r"\bcabines? duplas?\b|\bcab\.? ?dupla\b|\bc\.?d\b(?!-)")
DOUBLE_CAB = 4
"""Seats of the smallest double cab."""
_USUAL = 5
_PARENTS = 2


def seats_wanted(text: str) -> int | None:
    """Seats that the words call for beyond what any car has; a double cab's four; None where they call for nothing."""
    words = fold(text[:300])
    if _DOUBLE_CAB.search(words):
        return DOUBLE_CAB
    children = [_number(found[1]) + _PARENTS for found in _CHILDREN.finditer(words)]
    people = [_number(next(filter(None, found.groups()))) for found in _PEOPLE.finditer(words)]
    return _more(max([*children, *people], default=0))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _more(seats: int) -> int | None:
    return seats if _USUAL < seats <= 9 else None
