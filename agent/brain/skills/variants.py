"""The car talked about, in another colour, year or gearbox: its model is kept."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing.cars import car_line
from agent.brain.skills.pointing import spoken_of_last
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.text import fold

_OTHER = re.compile(
    r"\b(em )?outr[oa]s? (cor(es)?|anos?|vers(ao|oes)|cambio)\b|\bmesmo (modelo|carro)\b|\b(que|quais) (outras )?cores (tem|vem)\b"
)
_COLOUR = re.compile(r"\bcor(es)?\b")
_TRAITS = frozenset({"colors", "transmission", "fuel", "year_min", "year_max"})
_LONGEST = 7
"""Words of a question that names a trait and nothing else: "tem em preto?", "e automático, tem?"."""


def _claims(talk: Talk) -> bool:
    focus, text = talk.memory["focus"], talk.reading.text
    if focus is None or talk.entities.get("models") or not spoken_of_last(talk, focus):
        return False
    if _OTHER.search(fold(text)):
        return True
    only_traits = bool(talk.entities) and set(talk.entities) <= _TRAITS
    return only_traits and "?" in text and len(text.split()) <= _LONGEST and talk.reading.intent in ("refine_search", "search_cars")


@skill("variants", claims=_claims)
def variants(talk: Talk) -> Skill:
    focus = talk.memory["focus"]
    if focus is None:
        return Say("De qual carro você está falando?", missed=True)
    wanted: dict[str, Any] = {"models": [focus["model"]], "seen": [focus["id"]]}
    wanted |= {key: talk.entities[key] for key in _TRAITS if key in talk.entities}
    if _COLOUR.search(fold(talk.reading.text)) and focus["color"] and "colors" not in wanted:
        wanted["excluded_colors"] = [focus["color"]]
    found = yield Call("refine_recommendations", wanted)
    if found.get("error"):
        return Say(found["detail"])
    if not found["cars"]:
        text = f"Outro {focus['model']} assim não tenho agora, só este: {focus['name']}{_coloured(focus['color'])}."
        return Say(text, buttons=("Marcar visita", "Ver outros"))
    cars = [fit["car"] for fit in found["cars"]]
    rows = [f"{at}. {car_line(car)}{_coloured(car['cor'])}" for at, car in enumerate(cars, 1)]
    more = f"Tenho mais {found['total']} {focus['model']}" + (f"; {len(rows)} deles" if found["total"] > len(rows) else "")
    return Say("\n".join([f"{more}:", *rows]), buttons=("Ver detalhes", "Marcar visita"))


def _coloured(color: str | None) -> str:
    return f", {color}" if color else ""
