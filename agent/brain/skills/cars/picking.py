"""Which car is meant: by its place in the list, its name, what tells it apart, or because it is the one talked about."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import labels, listing
from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.skills.cars.extremes import extreme, order_of
from agent.brain.skills.cars.pointing import (
    SHORT,
    agrees,
    by_place,
    by_trait,
    narrowed,
    of_one,
    placed,
    points_at_one,
    pressed,
    priced,
    put_forward,
    says_which,
    spoken_of_last,
    told_apart,
)
from agent.brain.skills.cars.relaxing import examples
from agent.brain.skills.cars.told_before import as_told_before, last_named, year_told_before
from agent.brain.talk import Call, Question, Say, Talk, as_shown
from agent.owned import less_theirs
from agent.state import Shown

_WHICH = {
    "details": "Qual carro você quer ver de perto?",
    "financing": "Para qual carro eu simulo?",
    "offer": "Sua proposta é para qual carro?",
    "reserve": "Qual carro você quer reservar?",
    "visit": "Qual carro você quer ver?",
    "variants": "De qual deles?",
}
BINDING = frozenset({"offer", "reserve", "visit"})
"""Skills that do something in the customer's name: never with a car that they did not point out."""
_LEAST_BID = 0.6
_TRAITS = ("models", "year_min", "year_max", "colors", "fuel", "transmission")

