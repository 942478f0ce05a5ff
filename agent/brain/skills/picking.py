"""Which car is meant: by its place in the list, its name, what tells it apart, or because it is the one talked about."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import labels, listing
from agent.brain.talk import Call, Question, Say, Talk, as_shown
from agent.state import Shown
from agent.understanding.cues import comparatives, fold, ordinal, superlative

_WHICH = {
    "details": "Qual carro você quer ver de perto?",
    "financing": "Para qual carro eu simulo?",
    "offer": "Sua proposta é para qual carro?",
    "reserve": "Qual carro você quer reservar?",
    "visit": "Qual carro você quer ver?",
}
BINDING = frozenset({"offer", "reserve", "visit"})
"""Skills that do something in the customer's name: never with a car that they did not point out."""
_TRAITS = ("models", "year_min", "year_max", "colors", "fuel", "transmission")
_PLACE = re.compile(r"\W*(?:[oa] |n[oa]? ?)?([1-9])\s?[ºª°oa]?\W*$", re.IGNORECASE)
"""A place by itself: "1º", "o 2", "3ª"."""
_SHORT = 6
_NO_NAME = frozenset({"de", "do", "da", "o", "a", "e", "um", "uma", "esse", "essa", "mesmo", "quero", "pode", "ser"})

Picking = Generator[Call, dict[str, Any], Shown | Say]


def pick_car(talk: Talk, skill: str, slots: dict[str, Any] | None = None) -> Picking:
    """The car a request is about, or the words that ask which one. `slots` of the skill come back with the answer."""
    slots = dict(slots or {})
    choices: list[Shown] = slots.pop("choices", [])
    among = choices or talk.memory["shown"]
    if (pressed := _pressed(talk.reading.text, choices)) is not None:
        return pressed
    if (placed := _place(talk, among)) is not None and (choices or talk.entities.get("car_refs")):
        return placed
    if talk.entities.get("car_refs"):
        return _ask(talk, skill, slots, among, "Não achei esse número na lista. Qual deles você quer?")
    if talk.entities.get("models"):
        return (yield from _by_name(talk, skill, slots, among))
    if (car := _told_apart(talk, among, skill if choices else None)) is not None:
        return car
    if choices and any(talk.entities.get(key) for key in _TRAITS):
        return (yield from _by_name(_naming(talk, choices[0]["model"]), skill, slots, []))
    if slots.get("car"):
        known: Shown = slots["car"]
        return known
    return _talked_about(talk, skill, slots, choices)


def chooses_a_car(talk: Talk, skill: str) -> bool:
    """Whether a message answers this skill's "which car?", by a button, a place, or what only one of them has."""
    choices: list[Shown] = talk.slots(skill).get("choices", []) if talk.asked_for(skill) == "car" else []
    if not choices:
        return False
    return (
        _pressed(talk.reading.text, choices) is not None
        or _place(talk, choices) is not None
        or (len(talk.reading.text.split()) <= _SHORT and _told_apart(talk, choices, skill) is not None)
    )


def _place(talk: Talk, among: Sequence[Shown]) -> Shown | None:
    """ "1º", "a segunda", "2": the car at a place of the list."""
    refs = talk.entities.get("car_refs")
    bare = _PLACE.match(talk.reading.text)
    place = refs[0] if refs else int(bare[1]) if bare else ordinal(talk.reading.text) if len(talk.reading.text.split()) <= _SHORT else None
    at = None if place is None else place - 1 if place > 0 else len(among) + place
    return among[at] if at is not None and 0 <= at < len(among) else None


def _talked_about(talk: Talk, skill: str, slots: dict[str, Any], choices: list[Shown]) -> Shown | Say:
    """The car in focus. One that was merely put forward is enough to talk about, not to act on."""
    focus, shown = talk.memory["focus"], talk.memory["shown"]
    if choices:
        return _ask(talk, skill, slots, choices)
    if focus is not None and (skill not in BINDING or len(shown) < 2 or spoken_of_last(talk, focus)):
        return focus
    if shown and (skill not in BINDING or len(shown) == 1):
        return shown[0]
    return _ask(talk, skill, slots, shown if focus is None or focus in shown else [focus, *shown])


def spoken_of_last(talk: Talk, focus: Shown) -> bool:
    """Whether the car in focus was the last to be spoken of, and alone: a list told since then has others in it."""
    names = {car["name"] for car in [*talk.memory["shown"], focus]}
    for said in reversed(talk.memory["said"]):
        if told := {name for name in names if name in said["assistant"]}:
            return told == {focus["name"]}
    return False


def _pressed(text: str, choices: Sequence[Shown]) -> Shown | None:
    """The car whose button this is, or whose button these words begin or end with."""
    said = fold(text).strip(" .!\n").replace("\u00a0", " ")
    named = [fold(label).replace("\u00a0", " ") for label in labels(choices)]
    for meant in (lambda name: said == name, lambda name: said.startswith(name) or said.endswith(name)):
        found = [car for car, name in zip(choices, named, strict=True) if meant(name)]
        if len(found) == 1:
            return found[0]
    return None


