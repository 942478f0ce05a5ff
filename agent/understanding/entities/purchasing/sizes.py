"""Sizes inside an item's name: "200ml", "5w30", "175/70", "quinze milímetros"."""

from __future__ import annotations

import re

from agent.understanding.entities.purchasing.quantities import size_unit
from agent.understanding.entities.utterance import Utterance

_TANK = 1_000
"""Litres from which they are a quantity, and no bag's or bottle's size."""


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
    if utterance.words[at].isdigit() and not token.scaled and not token.spoken and utterance.word(at - 1).isalpha():
        return 1
    return 0
