"""Seats and doors."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_SEATS = re.compile(r"\b(\d{1,2}) (?:lugares|lugar|assentos|bancos|passageiros|poltronas|lugars|lugare)\b")
_DOORS = re.compile(r"\b([2-5]) (?:portas?|pts|port|p)\b(?! malas?)")
_PEOPLE = re.compile(
    r"\b(?:para|cab\w+|leve|levar|caiba|caibam|cab\w+ (?:pelo menos )?(?:as|os)?) (?:\w+ "
    r")?(\d{1,2}) (?:pessoas|adultos)\b"
)


_MORE_DOORS = 4
_NOT = re.compile(r"^(?:eu )?(?:nao|n) (?:quero|serve|gosto|da|rola|curto)\b")


def read(utterance: Utterance) -> dict[str, Any]:
    """Seats ("7 lugares") and doors ("4 portas")."""
    found: dict[str, Any] = {}
    for key, pattern, low, high in (
        ("seats", _SEATS, 2, 50),
        ("doors", _DOORS, 2, 5),
        ("seats", _PEOPLE, 5, 20),
    ):
        for hit in utterance.find(pattern):
            value = int(hit[1])
            if key == "doors" and value < _MORE_DOORS and _refused(utterance, hit):
                found.setdefault("doors", _MORE_DOORS)
            if key not in found and low <= value <= high and not any(utterance.unwanted[hit.first : hit.last]):
                utterance.claim(hit.first, hit.last)
                found[key] = value
    return found


def _refused(utterance: Utterance, hit: Hit) -> bool:
    """ "2 portas não quero" wants more of them."""
    return any(utterance.unwanted[hit.first : hit.last]) or _NOT.match(utterance.after(hit.last, 3)) is not None
