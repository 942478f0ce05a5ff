"""What a message tells of the customer's car while it is taken down for exchange: model, year, mileage, state, debts, hopes."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.talk import Talk
from agent.understanding.cues import own_car
from agent.understanding.cues.own_car_asked import statements
from agent.understanding.cues.own_car_named import told_of_own
from agent.understanding.text import fold

_TO_SEE = r"\b(?:ver|olhar|conhecer|procur\w+|interess\w+ (?:n[oa]|em|pel[oa]))\b(?: \w+){0,3}? ?\b%s\b"
"""A model that is looked for, and not given: "quero ver frontier e s10, aceita troca?"."""


def just_spoken_of(talk: Talk) -> bool:
    """Whether the valuation was the last thing said."""
    return bool(talk.memory["said"]) and "avalia" in talk.memory["said"][-1]["assistant"]


def told_of_it(talk: Talk, noted: str | None) -> dict[str, Any]:
    """The customer's car as far as this message tells of it; `noted` is its model, which no car looked at overwrites."""
    said, text, asked = talk.entities, talk.reading.text, talk.asked_for("trade_in")
    found: dict[str, Any] = {}
    if model := _model(said, text, noted):
        found["model"] = model
    elif (
        asked == "model"
        and len(text.split()) <= 4
        and talk.assent.yes is None
        and talk.reading.intent != "trade_in"
        and re.search(r"[^\W\d_]", text)
    ):
        found["model"] = text.strip(" .!").title()[:80]
    of_it = model is not None or not (noted and said.get("models"))
    plain = not own_car.contact(said)  # the digits of a phone are no year
    if said.get("brands") and of_it:
        found["brand"] = said["brands"][0]
    year = said.get("year_min") or said.get("year_max") or (year_of(text) if asked == "year" and plain else None)
    if "categories" in said and (theirs := told_of_own(said, text, talk.now)):
        year = theirs.get("year")  # another year is of the car wished for
    if year and of_it:
        found["year"] = year
    if (amount := own_car.expected(text, talk.now)) is not None:
        found["expected"] = amount
    elif said.get("mileage_max") and not own_car.limit_of_mileage(text):
        found["mileage"] = said["mileage_max"]
    elif asked == "mileage" and plain and (figure := own_car.number(text, talk.now)) is not None:
        found["mileage"] = figure
    stated = statements(text)
    if own_car.debts(stated):
        found["debts"] = stated[:500]
    says_nothing = "?" in text or own_car.asks_worth(text) or talk.reading.intent == "thanks"
    of_its_state = (asked == "condition" and not says_nothing) or (
        own_car.state(stated) and (asked is not None or just_spoken_of(talk) or bool(own_car.own_models(said, text)))
    )
    if of_its_state and "expected" not in found and not own_car.fipe(text):
        found["condition"] = stated[:500]
    return found


def _model(said: dict[str, Any], text: str, noted: str | None) -> str | None:
    """The model of the customer's car among those named: theirs by the words, or the first told at all."""
    models: list[str] = said.get("models", [])
    if own := own_car.own_models(said, text):
        return own[0]
    models = [model for model in models if not re.search(_TO_SEE % re.escape(fold(model)), fold(text))]
    if not models or (noted and not own_car.is_another(models[0], text)):
        return None
    return models[0]


def year_of(text: str) -> int | None:
    """ "2012", "ano 12", "é 2015/2016"."""
    figures = re.search(r"\b(?:19|20)(\d\d)\b|\b(\d\d)\b", text)
    if not figures:
        return None
    return int(figures[0]) if figures[1] else (2000 if int(figures[2]) < 50 else 1900) + int(figures[2])
