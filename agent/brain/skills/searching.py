"""Finding cars and narrowing what was found."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import and_list, brl, car_line
from agent.brain.phrasing.cars import km, name_of
from agent.brain.phrasing.genders import the
from agent.brain.phrasing.lists import in_one_breath
from agent.brain.phrasing.wishes import feminine, inflected, kept_in_words, wish_in_words
from agent.brain.skills.pointing import most
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.relaxing import choice, nothing_fits
from agent.brain.skills.wishes import FURTHER, narrower, next_question
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.comparisons import comparatives, superlative
from agent.understanding.text import fold
from domain.profile import WISH_FIELDS
from domain.wishes import Wish

_LOOK = ("Ver detalhes", "Ver outros", "Marcar visita")
_EXTREMES = {
    "less_driven": ("least_driven", "menos rodado"),
    "cheaper": ("cheapest", "mais barato"),
    "dearer": ("dearest", "mais caro"),
    "newer": ("newest", "mais novo"),
}
"""What is asked for at its utmost: the order that brings it to the front, and its name."""
_WHICH = re.compile(r"\W*(e |mas |dai |ai )?(qual|quais)\b")
_OF_THE_LIST = re.compile(
    r"\b(d?esses|d?estes|d?essas|deles|delas|d[oa]s (tres|dois|duas|3|2)|entre (eles|elas)|da lista|que (voce|vc)s? (mostr|mand))"
)
_OF_ALL = re.compile(r"\b(da loja|d[oe] estoque|do patio|de toda a loja|da loja (toda|inteira))\b")


def _claims(talk: Talk) -> bool:
    """ "E qual tem o km mais baixo?" after a list is about all that was found, whatever the words look like."""
    about_one = talk.entities.keys() & {"models", "car_refs"} or talk.memory["focus"] is not None
    asks = talk.reading.intent == "car_details" and _WHICH.match(fold(talk.reading.text)) is not None
    return asks and not about_one and bool(talk.memory["shown"]) and _extreme(talk) is not None


@skill(
    "search",
    "search_cars",
    fills=("budget_max", "budget_min", "usage", "priorities", "categories", "transmission", "fuel", "models", "brands"),
    claims=_claims,
)
def search(talk: Talk) -> Skill:
    """Recommend as soon as there is anything to go by; ask one thing otherwise."""
    if talk.asked_for("search") == "relax" and (chosen := choice(talk)) is not None:
        return (yield from _relaxed(talk, chosen))
    if (extreme := _extreme(talk)) is not None:
        return (yield from _utmost(talk, extreme))
    wish = Wish.of(talk.profile).stated()
    if not set(wish) - {"city", "state"} and (question := next_question(talk)):
        return Say(talk.pick("Claro, te ajudo a achar.", "Bora achar seu carro.", "Vamos lá."), question)
    if talk.memory["shown"] and wish == talk.memory["searched"] and talk.reading.intent != "search_cars":
        return _nothing_new(talk)
    return (yield from _show(talk, "recommend_cars", wish))


def _nothing_new(talk: Talk) -> Say:
    """An answer that changes no wish: go on to the next question instead of showing the same cars again."""
    if talk.reading.intent == "affirm" and talk.task and talk.task["question"] and not indifferent(talk.reading.text):
        task = talk.task
        return Say("", Question(f"Qual? {task['question']}", "search", task["asked"] or "", buttons=tuple(task["buttons"])))
    question = next_question(talk)
    return (
        Say(talk.pick("Sem problema.", "Certo.", "Beleza."), question)
        if question
        else Say(talk.pick("Certo!", "Beleza!") + " Quer ver algum de perto?", buttons=_LOOK)
    )


@skill("refine", "refine_search")
def refine(talk: Talk) -> Skill:
    """Other cars than those shown: of a changed wish, moved in the direction asked for, or simply others."""
    if talk.asked_for("search") == "relax" and (chosen := choice(talk)) is not None:
        return (yield from _relaxed(talk, chosen))
    if (extreme := _extreme(talk)) is not None:
        return (yield from _utmost(talk, extreme))
    wish = Wish.of(talk.profile).stated()
    if not talk.memory["shown"]:
        return (yield from search(talk))
    directions = comparatives(talk.reading.text)
    moved = narrower(directions, talk.memory["shown"])
    if not moved and "others" not in directions and _changes(talk):
        return (yield from _show(talk, "refine_recommendations", wish))
    result = yield Call("refine_recommendations", wish | moved | {"seen": talk.memory["seen"]})
    if result.get("error"):
        return Say(result["detail"])
    further = next((FURTHER[cue] for cue in FURTHER if cue in directions and moved), None)
    if result["cars"]:
        return _found(talk, result | {"wish": wish}, further.some if further else "Ainda", own_limit="budget_max" not in moved)
    none = further.none if further else talk.pick("Já te mostrei tudo o que combina com o pedido.", "Esses são todos os que combinam.")
    return Say(none, Question("Quer mudar o preço ou o tipo de carro?", "search", "wish"))


def _changes(talk: Talk) -> bool:
    """Whether the message says anything of the wish."""
    reading = talk.reading
    return bool(reading.waived or reading.refused or set(reading.entities) & set(WISH_FIELDS))


def _extreme(talk: Talk) -> str | None:
    """The cue of the one extreme asked for, as in "qual o mais barato?"."""
    if not superlative(talk.reading.text) or talk.reading.entities.get("car_refs"):
        return None
    directions = comparatives(talk.reading.text)
    return next((cue for cue in _EXTREMES if cue in directions), None)


def _utmost(talk: Talk, cue: str) -> Skill:
    """The cheapest, newest… of the list where the list is meant, else of all that the wish allows."""
    said = fold(talk.reading.text)
    if _OF_THE_LIST.search(said) and (both := _each_extreme(talk)) is not None:
        return both
    if _OF_THE_LIST.search(said) and (car := most(talk)) is not None:
        return (yield from _in_detail(talk, car))
    order, name = _EXTREMES[cue]
    own = {key: value for key, value in talk.entities.items() if key in WISH_FIELDS}
    wish = own if _OF_ALL.search(said) else Wish.of(talk.profile).stated()
    result = yield Call("recommend_cars", wish | {"order": order})
    if result.get("error"):
        return Say(result["detail"])
    if not result["cars"]:
        return nothing_fits(talk, result["wish"], result.get("relaxations") or [])
    first, *others = (fit["car"] for fit in result["cars"])
    the, of = ("A", "Das") if feminine(result["wish"]) else ("O", "Dos")
    called = inflected(name, feminine(result["wish"]))
    among = f"{of} {result['total']} {wish_in_words(result['wish'], result['total'])}, {the.lower()}" if result["total"] > 1 else the
    text = f"{among} {called}: {car_line(first)}."
    if others:
        named = list(dict.fromkeys(f"{name_of(car)} por {brl(car['preco'])}" for car in others))
        text += f" Depois {'vêm' if len(named) > 1 else 'vem'} {and_list(named)}."
    return Say(text, buttons=_LOOK)


def _each_extreme(talk: Talk) -> Say | None:
    """Two or more extremes of the list asked for at once, each named."""
    cues = [cue for cue in _EXTREMES if cue in comparatives(talk.reading.text)]
    chosen = [(_EXTREMES[cue][1], car) for cue in cues if (car := most(talk, cues={cue})) is not None]
    text = "; ".join(f"o {name} é {the(car['name'])}, {_known(car)}" for name, car in chosen)
    if len(chosen) > 1 and len({car["id"] for _, car in chosen}) == 1:
        car = chosen[0][1]
        text = f"{and_list([f'o {name}' for name, _ in chosen])} é o mesmo carro: {the(car['name'])}, {_known(car)}"
    return Say(f"{_capital(text)}.", buttons=_LOOK) if len(chosen) > 1 else None


def _known(car: Shown) -> str:
    """`R$ 61.900, 59.379 km`, of a car that was shown."""
    return brl(car["price"]) + (f", {km(car['mileage'])}" if car["mileage"] is not None else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_detail(talk: Talk, car: Shown) -> Skill:
    of_it = replace(talk.reading, entities={"models": [car["model"]]})
    return (yield from SKILLS["details"].run(replace(talk, reading=of_it, memory={**talk.memory, "shown": [car], "focus": car})))


def _show(talk: Talk, tool: str, wish: dict[str, Any]) -> Skill:
    result = yield Call(tool, wish)
    if result.get("error"):
        return Say(result["detail"])
    said = _found(talk, result) if result["cars"] else nothing_fits(talk, result["wish"], result.get("relaxations") or [])
    kept = kept_in_words(talk.memory["searched"], result["wish"]) if result["cars"] else ""
    return replace(said, text=f"{kept} {said.text}") if kept else said


def _found(talk: Talk, result: dict[str, Any], further: str = "", *, own_limit: bool = True) -> Say:
    """The best car with why it fits, and the next two; the money, always the first reason, counts against the customer's own limit only."""
    cars, total = result["cars"], result["total"]
    best = cars[0]
    wanted = wish_in_words(result["wish"], total)
    if further:
        text = f"{further} tenho {total}. {talk.pick('O que mais combina', 'Minha sugestão')}: {car_line(best['car'])}."
    elif total == 1:
        text = f"{talk.pick('Achei 1', 'Tenho 1')} {wanted}: {car_line(best['car'])}."
    else:
        opening = talk.pick(f"Achei {total} {wanted}.", f"Tenho {total} {wanted}.", f"São {total} {wanted} aqui na loja.")
        text = f"{opening} {talk.pick('O que mais combina', 'Minha sugestão', 'O melhor para você')}: {car_line(best['car'])}."
    if reasons := best["reasons"][0 if own_limit else 1 :][:2]:
        why = in_one_breath(reasons)
        text += f" {why[0].upper()}{why[1:]}."
    if others := list(dict.fromkeys(f"{name_of(fit['car'])} por {brl(fit['car']['preco'])}" for fit in cars[1:])):
        text += f" Também tem {and_list(others)}."
    question = next_question(talk) if total > len(cars) else None
    return Say(text, question) if question else Say(text, buttons=_LOOK)


def _relaxed(talk: Talk, chosen: dict[str, Any] | bool) -> Skill:
    """The way chosen where nothing fitted, or none of them."""
    if isinstance(chosen, bool):
        yield from ()
        return Say(talk.pick("Tudo bem.", "Sem problema."), Question("O que você prefere mudar na busca?", "search", "wish"))
    profile = {key: value for key, value in (talk.profile | chosen).items() if value is not None}
    result = yield Call("recommend_cars", Wish.of(profile).stated())
    if result.get("error"):
        return Say(result["detail"])
    said = _found(talk, result) if result["cars"] else nothing_fits(talk, result["wish"], result.get("relaxations") or [])
    return replace(said, learned=chosen)
