"""The customer's own car in the memory of a conversation: told once, it is theirs from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.state import Memory
from agent.understanding import rules
from agent.understanding.cues.own_car import less, owns
from agent.understanding.cues.own_car_named import speaks_of_own, takes_back, told_of_own
from agent.understanding.reading import Reading

OF_THE_CAR = ("model", "year", "mileage")
_MAY_BE_OF_IT = frozenset(
    {"car_details", "provide_profile", "refine_search", "search_cars", "trade_in", "affirm", "deny", "out_of_scope", "help", "complaint"}
)
"""Kinds that words about one's own car are taken for."""


def owned(memory: Memory) -> dict[str, Any]:
    """Model, year and mileage of the customer's car as far as they are known."""
    return {key: value for key, value in (memory.get("own_car") or {}).items() if key in OF_THE_CAR}


def given(memory: Memory) -> bool:
    """Whether a car of theirs is known that they have not said they keep."""
    return bool(owned(memory)) and not (memory.get("own_car") or {}).get("kept")


def theirs(memory: Memory, entities: Mapping[str, Any], text: str) -> list[str]:
    """The models named that are the customer's own: by these words, or told before and none that was shown."""
    seen = {car["model"] for car in (*memory["shown"], *([memory["focus"]] if memory["focus"] else []))}
    known = owned(memory) if given(memory) else {}
    another = "year_min" in entities and entities["year_min"] != known.get("year", entities["year_min"])
    told_before = known.get("model") if not another and known.get("model") not in seen else None
    return [model for model in entities.get("models", []) if owns(model, text) or model == told_before]


def less_theirs(memory: Memory, entities: Mapping[str, Any], text: str) -> dict[str, Any]:
    """What was said, less the car the customer gives for another."""
    return less(entities, theirs(memory, entities, text), text)


def remembering_own(memory: Memory, reading: Reading, now: datetime) -> Memory:
    """The memory with what a message tells of the customer's car; another model is another car."""
    known = dict(memory.get("own_car") or {})
    told = told_of_own(reading.entities, reading.text, now)
    if told and told["model"] != known.get("model"):
        known = {}
    if known and takes_back(reading.text):
        told = {**told, "kept": True}
    return {**memory, "own_car": known | told} if told else memory


def as_registered(memory: Memory, results: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The customer's car, also where it was only the valuation's questions that made it theirs."""
    known = memory.get("own_car")
    told: Mapping[str, Any] = next((result["known"] for result in reversed(results) if "needs_inspection" in result), {})
    of_it = {key: told[key] for key in OF_THE_CAR if key in told}
    if not of_it:
        return known
    return ({**known, **of_it} if known and known.get("model") == told.get("model") else of_it) | {"offered": True}


def about_own(reading: Reading, memory: Mapping[str, Any]) -> Reading:
    """The reading, as about the customer's car where it names that again with facts of a car one has."""
    own = memory.get("own_car")
    if not own or own.get("kept") or reading.intent not in _MAY_BE_OF_IT or not speaks_of_own(own, reading.entities, reading.text):
        return reading
    wishes = reading.intent in ("search_cars", "refine_search") and owns(own["model"], reading.text)
    if wishes or "budget_max" in reading.entities:
        return reading  # a wish, beside which the car is named once more: "uns 75 mil contando com o Fox"
    entities = {"models": [own["model"]], **reading.entities}
    return replace(reading, intent="trade_in", confidence=max(reading.confidence, rules.CONFIDENCE), entities=entities)
