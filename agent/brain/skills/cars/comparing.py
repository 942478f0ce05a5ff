"""Two or more cars side by side."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import and_list, car_line
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import fitting, the
from agent.brain.skills.cars.extremes import extreme, order_of
from agent.brain.skills.cars.pointing import most
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues.comparisons import comparatives, picks_an_extreme, superlative
from agent.understanding.text import fold

_COMPARES = re.compile(r"\b(compar[ae]\w*|lado a lado|diferenca entre|versus|vs)\b")
_PAIR = re.compile(r"\b(os|dos|esses|desses|entre os|nos|as|das|essas|dessas|entre as|nas) (dois|duas|2)\b")
_THIS = re.compile(r"\b(esse|essa|este|esta|ele|ela|dele|dela)\b")
_EACH = re.compile(r"\bde (cada|ambos|ambas)\b|\bcada um deles\b")
_BRIEFLY = re.compile(r"\b(curto|curtinho|resumid\w+|rapidinho|rapido|so (diz|fala|me diz)|em uma palavra|direto)\b")
_ADVISED = re.compile(r"\beu iria n[oa] ")
_POINTS = {"cheaper": "preço", "newer": "ano", "less_driven": "quilometragem", "bigger": "espaço"}
"""What a comparison may turn on, by the direction asked for; beside the priorities of the contract."""


_ON = {"preço": "No preço", "ano": "No ano", "quilometragem": "Na quilometragem", "espaço": "No espaço"}


def _claims(talk: Talk) -> bool:
    """A comparison of cars in sight, whatever it was taken for: "compara esse com o segundo", "dos dois, qual gasta menos?"."""
    words = fold(talk.reading.text[:200])
    if len(_in_sight(talk)) < 2 or talk.reading.intent in ("test_drive", "reserve_car", "negotiate", "financing", "trade_in"):
        return False
    if _extreme_of_each(talk) is not None:
        return True
    if picks_an_extreme(talk.reading.text):
        return False
    pointed = bool(talk.entities.get("car_refs") or talk.entities.get("models") or _THIS.search(words) or _PAIR.search(words))
    return (pointed and _COMPARES.search(words) is not None) or (_PAIR.search(words) is not None and bool(_points(talk)))


def _in_sight(talk: Talk) -> list[Shown]:
    """The cars of the list and the one in focus, each once."""
    cars = [*talk.memory["shown"], *([talk.memory["focus"]] if talk.memory["focus"] else [])]
    return list({car["id"]: car for car in cars}.values())


def _points(talk: Talk) -> list[str]:
    """The points that the comparison is to turn on."""
    directions = comparatives(talk.reading.text)
    return list(dict.fromkeys([*(name for cue, name in _POINTS.items() if cue in directions), *talk.entities.get("priorities", [])]))


@skill("compare", "compare_cars", fills=("car_refs", "models"), claims=_claims)
def compare(talk: Talk) -> Skill:
    if (cue := _extreme_of_each(talk)) is not None:
        return (yield from _utmost_of_each(talk, cue))
    if not talk.entities and not _claims(talk) and superlative(talk.reading.text) and most(talk) is not None:
        return (yield from SKILLS["refine"].run(talk))
    if not _in_sight(talk) and not talk.entities.get("models") and superlative(talk.reading.text):
        return (yield from SKILLS["search"].run(talk))  # "qual gasta menos?", before any car was shown
    words, focus = fold(talk.reading.text[:200]), talk.memory["focus"]
    chosen: list[str] = [focus["id"]] if focus and _THIS.search(words) and talk.entities.get("car_refs") else []
    chosen += [car["id"] for ref in talk.entities.get("car_refs", []) if (car := talk.shown_as(ref))]
    for model in talk.entities.get("models", []):
        car_id = yield from _best_of(talk, model)
        if car_id is None:
            return Say(f"Não tenho {model} no estoque agora para comparar.", keeps_task=True)
        chosen.append(car_id)
    if len(set(chosen)) < 2:
        chosen = _of_those_years(talk) or _from_the_talk(talk, chosen)
    if len(set(chosen)) < 2:
        return Say("", Question("Quais carros você quer comparar?", "compare", "models"))
    asked: dict[str, Any] = {"car_ids": list(dict.fromkeys(chosen))[:4]}
    points = _points(talk)
    asked |= {key: talk.profile[key] for key in ("usage", "priorities") if talk.profile.get(key) and not points}
    result = yield Call("compare_cars", asked)
    if result.get("error"):
        return Say(result["detail"])
    told = bool(talk.memory["said"]) and _ADVISED.search(talk.memory["said"][-1]["assistant"]) is not None
    text = _in_short(result) if not points and (told or _BRIEFLY.search(words)) else _side_by_side(result, points)
    return Say(text, buttons=("Ver detalhes", "Marcar visita"))


def _extreme_of_each(talk: Talk) -> str | None:
    """The utmost asked for of every model in sight or named: "o mais barato de cada"."""
    return extreme(talk) if _EACH.search(fold(talk.reading.text[:200])) and len(_models(talk)) > 1 else None


def _models(talk: Talk) -> list[str]:
    """The models named, else those in sight, each once."""
    named: list[str] = talk.entities.get("models", [])
    return named if len(named) > 1 else list(dict.fromkeys(car["model"] for car in _in_sight(talk)))


def _utmost_of_each(talk: Talk, cue: str) -> Skill:
    chosen = []
    for model in _models(talk)[:4]:
        found = yield Call("recommend_cars", {"models": [model], "order": order_of(cue), "limit": 1})
        chosen += [fit["car"]["id"] for fit in found.get("cars", [])]
    if len(chosen) < 2:
        return Say("", Question("Quais carros você quer comparar?", "compare", "models"))
    result = yield Call("compare_cars", {"car_ids": chosen})
    return Say(result["detail"]) if result.get("error") else Say(_side_by_side(result, []), buttons=("Ver detalhes", "Marcar visita"))


def _best_of(talk: Talk, model: str) -> Any:
    """The car of a model to compare: one shown before, else the best fit in stock."""
    for car in [talk.memory["focus"], *talk.memory["shown"]]:
        if car and car["model"] == model:
            return car["id"]
    years = {key: talk.entities[key] for key in ("year_min", "year_max") if key in talk.entities}
    found = yield Call("recommend_cars", {"models": [model], "limit": 1} | years)
    return found["cars"][0]["car"]["id"] if found.get("cars") else None


def _of_those_years(talk: Talk) -> list[str]:
    """ "O de 2022 e o outro, o 2021": those in sight that are told apart by their years."""
    years = dict.fromkeys(map(int, re.findall(r"\b(?:19|20)\d\d\b", talk.reading.text[:200])))
    found = [[car["id"] for car in _in_sight(talk) if car["year"] == year] for year in years]
    return [ids[0] for ids in found if len(ids) == 1] if len(found) > 1 and all(len(ids) == 1 for ids in found) else []


def _from_the_talk(talk: Talk, chosen: list[str]) -> list[str]:
    """ "Qual é melhor?" means the cars on the table."""
    on_the_table: list[Shown] = [car for car in [talk.memory["focus"], *talk.memory["shown"]] if car]
    if chosen:
        return [*chosen, *(car["id"] for car in on_the_table if car["id"] not in chosen)][:2]
    if _PAIR.search(fold(talk.reading.text[:200])):
        return [car["id"] for car in _spoken_of(talk) or on_the_table][:2]
    return [car["id"] for car in _spoken_of(talk)[:3] or talk.memory["shown"][:3]]


def _spoken_of(talk: Talk) -> list[Shown]:
    """The two or more cars that the last reply to name any named, in its order; none where it named one."""
    for said in reversed(talk.memory["said"]):
        if named := [car for car in _in_sight(talk) if car["name"] in said["assistant"]]:
            return sorted(named, key=lambda car: said["assistant"].index(car["name"])) if len(named) > 1 else []
    return []


def _on_point(result: dict[str, Any], point: str) -> str:
    """Who is ahead in one respect, as the comparison found."""
    ahead = next((row for row in result["cars"] if point in row["ahead_in"]), None)
    on = _ON.get(point, f"Em {point}")
    return f"{on}, {the(name_of(ahead['car']))} leva vantagem." if ahead else f"{on}, ficam parecidos."


def _in_short(result: dict[str, Any]) -> str:
    """The one to take, and what it is ahead in."""
    best = next(row for row in result["cars"] if row["car"]["id"] == result["best"])
    why = f": ganha em {and_list(best['ahead_in'])}" if best["ahead_in"] else ""
    return f"Eu iria {fitting('no', name_of(best['car']))} {name_of(best['car'])}{why}."


def _side_by_side(result: dict[str, Any], points: list[str]) -> str:
    lines = []
    for row in result["cars"]:
        ahead = f" (ganha em {and_list(row['ahead_in'])})" if row["ahead_in"] else ""
        lines.append(f"• {car_line(row['car'])}{ahead}")
    if points:
        return "\n".join([*lines, " ".join(_on_point(result, point) for point in points)])
    best = next(row for row in result["cars"] if row["car"]["id"] == result["best"])
    purpose = "Para o que você me contou" if result["by"] else "No conjunto"
    return "\n".join(lines) + f"\n{purpose}, eu iria {fitting('no', name_of(best['car']))} {name_of(best['car'])}."
