"""Sums told as so much more or less: they are counted from what was said before, the down payment after instalments, else the budget."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.owned import theirs
from agent.state import Memory
from agent.understanding.cues.bids import told_of_offer
from agent.understanding.cues.raises import direction, down_payment_told, of_the_down_payment
from agent.understanding.reading import Reading

_SUMS = ("budget_max", "down_payment", "offer")
_WISHES = frozenset({"search_cars", "refine_search", "provide_profile", "financing", "negotiate"})


def raised(reading: Reading, memory: Memory) -> Reading:
    """The reading with the sum that is meant. Beside the own car a sum is added to that; after a bid the bid is raised, elsewhere."""
    by = direction(reading.text)
    told = next((reading.entities[key] for key in _SUMS if key in reading.entities), None)
    last = memory["said"][-1]["assistant"] if memory["said"] else ""
    if not by or told is None or reading.intent not in _WISHES or told_of_offer(last) or theirs(memory, reading.entities, reading.text):
        return reading
    others: dict[str, Any] = {key: value for key, value in reading.entities.items() if key not in _SUMS}
    before = down_payment_told(last)
    if before is not None or of_the_down_payment(reading.text):
        base = before if before is not None else memory["profile"].get("down_payment", 0)
        return replace(reading, intent="financing", confidence=1.0, entities=others | {"down_payment": max(0, base + by * told)})
    budget = memory["profile"].get("budget_max")
    return replace(reading, entities=others | ({"budget_max": max(0, budget + by * told)} if budget else {}))
