"""Manual or automatic."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.cars.listed_traits import read_trait
from agent.understanding.entities.utterance import Utterance

_CARS = re.compile(r"\b(?:carros?|suv|sedan|hatch|picapes?|patio)\b")


def read(utterance: Utterance) -> dict[str, Any]:
    """The transmission named; none where both are weighed against each other, or staff speak of no car."""
    if utterance.staff and not (utterance.models or _CARS.search(utterance.norm)):
        return {}
    found = read_trait(utterance, "transmission")
    weighed = utterance.intent == "compare_cars" and len(found) > 1
    return {"transmission": found[0]} if found and not weighed else {}
