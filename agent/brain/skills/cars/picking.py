"""Which car is meant: by its place in the list, its name, what tells it apart, or because it is the one talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from agent.brain.skills.cars.by_name import TRAITS, by_name
from agent.brain.skills.cars.pointing import (
    SHORT,
    agrees,
    by_place,
    by_trait,
    of_one,
    placed,
    points_at_one,
    pressed,
    priced,
    put_forward,
    spoken_of_last,
    told_apart,
)
from agent.brain.skills.cars.relaxing import examples
from agent.brain.skills.cars.told_before import last_named
from agent.brain.skills.cars.which_car import BINDING, Picking, ask_which
from agent.brain.talk import Call, Say, Talk, as_shown
from agent.owned import less_theirs
from agent.state import Shown

_LEAST_BID = 0.6


def pick_car(talk: Talk, skill: str, slots: dict[str, Any] | None = None) -> Picking:
    """The car a request is about, or the words that ask which one. `slots` of the skill come back with the answer."""
    talk, slots = _less_own_car(talk), dict(slots or {})
    choices: list[Shown] = slots.pop("choices", [])
    if talk.chosen is not None:
        return (yield from _tapped(talk, talk.chosen, choices))
    if (
        not choices
        and (offered := examples(talk))
        and points_at_one(talk.reading.text)
        and not talk.entities.keys() & {"models", "car_refs"}
    ):
        return offered[0] if len(offered) == 1 else ask_which(talk, skill, slots, offered)
    among = choices or talk.memory["shown"]
    if (car := pressed(talk.reading.text, choices)) is not None:
        return car
    if (car := placed(talk, among)) is not None and (choices or talk.entities.get("car_refs") or by_place(talk)):
        return car
    focus = talk.memory["focus"]
    if talk.entities.get("car_refs"):
        return ask_which(talk, skill, slots, among, "Não achei esse número na lista. Qual deles você quer?")
    if talk.entities.get("models"):
        return (yield from by_name(talk, skill, slots, among))
    if (car := told_apart(talk, among, skill if choices else None)) is not None:
        return car
    if choices and any(talk.entities.get(key) for key in TRAITS):
        return (yield from by_name(_naming(talk, choices[0]["model"]), skill, slots, []))
    if (
        skill == "offer"
        and focus is None
        and points_at_one(talk.reading.text)
        and (bidden := talk.entities.get("offer"))
        and len(worth := _worth(among, bidden)) == 1 < len(among)
    ):
        return worth[0]
    if skill not in ("offer", "financing") and len(one := priced(talk, list(among))) == 1 < len(among):
        return one[0]
    if by_trait(talk) and not (focus is not None and agrees(focus, talk.entities)):
        alike = priced(talk, [car for car in among if agrees(car, talk.entities)])
        if len(alike) == 1:
            return alike[0]
        if focus is not None or len({car["model"] for car in among}) == 1:
            return (yield from by_name(_naming(talk, (focus or among[0])["model"]), skill, slots, []))
    if slots.get("car"):
        known: Shown = slots["car"]
        return known
    if focus is None and not among and points_at_one(talk.reading.text) and (model := last_named(talk)) is not None:
        return (yield from by_name(_naming(talk, model), skill, slots, []))
    return _talked_about(talk, skill, slots, choices)


def _worth(cars: Sequence[Shown], bidden: float) -> list[Shown]:
    """Those that so much can be offered for: nobody offers more than is asked, nor hopes to get away with little more than half."""
    return [car for car in cars if _LEAST_BID * car["price"] <= bidden <= car["price"]]


def _tapped(talk: Talk, car_id: str, choices: Sequence[Shown]) -> Picking:
    """The car whose card was tapped, seen lately or long ago."""
    focus = talk.memory["focus"]
    if (known := next((car for car in (*choices, *talk.memory["shown"], focus) if car and car["id"] == car_id), None)) is not None:
        return known
    result = yield Call("car_details", {"car_id": car_id})
    return Say(result["detail"]) if result.get("error") else as_shown(result["car"])


def choices_of(talk: Talk, skill: str) -> list[Shown]:
    """The cars among which this skill asked which one, where that was the question."""
    choices: list[Shown] = talk.slots(skill).get("choices", []) if talk.asked_for(skill) == "car" else []
    return choices


def chooses_a_car(talk: Talk, skill: str) -> bool:
    """Whether a message answers this skill's "which car?", by a button, a place, or what only one of them has."""
    choices = choices_of(talk, skill)
    if not choices:
        return False
    talk = _less_own_car(talk)
    return (
        pressed(talk.reading.text, choices) is not None
        or any(car["id"] == talk.chosen for car in choices)
        or placed(talk, choices) is not None
        or (len(talk.reading.text.split()) <= SHORT and told_apart(talk, choices, skill) is not None)
    )


def which_of(talk: Talk, skill: str, slots: dict[str, Any]) -> Say | None:
    """The question which car a few words mean, where several are on the screen and none was spoken of since."""
    focus, shown = talk.memory["focus"], talk.memory["shown"]
    if len(shown) < 2 or (focus is not None and spoken_of_last(talk, focus)):
        return None
    if put_forward(talk) is not None and of_one(talk.reading.text):
        return None
    return ask_which(talk, skill, slots, shown, "De qual deles?")


def _talked_about(talk: Talk, skill: str, slots: dict[str, Any], choices: list[Shown]) -> Shown | Say:
    """The car in focus. One that was merely put forward is enough to talk about, not to act on."""
    focus, shown = talk.memory["focus"], talk.memory["shown"]
    if choices and focus in choices and spoken_of_last(talk, focus):
        return focus  # asked which one, they asked of one of them, and were answered
    if choices:
        return ask_which(talk, skill, slots, choices)
    if focus is not None and (skill not in BINDING or len(shown) < 2 or spoken_of_last(talk, focus)):
        return focus
    if skill in ("visit", "reserve") and points_at_one(talk.reading.text) and (first := put_forward(talk)) is not None:
        return first  # its name is in the next question, where it can still be told otherwise
    if shown and (skill not in BINDING or len(shown) == 1):
        return put_forward(talk) or shown[0]
    return ask_which(talk, skill, slots, shown if focus is None or focus in shown else [focus, *shown])


def _less_own_car(talk: Talk) -> Talk:
    """The talk without the car that the customer gives for another: it is none of ours."""
    return replace(talk, reading=replace(talk.reading, entities=less_theirs(talk.memory, talk.entities, talk.reading.text)))


def _naming(talk: Talk, model: str) -> Talk:
    """The talk as if the model were named again: "tem em preto?" while asked which Onix."""
    return replace(talk, reading=replace(talk.reading, entities={**talk.entities, "models": [model]}))
