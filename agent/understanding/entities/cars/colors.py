"""Colours, lower case in the masculine singular, in order of mention."""

from __future__ import annotations

from typing import Any

from agent.understanding.entities.cars.listed_traits import read_trait
from agent.understanding.entities.utterance import Utterance

_LISTINGS = frozenset({"suggest_price", "optimize_listing"})


def read(utterance: Utterance) -> dict[str, Any]:
    """The colours named and not refused; from staff only beside a car."""
    if utterance.staff and not (utterance.models or "carro" in utterance.norm or utterance.intent in _LISTINGS):
        return {}
    found = read_trait(utterance, "colors")
    return {"colors": found} if found else {}
