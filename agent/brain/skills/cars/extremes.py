"""The cheapest, the newest… of the list that was shown, or of all that the wish allows."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.brain.phrasing import and_list, brl, car_line
from agent.brain.phrasing.cars import km, name_of
from agent.brain.phrasing.genders import feminine_model, the
from agent.brain.phrasing.wishes import feminine, inflected, wish_in_words
from agent.brain.skills.cars.pointing import most
from agent.brain.skills.cars.relaxing import nothing_fits
from agent.brain.skills.registry import SKILLS
from agent.brain.talk import Call, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues.comparisons import comparatives, superlative
from agent.understanding.text import fold
from domain.cars.wishes import Wish
from domain.customers.profile import WISH_FIELDS

LOOK = ("Ver detalhes", "Ver outros", "Marcar visita")
_EXTREMES = {
    "less_driven": ("least_driven", "menos rodado"),
    "cheaper": ("cheapest", "mais barato"),
    "dearer": ("dearest", "mais caro"),
    "newer": ("newest", "mais novo"),
    "older": ("oldest", "mais antigo"),
    "more_driven": ("most_driven", "mais rodado"),
}
"""What is asked for at its utmost: the order that brings it to the front, and its name."""
_OF_THE_LIST = re.compile(
    r"\b(d?esses|d?estes|d?essas|deles|delas|d[oa]s (tres|dois|duas|3|2)|entre (eles|elas)|da lista|que (voce|vc)s? (mostr|mand))"
)
_OF_ALL = re.compile(
    r"\b((de )?(tudo|todos|todas)? ?(os carros )?(o )?q(ue)? (voce|vc)s? t[ei]m"
    r"|da loja|d[oe] estoque|do patio|de toda a loja|da loja (toda|inteira))\b"
)


def of_all(text: str) -> bool:
    """Whether all that the shop has is meant, and not the list."""
    return _OF_ALL.search(fold(text)) is not None


def extreme(talk: Talk) -> str | None:
    """The cue of the one extreme asked for, as in "qual o mais barato?"."""
    if not superlative(talk.reading.text) or talk.reading.entities.get("car_refs"):
        return None
    directions = comparatives(talk.reading.text)
    return next((cue for cue in _EXTREMES if cue in directions), None)


def order_of(cue: str) -> str:
    """The order of cars that brings the one so called to the front."""
    return _EXTREMES[cue][0]


def utmost(talk: Talk, cue: str, *, named_only: bool = False) -> Skill:
    """The cheapest, newest… of the list where the list is meant, else of all that the wish allows; with `named_only`, of all cars that
    this message names."""
    said = fold(talk.reading.text)
    listed = _OF_THE_LIST.search(said) or _chooses_of_the_list(talk)
    if listed and (both := _each_extreme(talk)) is not None:
        return both
    if listed and (car := most(talk)) is not None:
        told: Say = yield from _in_detail(talk, car)
        of_it = feminine_model(car["name"])
        one = f"{'A' if of_it else 'O'} {inflected(_EXTREMES[cue][1], of_it)}"
        return replace(told, text=f"{one} é {the(car['name'])}, {_known(car)}.") if car["make"] in told.text.split(":")[0] else told
    order, name = _EXTREMES[cue]
    own = {key: value for key, value in talk.entities.items() if key in WISH_FIELDS}
    wish = own if named_only or _OF_ALL.search(said) else Wish.of(talk.profile).stated()
    result = yield Call("recommend_cars", wish | {"order": order})
    if result.get("error"):
        return Say(result["detail"])
    if not result["cars"]:
        return nothing_fits(talk, result["wish"], result.get("relaxations") or [])
    first, *others = (fit["car"] for fit in result["cars"])
    article, of = ("A", "Das") if feminine(result["wish"]) else ("O", "Dos")
    called = inflected(name, feminine(result["wish"]))
    among = (
        f"{of} {result['total']} {wish_in_words(result['wish'], result['total'])}, {article.lower()}" if result["total"] > 1 else article
    )
    text = f"{among} {called}: {car_line(first)}."
    if others:
        named = list(dict.fromkeys(f"{name_of(car)} por {brl(car['preco'])}" for car in others))
        text += f" Depois {'vêm' if len(named) > 1 else 'vem'} {and_list(named)}."
    return Say(text, buttons=LOOK)


def _chooses_of_the_list(talk: Talk) -> bool:
    """Whether one of the cars shown is asked for: which of them was the question."""
    return talk.task is not None and bool(talk.task["slots"].get("choices")) and not of_all(talk.reading.text)


def _each_extreme(talk: Talk) -> Say | None:
    """Two or more extremes of the list asked for at once, each named."""
    cues = [cue for cue in _EXTREMES if cue in comparatives(talk.reading.text)]
    chosen = [(_EXTREMES[cue][1], car) for cue in cues if (car := most(talk, cues={cue})) is not None]
    text = "; ".join(f"o {name} é {the(car['name'])}, {_known(car)}" for name, car in chosen)
    if len(chosen) > 1 and len({car["id"] for _, car in chosen}) == 1:
        car = chosen[0][1]
        text = f"{and_list([f'o {name}' for name, _ in chosen])} é o mesmo carro: {the(car['name'])}, {_known(car)}"
    return Say(f"{_capital(text)}.", buttons=LOOK) if len(chosen) > 1 else None


def _known(car: Shown) -> str:
    """`R$ 61.900, 59.379 km`, of a car that was shown."""
    return brl(car["price"]) + (f", {km(car['mileage'])}" if car["mileage"] is not None else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_detail(talk: Talk, car: Shown) -> Skill:
    of_it = replace(talk.reading, entities={"models": [car["model"]]})
    return (
        yield from SKILLS["details"].run(
            replace(talk, reading=of_it, chosen=car["id"], memory={**talk.memory, "shown": [car], "focus": car, "task": None})
        )
    )
