"""The prices of a model of which there are several: told at once, without asking which one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import brl, listing
from agent.brain.skills.cars.extremes import LOOK
from agent.brain.skills.deals.terms import TERMS
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.owned import less_theirs
from agent.understanding.cues.car_prices import asks_price
from agent.understanding.cues.comparisons import superlative
from agent.understanding.text import fold

_TRAITS = ("models", "year_min", "year_max", "colors", "fuel", "transmission", "seats")
_READ = 200
_MOST = 4
"""Cars told with their prices in one message."""
_ELSEWHERE = frozenset({"trade_in", "compare_cars", "reserve_car", "test_drive"})


def _claims(talk: Talk) -> bool:
    """Whether a model is asked the price of, and no single car of it is what is talked about."""
    models = set(less_theirs(talk.memory, talk.entities, talk.reading.text).get("models", ()))
    if talk.who.role != "customer" or len(models) != 1 or talk.entities.get("car_refs") or talk.chosen is not None:
        return False
    if (
        talk.entities.keys() & set(TERMS)
        or talk.reading.intent in _ELSEWHERE
        or superlative(talk.reading.text)
        or not asks_price(talk.reading.text)
    ):
        return False
    focus, shown = talk.memory["focus"], [car for car in talk.memory["shown"] if car["model"] in models]
    return len(shown) != 1 and not (focus is not None and focus["model"] in models)


@skill("price_range", claims=_claims)
def price_range(talk: Talk) -> Skill:
    """From the cheapest to the dearest; of a single car the details tell it."""
    wanted = {key: talk.entities[key] for key in _TRAITS if key in talk.entities}
    found = yield Call("recommend_cars", wanted | {"order": "cheapest", "limit": _MOST} | _version(talk))
    cars = [fit["car"] for fit in found.get("cars", ())]
    if len(cars) < 2:
        asked = replace(talk, reading=replace(talk.reading, intent="car_details"))
        return (yield from SKILLS["details"].run(replace(asked, chosen=cars[0]["id"]) if cars else asked))
    least, most, model = cars[0]["preco"], cars[-1]["preco"], _called(talk, cars)
    if found["total"] > len(cars):
        lead = f"Tenho {found['total']} {model}, a partir de {brl(least)}:"
    else:
        lead = f"Tenho {found['total']} {model}{f', de {brl(least)} a {brl(most)}' if most > least else ''}:"
    return Say(f"{lead}\n{listing(cars)}", buttons=LOOK, learned={"models": talk.entities["models"]})


def _version(talk: Talk) -> dict[str, str]:
    """The few words behind the model, among which its version is; no more of what was said goes into a tool's arguments."""
    model = re.escape(fold(talk.entities["models"][0]))
    found = re.search(rf"\b{model}((?: [\w.-]+){{1,3}})", fold(talk.reading.text[:_READ]))
    return {"version": found[1].strip()} if found else {}


def _called(talk: Talk, cars: Sequence[Mapping[str, Any]]) -> str:
    """`Toro`, or `Toro Volcano` where the version of all of them was named."""
    said, versions = re.findall(r"[\w.]+", fold(talk.reading.text)), [str(car["versao"]).split() for car in cars]
    named = [word for word in versions[0] if fold(word) in said and all(word in version for version in versions)]
    return " ".join([talk.entities["models"][0], *named])
