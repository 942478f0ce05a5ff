"""Sizes inside an item's name: "200ml", "5w30", "175/70", "quinze milímetros"."""

from __future__ import annotations

import re

from agent.understanding.entities.purchasing.quantities import UNITS, size_unit
from agent.understanding.entities.utterance import Utterance

_TANK = 1_000
"""Litres from which they are a quantity, and no bag's or bottle's size."""

_DECIMAL = re.compile(r"\d+\.\d+$")
_PRICED = frozenset({"o", "a", "cada", "/", "por", "reais", "no", "na"})
"""What goes on after a price, and not after a measure: "aço 4,20 o quilo"."""


def size(utterance: Utterance, at: int) -> int:
    """How many tokens a size takes ("200ml", "5w30", "175/70", "aro 14", "664"); 0 where it is none."""
    following = utterance.word(at + 1)
    if following == "litros" and (utterance.tokens[at].value or 0) >= _TANK:
        return 0
    glued = at + 1 < len(utterance.tokens) and not utterance.gap(at + 1)
    if following in {"/", "x"} and at + 2 < len(utterance.words) and utterance.tokens[at + 2].value is not None:
        return 3 + (1 if size_unit(utterance.word(at + 3)) and not utterance.gap(at + 3) else 0)
    if following in {
        "dias",
        "dia",
        "semanas",
        "semana",
        "meses",
        "mes",
        "%",
        "reais",
        "vezes",
        "anos",
        "por",
        "h",
        "conto",
        "un",
        "unidades",
        "caixas",
        "cx",
        "pct",
        "pecas",
    }:
        return 0
    if glued and re.match(r"^(?:[a-z]{1,3}|[a-z]\d+)$", following):
        return 2 + (1 if at + 2 < len(utterance.tokens) and not utterance.gap(at + 2) and utterance.tokens[at + 2].value is not None else 0)
    if size_unit(following) and following not in {"l", "kg", "x", "a", "m", "v", "k"} and not utterance.gap(at + 1):
        return 2
    if size_unit(following) and following in {
        "mm",
        "ml",
        "cm",
        "w",
        "ah",
        "polegadas",
        "gramas",
        "mg",
        "g",
        "litros",
    }:
        return 2
    if following in {"milimetros", "centimetros"}:
        return 2
    token = utterance.tokens[at]
    told = utterance.words[at].isdigit() or (_DECIMAL.match(utterance.words[at]) and following not in _PRICED | UNITS.keys())
    if told and not token.scaled and not token.spoken and utterance.word(at - 1).isalpha():
        return 1
    return 0
