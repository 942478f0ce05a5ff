"""The fuel a car takes: Flex, Gasolina, Etanol, Diesel, Híbrido, Elétrico or GNV."""

from __future__ import annotations

from typing import Any

from agent.understanding.entities.cars.listed_traits import read_trait
from agent.understanding.entities.utterance import Utterance


def read(utterance: Utterance) -> dict[str, Any]:
    """The first fuel wished for."""
    found = read_trait(utterance, "fuel")
    return {"fuel": found[0]} if found else {}
