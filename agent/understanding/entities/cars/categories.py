"""The body of a car: Hatch, Sedan, SUV, Picape, Minivan, Perua, Cupê, Conversível, Van."""

from __future__ import annotations

from typing import Any

from agent.understanding.entities.cars.listed_traits import phrases, read_trait
from agent.understanding.entities.utterance import Utterance

_PICKUPS = ("picap", "caminhonet", "camionet")


def read(utterance: Utterance) -> dict[str, Any]:
    """The categories named, in order; a cabin tells a pick-up only where no pick-up is named with it."""
    named = bool(utterance.models) or any(word.startswith(_PICKUPS) for word in utterance.words)
    if named:
        for first, last, _ in list(phrases("categories").scan(utterance)):
            if utterance.word(first) == "cabine":
                utterance.claim(first, last)
    found = read_trait(utterance, "categories")
    return {"categories": found} if found else {}
