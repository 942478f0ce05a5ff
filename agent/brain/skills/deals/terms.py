"""The terms of a simulation: what is paid down, by the month and in how many, as told now or before."""

from __future__ import annotations

from typing import Any

from agent.brain.talk import Talk
from agent.owned import given, less_theirs, theirs
from agent.understanding.cues import credit
from agent.understanding.cues.bare_figures import figure, months, told_affordable, told_terms
from agent.understanding.cues.own_car import number
from agent.understanding.cues.paid_down import supposed_down

TERMS = ("down_payment", "monthly_payment", "installments")


def simulated(talk: Talk) -> bool:
    """Whether the last answer told instalments."""
    return bool(talk.memory["said"]) and told_terms(talk.memory["said"][-1]["assistant"])


def figure_of_terms(talk: Talk) -> int | None:
    """The bare number that answers our question or table: "48", "e se for 30?"."""
    mine = talk.task is None or talk.task["skill"] == "financing"
    return figure(talk.reading.text) if mine and (simulated(talk) or meant_down(talk)) else None


def terms_meant(talk: Talk, slots: dict[str, Any]) -> dict[str, Any]:
    """Down payment, instalment and months: said now, in this task, or earlier. Who names the first two no longer counts by the month."""
    said = {key: talk.entities[key] for key in TERMS if key in talk.entities}
    if (told := figure_of_terms(talk)) is not None and "installments" not in said:
        chosen = months(talk.reading.text) if simulated(talk) else None
        said |= {"installments": chosen} if chosen else {"down_payment": number(talk.reading.text, talk.now) or told * 1_000}
    elif "down_payment" not in said and "budget_max" in talk.entities and (meant_down(talk) or "installments" in said):
        said["down_payment"] = talk.entities["budget_max"]
    elif not {"down_payment", "monthly_payment"} & said.keys() and "installments" in said:
        said |= credit.sum_beside_terms(talk.reading.text)
    if "down_payment" not in talk.entities and given(talk.memory) and (supposed := supposed_down(talk.reading.text)) is not None:
        said["down_payment"] = supposed
    if credit.nothing_down(talk.reading.text):
        said["down_payment"] = 0
    if "down_payment" not in said and own_cars(talk) and (beside := number(talk.reading.text, talk.now)):
        said["down_payment"] = beside  # "com o Gol de entrada mais 15 mil"
    known = {key: slots.get(key, talk.profile.get(key)) for key in TERMS}
    if known["down_payment"] is None and credit.rest_by_instalments(talk.reading.text):
        known["down_payment"] = talk.profile.get("budget_max")  # the money at hand, and by instalments what is beyond it
    if said and "monthly_payment" not in said:
        by_the_month = bool(talk.memory["said"]) and told_affordable(talk.memory["said"][-1]["assistant"])
        known["monthly_payment"] = (
            known["monthly_payment"] if by_the_month else slots.get("monthly_payment") if "fit" not in slots else None
        )
    return {key: value for key, value in (known | said).items() if value is not None}


def names_a_car_now(talk: Talk) -> bool:
    return bool(less_theirs(talk.memory, talk.entities, talk.reading.text).get("models") or talk.entities.get("car_refs"))


def own_cars(talk: Talk) -> list[str]:
    return theirs(talk.memory, talk.entities, talk.reading.text)


def meant_down(talk: Talk) -> bool:
    return talk.asked_for("financing") == "down_payment"
