"""Two or more cars side by side."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import and_list, car_line
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.pointing import most
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues import superlative


@skill("compare", "compare_cars", fills=("car_refs", "models"))
def compare(talk: Talk) -> Skill:
    if not talk.entities and superlative(talk.reading.text) and most(talk) is not None:
        return (yield from SKILLS["refine"].run(talk))
    chosen: list[str] = [car["id"] for ref in talk.entities.get("car_refs", []) if (car := talk.shown_as(ref))]
    for model in talk.entities.get("models", []):
        car_id = yield from _best_of(talk, model)
        if car_id is None:
            return Say(f"Não tenho {model} no estoque agora para comparar.", keeps_task=True)
        chosen.append(car_id)
    if len(set(chosen)) < 2:
        chosen = _from_the_talk(talk, chosen)
    if len(set(chosen)) < 2:
        return Say("", Question("Quais carros você quer comparar?", "compare", "models"))
    asked: dict[str, Any] = {"car_ids": list(dict.fromkeys(chosen))[:4]}
    asked |= {key: talk.profile[key] for key in ("usage", "priorities") if talk.profile.get(key)}
    result = yield Call("compare_cars", asked)
    if result.get("error"):
        return Say(result["detail"])
    return Say(_side_by_side(result), buttons=("Ver detalhes", "Marcar visita"))


def _best_of(talk: Talk, model: str) -> Any:
    """The car of a model to compare: one shown before, else the best fit in stock."""
    for car in [talk.memory["focus"], *talk.memory["shown"]]:
        if car and car["model"] == model:
            return car["id"]
    years = {key: talk.entities[key] for key in ("year_min", "year_max") if key in talk.entities}
    found = yield Call("recommend_cars", {"models": [model], "limit": 1} | years)
    return found["cars"][0]["car"]["id"] if found.get("cars") else None


def _from_the_talk(talk: Talk, chosen: list[str]) -> list[str]:
    """ "Qual é melhor?" means the cars on the table."""
    on_the_table: list[Shown] = [car for car in [talk.memory["focus"], *talk.memory["shown"]] if car]
    if chosen:
        return [*chosen, *(car["id"] for car in on_the_table[:1])]
    return [car["id"] for car in talk.memory["shown"][:3]]


def _side_by_side(result: dict[str, Any]) -> str:
    lines = []
    for row in result["cars"]:
        ahead = f" (ganha em {and_list(row['ahead_in'])})" if row["ahead_in"] else ""
        lines.append(f"• {car_line(row['car'])}{ahead}")
    best = next(row for row in result["cars"] if row["car"]["id"] == result["best"])
    purpose = "Para o que você me contou" if result["by"] else "No conjunto"
    return "\n".join(lines) + f"\n{purpose}, eu iria no {name_of(best['car'])}."