def _by_name(talk: Talk, skill: str, slots: dict[str, Any], among: Sequence[Shown]) -> Picking:
    models = talk.entities["models"]
    focus = talk.memory["focus"]
    known = [focus, *(car for car in among if car["id"] != focus["id"])] if focus else list(among)
    alike = _narrowed(talk, [car for car in known if car["model"] in models and _agrees(car, talk.entities)])
    if focus in alike and not _says_which(talk, alike):
        alike = [car for car in alike if car == focus]
    if not alike:
        wanted: dict[str, Any] = {key: talk.entities[key] for key in _TRAITS if key in talk.entities}
        found = yield Call("recommend_cars", wanted)
        cars = [fit["car"] for fit in found.get("cars", [])]
        if not cars:
            return Say(
                f"Não tenho {' nem '.join(models)} {_qualified(talk)}no estoque agora. Diga o tipo ou o preço e procuro parecidos.",
                keeps_task=True,
            )
        alike = _narrowed(talk, [as_shown(car) for car in cars])
        if len(alike) > 1:
            count = f"Tenho {found['total']}" + (f"; estes são os {len(cars)} que mais combinam" if found["total"] > len(cars) else "")
            return Say(f"{count}:\n{listing(cars)}", _question(skill, slots, alike, f"Qual {models[0]}?"))
    return alike[0] if len(alike) == 1 else _ask(talk, skill, slots, alike, f"Qual {models[0]}?")


def _naming(talk: Talk, model: str) -> Talk:
    """The talk as if the model were named again: "tem em preto?" while asked which Onix."""
    return replace(talk, reading=replace(talk.reading, entities={**talk.entities, "models": [model]}))


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


def _narrowed(talk: Talk, cars: list[Shown]) -> list[Shown]:
    """Those whose version has the words that were said and that not all of them have: "o Premier", "o turbo"."""
    words = set(re.findall(r"[a-z0-9.]+", fold(talk.reading.text))) - _NO_NAME
    own = [set(re.findall(r"[a-z0-9.]+", fold(car["name"]))) & words for car in cars]
    if not cars or not (telling := set().union(*own) - set[str]().intersection(*own)):
        return cars
    most_said = max(len(said & telling) for said in own)
    return [car for car, said in zip(cars, own, strict=True) if len(said & telling) == most_said]


def _says_which(talk: Talk, cars: list[Shown]) -> bool:
    return len(_narrowed(talk, cars)) < len(cars)


def _told_apart(talk: Talk, among: Sequence[Shown], asking: str | None) -> Shown | None:
    """ "o prata", "o mais barato", "o 2021", "o de 82 mil", "o turbo": one of the list by what only it has.

    `asking` is the skill that asked which one; for an offer a sum is the offer, not a price to know the car by.
    """
    entities = talk.entities
    for field, key in (("color", "colors"), ("make", "brands")):
        alike = [car for car in among if dict(car)[field] in entities.get(key, [])]
        if len(alike) == 1:
            return alike[0]
    if superlative(talk.reading.text) and (car := most(talk, among)) is not None:
        return car
    if asking is None:
        return None
    if asking != "offer" and (price := entities.get("budget_max") or entities.get("offer")) and not entities.get("budget_min"):
        alike = [car for car in among if abs(car["price"] - price) < 1_000]
        if len(alike) == 1:
            return alike[0]
    left = _narrowed(talk, [car for car in among if _agrees(car, entities)])
    return left[0] if len(left) == 1 < len(among) else None


def most(talk: Talk, among: Sequence[Shown] | None = None) -> Shown | None:
    """The cheapest, dearest, newest or least driven of a list, the one last shown unless told, as the message asks."""
    shown, directions = among or talk.memory["shown"], comparatives(talk.reading.text)
    driven = [car for car in shown if car["mileage"] is not None]
    if "less_driven" in directions and driven:
        return min(driven, key=lambda car: car["mileage"] or 0)
    if "cheaper" in directions and shown:
        return min(shown, key=lambda car: car["price"])
    if "dearer" in directions and shown:
        return max(shown, key=lambda car: car["price"])
    return max(shown, key=lambda car: car["year"]) if "newer" in directions and shown else None


def _ask(talk: Talk, skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Say:
    opening = "" if talk.may_ask else talk.pick("Claro!", "Vamos lá!")  # at first contact the question waits behind the privacy one
    return Say(opening, _question(skill, slots, cars, text))


def _question(skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Question:
    """Which of a few cars, each with a button of its own; or which one at all."""
    if not cars:
        return Question(_WHICH.get(skill, "Qual carro? Me diga o modelo."), skill, "car", slots)
    few = list(cars[:3])
    return Question(text or _WHICH.get(skill, "De qual carro você está falando?"), skill, "car", {**slots, "choices": few}, labels(few))