Picking = Generator[Call, dict[str, Any], Shown | Say]


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
        return offered[0] if len(offered) == 1 else _ask(talk, skill, slots, offered)
    among = choices or talk.memory["shown"]
    if (car := pressed(talk.reading.text, choices)) is not None:
        return car
    if (car := placed(talk, among)) is not None and (choices or talk.entities.get("car_refs") or by_place(talk)):
        return car
    focus = talk.memory["focus"]
    if talk.entities.get("car_refs"):
        return _ask(talk, skill, slots, among, "Não achei esse número na lista. Qual deles você quer?")
    if talk.entities.get("models"):
        return (yield from _by_name(talk, skill, slots, among))
    if (car := told_apart(talk, among, skill if choices else None)) is not None:
        return car
    if choices and any(talk.entities.get(key) for key in _TRAITS):
        return (yield from _by_name(_naming(talk, choices[0]["model"]), skill, slots, []))
    if (
        skill == "offer"
        and focus is None
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
            return (yield from _by_name(_naming(talk, (focus or among[0])["model"]), skill, slots, []))
    if slots.get("car"):
        known: Shown = slots["car"]
        return known
    if focus is None and not among and points_at_one(talk.reading.text) and (model := last_named(talk)) is not None:
        return (yield from _by_name(_naming(talk, model), skill, slots, []))
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
    return _ask(talk, skill, slots, shown, "De qual deles?")


def _talked_about(talk: Talk, skill: str, slots: dict[str, Any], choices: list[Shown]) -> Shown | Say:
    """The car in focus. One that was merely put forward is enough to talk about, not to act on."""
    focus, shown = talk.memory["focus"], talk.memory["shown"]
    if choices and focus in choices and spoken_of_last(talk, focus):
        return focus  # asked which one, they asked of one of them, and were answered
    if choices:
        return _ask(talk, skill, slots, choices)
    if focus is not None and (skill not in BINDING or len(shown) < 2 or spoken_of_last(talk, focus)):
        return focus
    if skill in ("visit", "reserve") and points_at_one(talk.reading.text) and (first := put_forward(talk)) is not None:
        return first  # its name is in the next question, where it can still be told otherwise
    if shown and (skill not in BINDING or len(shown) == 1):
        return put_forward(talk) or shown[0]
    return _ask(talk, skill, slots, shown if focus is None or focus in shown else [focus, *shown])


def _by_name(talk: Talk, skill: str, slots: dict[str, Any], among: Sequence[Shown]) -> Picking:
    models = talk.entities["models"]
    if (cue := extreme(talk)) is not None:  # "o Kwid mais barato" is one car
        found = yield Call(
            "recommend_cars", {key: talk.entities[key] for key in _TRAITS if key in talk.entities} | {"order": order_of(cue)}
        )
        if found.get("cars"):
            return as_shown(found["cars"][0]["car"])
    focus = talk.memory["focus"]
    known = [focus, *(car for car in among if car["id"] != focus["id"])] if focus else list(among)
    of_models = [car for car in known if car["model"] in models] or _called_so(known, models)
    alike = priced(talk, narrowed(talk, [car for car in of_models if agrees(car, talk.entities)]))
    if focus in alike and not says_which(talk, alike):
        alike = [car for car in alike if car == focus]
    if len(alike) > 1:
        alike = as_told_before(talk, models, alike)
    if not alike:
        wanted: dict[str, Any] = {key: talk.entities[key] for key in _TRAITS if key in talk.entities}
        before = {} if wanted.keys() - {"models"} else year_told_before(talk, models)
        found = yield Call("recommend_cars", wanted | before)
        if before and not found.get("cars"):
            found = yield Call("recommend_cars", wanted)
        cars = [fit["car"] for fit in found.get("cars", [])]
        if not cars and len(wanted) > 1:
            return (yield from _of_other_traits(talk, skill, slots))
        if not cars:
            return _none_of(talk, _none_here(talk))
        alike = priced(talk, narrowed(talk, [as_shown(car) for car in cars]))
        if not wanted.keys() - {"models"} and not says_which(talk, alike):
            alike = as_told_before(talk, models, alike)
        if len(alike) > 1:
            count = f"Tenho {found['total']}" + (f"; estes são os {len(cars)} que mais combinam" if found["total"] > len(cars) else "")
            return Say(f"{count}:\n{listing(cars)}", _question(skill, slots, alike, f"Qual {models[0]}?"))
    if skill in ("visit", "reserve") and (advised := _advised(talk)) in alike:
        return advised  # its name is in the next question, where it can still be told otherwise
    first = put_forward(talk) if skill not in BINDING and len({car["name"] for car in alike}) == 1 else None
    if first is not None and first in alike:
        return first  # of two called the same, the one suggested is enough to talk about
    return alike[0] if len(alike) == 1 else _ask(talk, skill, slots, alike, f"Qual {models[0]}?")


def _advised(talk: Talk) -> Shown | None:
    """The car that the last reply was in favour of, asked which of them it would take."""
    last = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    return put_forward(talk) if "eu iria n" in last else None


def _called_so(cars: Sequence[Shown], models: Sequence[str]) -> list[Shown]:
    """Those in sight whose model is called so and more: "the dolphin", of a Dolphin Mini that was shown."""
    return [car for car in cars if any(car["model"].startswith(f"{model} ") for model in models)]


def _of_other_traits(talk: Talk, skill: str, slots: dict[str, Any]) -> Picking:
    """The model is not here as it was described: the others of it, where there are any."""
    models = talk.entities["models"]
    none = _none_here(talk)
    found = yield Call("recommend_cars", {"models": models})
    cars = [fit["car"] for fit in found.get("cars", [])]
    if not cars:
        return _none_of(talk, none)
    alike = [as_shown(car) for car in cars]
    return Say(f"{none}, mas de {' e '.join(models)} tenho:\n{listing(cars)}", _question(skill, slots, alike, "Algum desses te serve?"))


def _none_of(talk: Talk, none: str) -> Say:
    """No such car here, and so none to go on looking for; what was offered instead of another is over."""
    vain = set(talk.profile.get("models", ())) <= set(talk.entities["models"])
    over = talk.asked_for("search") == "relax"
    text = f"{none}. Diga o tipo ou o preço e procuro parecidos."
    return Say(text, keeps_task=not over, learned={"models": None} if vain and talk.profile.get("models") else {})


def _less_own_car(talk: Talk) -> Talk:
    """The talk without the car that the customer gives for another: it is none of ours."""
    return replace(talk, reading=replace(talk.reading, entities=less_theirs(talk.memory, talk.entities, talk.reading.text)))


def _naming(talk: Talk, model: str) -> Talk:
    """The talk as if the model were named again: "tem em preto?" while asked which Onix."""
    return replace(talk, reading=replace(talk.reading, entities={**talk.entities, "models": [model]}))


def _none_here(talk: Talk) -> str:
    """ "Não tenho Argo automático no estoque agora": the model as it was described."""
    return f"Não tenho {wish_in_words({key: talk.entities[key] for key in _TRAITS if key in talk.entities}, 1)} no estoque agora"


def _ask(talk: Talk, skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Say:
    opening = "" if talk.may_ask else talk.pick("Claro!", "Vamos lá!")  # at first contact the question waits behind the privacy one
    return Say(opening, _question(skill, slots, cars, text))


def _question(skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Question:
    """Which of a few cars, each with a button of its own; or which one at all."""
    if not cars:
        which = "De qual carro você está falando?" if skill == "details" else _WHICH.get(skill, "Qual carro? Me diga o modelo.")
        return Question(which, skill, "car", slots)
    few = list(cars[:3])
    return Question(text or _WHICH.get(skill, "De qual carro você está falando?"), skill, "car", {**slots, "choices": few}, labels(few))
