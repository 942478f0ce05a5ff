"""A visit to see some car of a kind, "quero ver um sedan qualquer": a few are put to the customer, and any will do where they say so."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import labels, listing
from agent.brain.skills.cars.picking import choices_of
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.own_car import less_own
from domain.cars.wishes import Wish
from domain.customers.profile import WISH_FIELDS

_A_KIND = frozenset({"categories", "brands", "fuel", "transmission", "seats", "budget_max"})
"""What tells cars, none of them in particular."""


def any_will_do(talk: Talk) -> bool:
    """Whether "which car?" is answered with any: "qualquer um", "você escolhe"."""
    return bool(choices_of(talk, "visit")) and not talk.entities.keys() & {"models", "car_refs"} and indifferent(talk.reading.text)


def names_a_kind(talk: Talk) -> bool:
    """Whether it is told what kind of car is to be seen."""
    return bool(_A_KIND & less_own(talk.entities, talk.reading.text).keys())


def put_forward_some(talk: Talk, unknown: Say, slots: dict[str, Any]) -> Skill:
    """The best cars of the kind named, to choose from; `unknown` is the question which car, where there are none."""
    told = {key: value for key, value in talk.entities.items() if key in WISH_FIELDS}
    found = yield Call("recommend_cars", Wish.of({**talk.profile, **told}).stated())
    few = [as_shown(fit["car"]) for fit in found.get("cars", [])]
    if not few:
        return unknown
    question = Question("Qual deles você quer ver?", "visit", "car", {**slots, "choices": few}, labels(few))
    return Say(f"Tenho {found['total']}:\n{listing([fit['car'] for fit in found['cars']])}", question)
