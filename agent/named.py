"""The cars of ours that a customer named, and what they told them by: "vi um Creta 2022 turbo" says later which Creta is meant."""

from __future__ import annotations

import re

from agent.owned import theirs
from agent.state import Memory
from agent.understanding.reading import Reading
from agent.understanding.text import fold
from domain.cars.lots import Lot

_AFTER = r"((?:,? [a-z0-9.-]+){1,5})"
"""The words after a name among which it is told apart; a sentence ends it."""
_KEPT = 6
"""Models."""
_YEARS = ("year_min", "year_max")


def naming(memory: Memory, reading: Reading, lot: Lot) -> Memory:
    """The memory with the models this message names, the latest last, and of its words only those that versions and years of that
    model are called by: they are kept whether or not words may be."""
    own = theirs(memory, reading.entities, reading.text)
    named = dict(memory.get("named", {}))
    for model in reading.entities.get("models", ()):
        if model not in own:
            before = named.pop(model, [])
            named[model] = _words(model, reading, lot) or before
    return {**memory, "named": dict(list(named.items())[-_KEPT:])} if named else memory


def _words(model: str, reading: Reading, lot: Lot) -> list[str]:
    cars = lot.cars_labelled("model", (model,))
    called = {word for car in cars for word in fold(f"{car.version} {car.year}").split()}
    told = [str(reading.entities[key]) for key in _YEARS if key in reading.entities] if len(reading.entities["models"]) == 1 else []
    said = re.findall(rf"\b{re.escape(fold(model))}\b{_AFTER}", fold(reading.text))
    return list(dict.fromkeys(word for word in [*(word.strip(",") for tail in said for word in tail.split()), *told] if word in called))
