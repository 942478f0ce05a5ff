"""The car talked about, in another colour, year or gearbox: its model is kept."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing.cars import car_line
from agent.brain.phrasing.lists import and_list
from agent.brain.skills.cars.picking import chooses_a_car, pick_car, which_of
from agent.brain.skills.cars.pointing import spoken_of_last
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.text import fold

_OTHER = re.compile(
    r"\b(em )?outr[oa]s? (cor(es)?|anos?|vers(ao|oes)|cambio)\b|\bmesmo (modelo|carro)\b|\b(que|quais) (outras )?cores (tem|vem)\b"
)
_COLOUR = re.compile(r"\bcor(es)?\b")
_COLOURS = re.compile(r"\boutr[oa]s? cor(es)?\b|\b(que|quais|quantas) (outras )?cores\b|\bcores (tem|diferentes|disponive\w+)\b")
_TRAITS = frozenset({"colors", "transmission", "fuel", "year_min", "year_max"})
_LONGEST = 7
"""Words of a question that names a trait and nothing else: "tem em preto?", "e automático, tem?"."""


def _claims(talk: Talk) -> bool:
    focus, text = talk.memory["focus"], talk.reading.text
    if talk.entities.get("models") or "categories" in talk.reading.waived:
        return False
    if talk.asked_for("variants") == "car" and chooses_a_car(talk, "variants"):
        return True
    if focus is None or not spoken_of_last(talk, focus):
        return bool(talk.memory["shown"]) and _COLOURS.search(fold(text)) is not None and not talk.entities.get("colors")
    if _OTHER.search(fold(text)):
        return True
    only_traits = bool(talk.entities) and set(talk.entities) <= _TRAITS
    return only_traits and "?" in text and len(text.split()) <= _LONGEST and talk.reading.intent in ("refine_search", "search_cars")


@skill("variants", claims=_claims)
def variants(talk: Talk) -> Skill:
    slots = talk.slots("variants") or {"colours": _COLOUR.search(fold(talk.reading.text)) is not None}
    if slots["colours"] and (model := _only_model(talk)) is not None:
        car: Shown | Say | None = next((car for car in talk.memory["shown"] if car["model"] == model), None)
    elif talk.memory["focus"] is not None and spoken_of_last(talk, talk.memory["focus"]):
        car = talk.memory["focus"]
    elif talk.asked_for("variants") == "car":
        car = yield from pick_car(talk, "variants", slots)
    else:
        car = which_of(talk, "variants", slots) or next(iter(talk.memory["shown"]), None)
    if car is None:
        return Say("De qual carro você está falando?", missed=True)
    if isinstance(car, Say):
        return car
    return (yield from _others_of(talk, car, in_colours=slots["colours"]))


def _only_model(talk: Talk) -> str | None:
    """The model of a list of one model only."""
    models = {car["model"] for car in talk.memory["shown"]}
    return models.pop() if len(models) == 1 and talk.memory["focus"] is None else None


def _others_of(talk: Talk, like: Shown, *, in_colours: bool) -> Skill:
    wanted: dict[str, Any] = {"models": [like["model"]], "seen": [like["id"]]}
    wanted |= {key: talk.entities[key] for key in _TRAITS if key in talk.entities}
    if in_colours and like["color"] and "colors" not in wanted:
        wanted["excluded_colors"] = [like["color"]]
    found = yield Call("refine_recommendations", wanted)
    if found.get("error"):
        return Say(found["detail"])
    if not found["cars"]:
        text = f"Outro {like['model']} assim não tenho agora, só este: {like['name']}{_coloured(like['color'])}."
        return Say(text, buttons=("Marcar visita", "Ver outros"))
    cars = [fit["car"] for fit in found["cars"]]
    rows = [f"{at}. {car_line(car)}{_coloured(car['cor'])}" for at, car in enumerate(cars, 1)]
    colours = f" em {and_list(list(found['colors']))}" if in_colours and found.get("colors") else ""
    more = f"Tenho mais {found['total']} {like['model']}{colours}" + (f"; {len(rows)} deles" if found["total"] > len(rows) else "")
    return Say("\n".join([f"{more}:", *rows]), buttons=("Ver detalhes", "Marcar visita"))


def _coloured(color: str | None) -> str:
    return f", {color}" if color else ""
