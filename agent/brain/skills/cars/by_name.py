"""The car meant by its model and what else was said of it; those there are instead, where none is here as described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.brain.phrasing import listing
from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.skills.cars.extremes import extreme, order_of
from agent.brain.skills.cars.pointing import agrees, narrowed, priced, put_forward, says_which
from agent.brain.skills.cars.told_before import as_told_before, year_told_before
from agent.brain.skills.cars.which_car import BINDING, Picking, ask_which, question_which
from agent.brain.talk import Call, Say, Talk, as_shown
from agent.state import Shown

TRAITS = ("models", "year_min", "year_max", "colors", "fuel", "transmission")


def by_name(talk: Talk, skill: str, slots: dict[str, Any], among: Sequence[Shown]) -> Picking:
    models = talk.entities["models"]
    if (cue := extreme(talk)) is not None:  # "o Kwid mais barato" is one car
        found = yield Call("recommend_cars", {key: talk.entities[key] for key in TRAITS if key in talk.entities} | {"order": order_of(cue)})
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
        wanted: dict[str, Any] = {key: talk.entities[key] for key in TRAITS if key in talk.entities}
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
            return Say(f"{count}:\n{listing(cars)}", question_which(skill, slots, alike, f"Qual {models[0]}?"))
    if skill in ("visit", "reserve") and (advised := _advised(talk)) in alike:
        return advised  # its name is in the next question, where it can still be told otherwise
    first = put_forward(talk) if skill not in BINDING and len({car["name"] for car in alike}) == 1 else None
    if first is not None and first in alike:
        return first  # of two called the same, the one suggested is enough to talk about
    return alike[0] if len(alike) == 1 else ask_which(talk, skill, slots, alike, f"Qual {models[0]}?")


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
    text = f"{none}, mas de {' e '.join(models)} tenho:\n{listing(cars)}"
    return Say(text, question_which(skill, slots, alike, "Algum desses te serve?"))


def _none_of(talk: Talk, none: str) -> Say:
    """No such car here, and so none to go on looking for; what was offered instead of another is over."""
    vain = set(talk.profile.get("models", ())) <= set(talk.entities["models"])
    over = talk.asked_for("search") == "relax"
    text = f"{none}. Diga o tipo ou o preço e procuro parecidos."
    return Say(text, keeps_task=not over, learned={"models": None} if vain and talk.profile.get("models") else {})


def _none_here(talk: Talk) -> str:
    """ "Não tenho Argo automático no estoque agora": the model as it was described."""
    described = wish_in_words({key: talk.entities[key] for key in TRAITS if key in talk.entities}, 1)
    return f"Não tenho {described.replace(' ano ', ' ')} no estoque agora"
