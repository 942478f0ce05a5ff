"""Which car is meant: by its place in the list, its name, its colour, or because it is the one talked about."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import listing
from agent.brain.talk import Call, Question, Say, Talk, as_shown
from agent.state import Shown
from agent.understanding.cues import comparatives, superlative

_WHICH = {
    "details": "Qual carro você quer ver de perto?",
    "financing": "Para qual carro eu simulo?",
    "offer": "Sua proposta é para qual carro?",
    "reserve": "Qual carro você quer reservar?",
    "visit": "Qual carro você quer ver?",
}

Picking = Generator[Call, dict[str, Any], Shown | Say]


def pick_car(talk: Talk, skill: str, slots: dict[str, Any] | None = None, *, use_focus: bool = True) -> Picking:
    """The car a request is about, or the words that ask which one. `slots` of the skill come back with the answer."""
    slots = slots or {}
    if refs := talk.entities.get("car_refs"):
        if (car := talk.shown_as(refs[0])) is not None:
            return car
        return _ask(talk, skill, slots, "Não achei esse número na lista. Qual deles você quer?")
    if talk.entities.get("models"):
        return (yield from _by_name(talk, skill, slots))
    if (car := _by_trait(talk)) is not None:
        return car
    if slots.get("car"):
        known: Shown = slots["car"]
        return known
    focus = talk.memory["focus"]
    if use_focus and focus is not None:
        return focus
    if shown := talk.memory["shown"]:
        return shown[0]  # the one that was put forward
    return _ask(talk, skill, slots, _WHICH.get(skill, "De qual carro você está falando?"))


def _by_name(talk: Talk, skill: str, slots: dict[str, Any]) -> Picking:
    models = talk.entities["models"]
    alike = [car for car in talk.memory["shown"] if car["model"] in models and _agrees(car, talk.entities)]
    focus = talk.memory["focus"]
    if focus and focus["model"] in models and _agrees(focus, talk.entities) and focus not in alike:
        alike = [focus, *alike]
    if len(alike) > 1 and focus in alike:
        alike = [car for car in alike if car == focus]
    if not alike:
        wanted: dict[str, Any] = {
            key: talk.entities[key] for key in ("models", "year_min", "year_max", "colors", "fuel", "transmission") if key in talk.entities
        }
        found = yield Call("recommend_cars", wanted)
        cars = [fit["car"] for fit in found.get("cars", [])]
        if not cars:
            return Say(
                f"Não tenho {' nem '.join(models)} {_qualified(talk)}no estoque agora. Diga o tipo ou o preço e procuro parecidos.",
                keeps_task=True,
            )
        alike = [as_shown(car) for car in cars]
        if len(alike) > 1:
            text = f"Tenho {found['total']} {models[0]} no estoque:\n{listing(cars)}" if found["total"] > 1 else listing(cars)
            return Say(text, Question("Qual deles?", skill, "car", slots, tuple(str(at) + "º" for at in range(1, len(alike) + 1))))
    if len(alike) > 1:
        return _ask(talk, skill, slots, f"Qual {models[0]}?", alike)
    return alike[0]


def _agrees(car: Shown, entities: dict[str, Any]) -> bool:
    """Nothing said about the car contradicts it."""
    if entities.get("colors") and car["color"] not in entities["colors"]:
        return False
    return not (entities.get("year_min") and car["year"] < entities["year_min"]) and not (
        entities.get("year_max") and car["year"] > entities["year_max"]
    )


def _qualified(talk: Talk) -> str:
    """`2019 prata ` — what was said beside the model."""
    parts = [str(talk.entities["year_min"])] if talk.entities.get("year_min") == talk.entities.get("year_max", 0) else []
    return " ".join([*parts, *talk.entities.get("colors", [])]) + " " if parts or talk.entities.get("colors") else ""


def _by_trait(talk: Talk) -> Shown | None:
    """ "o prata", "o mais barato", "o mais novo" of the list last shown."""
    shown = talk.memory["shown"]
    if not shown:
        return None
    for field, key in (("color", "colors"), ("make", "brands")):
        said = talk.entities.get(key, [])
        alike = [car for car in shown if dict(car)[field] in said]
        if len(alike) == 1:
            return alike[0]
    return most(talk) if superlative(talk.reading.text) else None


def most(talk: Talk) -> Shown | None:
    """The cheapest, dearest, newest or least driven of the list last shown, as the message asks."""
    shown, directions = talk.memory["shown"], comparatives(talk.reading.text)
    driven = [car for car in shown if car["mileage"] is not None]
    if "less_driven" in directions and driven:
        return min(driven, key=lambda car: car["mileage"] or 0)
    if "cheaper" in directions and shown:
        return min(shown, key=lambda car: car["price"])
    if "dearer" in directions and shown:
        return max(shown, key=lambda car: car["price"])
    return max(shown, key=lambda car: car["year"]) if "newer" in directions and shown else None


def _ask(talk: Talk, skill: str, slots: dict[str, Any], text: str, cars: list[Shown] | None = None) -> Say:
    cars = cars or talk.memory["shown"]
    if not cars:
        return Say("", Question(_WHICH.get(skill, "Qual carro? Me diga o modelo."), skill, "car", slots))
    names = tuple(car["name"][:20] for car in cars[:3])
    return Say("", Question(text, skill, "car", slots, names))
