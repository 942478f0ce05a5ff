"""Finding cars and narrowing what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import and_list, brl, car_line, listing, or_list
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.lists import in_one_breath
from agent.brain.phrasing.wishes import kept_in_words, wish_in_words
from agent.brain.skills.cars.alike import of_its_kind
from agent.brain.skills.cars.extremes import LOOK, extreme, utmost
from agent.brain.skills.cars.relaxing import choice, lets_go, nothing_fits, without_the_vain
from agent.brain.skills.cars.wishes import FURTHER, narrower, next_question
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.comparisons import comparatives
from agent.understanding.cues.showing import asks_to_see, asks_which
from agent.understanding.text import fold
from domain.cars.wishes import Wish
from domain.customers.profile import WISH_FIELDS

_WHICH = re.compile(r"\W*(e |mas |dai |ai )?(qual|quais)\b")
_LEANINGS = frozenset({"usage", "city", "state"})
"""What nearly every car meets more or less: nothing to search by before the first limit was asked for."""
_MANY = 60
"""Cars from which their number tells nobody anything."""


def _claims(talk: Talk) -> bool:
    """ "E qual tem o km mais baixo?" after a list is about all that was found, whatever the words look like; so is "qualquer um"
    after nothing was."""
    if lets_go(talk):
        return True
    about_one = talk.entities.keys() & {"models", "car_refs"} or talk.memory["focus"] is not None
    asks = talk.reading.intent == "car_details" and _WHICH.match(fold(talk.reading.text)) is not None
    return asks and not about_one and bool(talk.memory["shown"]) and extreme(talk) is not None


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
    talk, withdrawn = without_the_vain(talk)
    if (cue := extreme(talk)) is not None:
        return _forgetting((yield from utmost(talk, cue)), withdrawn)
    wish = Wish.of(talk.profile).stated()
    if not set(wish) - {"city", "state"} and (question := next_question(talk)):
        return Say(talk.pick("Claro, te ajudo a achar.", "Bora achar seu carro.", "Vamos lá."), question)
    if set(wish) <= _LEANINGS and not talk.memory["shown"] and (question := next_question(talk)) and question.asks == "budget_max":
        return Say(f"{talk.pick('Certo', 'Boa', 'Entendi')}, {wish_in_words(wish, 1)}.", question)
    same = talk.memory["shown"] and wish == talk.memory["searched"]
    if same and talk.reading.intent != "search_cars" and not _to_see(talk) and not _changes(talk):
        return _nothing_new(talk)  # a wish told twice is shown, and said to be the same
    return _forgetting((yield from _show(talk, "recommend_cars", wish)), withdrawn)


def _to_see(talk: Talk) -> bool:
    """Whether the cars found are to be shown, whatever question is open."""
    return asks_to_see(talk.reading.text) or asks_which(talk.reading.text, talk.entities.get("models", ()))


def _forgetting(said: Say, withdrawn: dict[str, Any]) -> Say:
    return replace(said, learned={**said.learned, **withdrawn}) if withdrawn else said


def _nothing_new(talk: Talk) -> Say:
    """An answer that changes no wish: go on to the next question instead of showing the same cars again."""
    if talk.reading.intent == "affirm" and talk.task and talk.task["question"] and not indifferent(talk.reading.text):
        task = talk.task
        asked = (task["question"] or "").removeprefix("Qual? ")
        return Say("", Question(f"Qual? {asked}", "search", task["asked"] or "", buttons=tuple(task["buttons"])))
    question = next_question(talk)
    return (
        Say(talk.pick("Sem problema.", "Certo.", "Beleza."), question)
        if question
        else Say(talk.pick("Certo!", "Beleza!") + " Quer ver algum de perto?", buttons=LOOK)
    )


@skill("refine", "refine_search")
def refine(talk: Talk) -> Skill:
    """Other cars than those shown: of a changed wish, moved in the direction asked for, or simply others."""
    if not talk.memory["shown"]:
        return (yield from search(talk))
    if talk.asked_for("search") == "relax" and (chosen := choice(talk)) is not None:
        return (yield from _relaxed(talk, chosen))
    talk, withdrawn = without_the_vain(talk)
    talk, learned = yield from of_its_kind(talk)
    withdrawn = {**withdrawn, **learned}
    if (cue := extreme(talk)) is not None:
        return _forgetting((yield from utmost(talk, cue)), withdrawn)
    wish = Wish.of(talk.profile).stated()
    directions = comparatives(talk.reading.text)
    moved = narrower(directions, talk.memory["shown"])
    if not moved and "others" not in directions and _changes(talk):
        return _forgetting((yield from _show(talk, "refine_recommendations", wish)), withdrawn)
    refuses = "not_much_driven" in directions and "mileage_max" in moved
    left = {car["id"] for car in talk.memory["shown"] if refuses and (car["mileage"] or 0) <= moved["mileage_max"]}
    result = yield Call("refine_recommendations", wish | moved | {"seen": [car for car in talk.memory["seen"] if car not in left]})
    if result.get("error"):
        return Say(result["detail"])
    further = next((FURTHER[cue] for cue in FURTHER if cue in directions and moved), None)
    if result["cars"]:
        said = _found(talk, result | {"wish": wish}, further.some if further else "Ainda", own_limit="budget_max" not in moved)
        return _forgetting(said, withdrawn | ({"mileage_max": moved["mileage_max"]} if refuses else {}))
    none = further.none if further else talk.pick("Já te mostrei tudo o que combina com o pedido.", "Esses são todos os que combinam.")
    return Say(none, Question("Quer mudar o preço ou o tipo de carro?", "search", "wish"))


def _changes(talk: Talk) -> bool:
    """Whether the message says anything of the wish, be it new or not."""
    reading = talk.reading
    return bool(reading.waived or reading.refused or set(reading.entities) & set(WISH_FIELDS))


def _show(talk: Talk, tool: str, wish: dict[str, Any]) -> Skill:
    little = "mileage_max" not in wish and "not_much_driven" in comparatives(talk.reading.text)  # no number was told to search by
    result = yield Call(tool, wish | ({"order": "least_driven"} if little else {}))
    if result.get("error"):
        return Say(result["detail"])
    if result["cars"] and result["wish"] == talk.memory["searched"] and _shown_now(talk, result["cars"]):
        return _once_more(talk, result)
    first = "o menos rodado" if little else ""
    said = _found(talk, result, first=first) if result["cars"] else nothing_fits(talk, result["wish"], result.get("relaxations") or [])
    kept = kept_in_words(talk.memory["searched"], result["wish"]) if result["cars"] else ""
    return replace(said, text=f"{kept} {said.text}") if kept else said


def _shown_now(talk: Talk, cars: Sequence[Mapping[str, Any]]) -> bool:
    return [fit["car"]["id"] for fit in cars] == [car["id"] for car in talk.memory["shown"]]


def _once_more(talk: Talk, result: Mapping[str, Any]) -> Say:
    """The list that is on the screen: in few words where it was asked for, and said to be the same where the request came twice."""
    cars, total = [fit["car"] for fit in result["cars"]], result["total"]
    if not _to_see(talk):
        same = talk.pick("Por enquanto a lista é a mesma", "São os mesmos que te mandei", "Nada mudou na lista")
        return Say(f"{same}:\n{listing(cars)}\nSe quiser, mostro outros ou filtro por ano, km ou câmbio.", buttons=LOOK)
    of = f", de {total}" if total > len(cars) else ""
    opening = talk.pick(f"São estes{of}", f"Aqui estão{of}", f"Os que mais combinam{of}") if len(cars) > 1 else "É este"
    question = next_question(talk, result.get("varied")) if total > len(cars) else None
    return Say(f"{opening}:\n{listing(cars)}", question) if question else Say(f"{opening}:\n{listing(cars)}", buttons=LOOK)


def _found(talk: Talk, result: dict[str, Any], further: str = "", *, own_limit: bool = True, first: str = "") -> Say:
    """The best car, or the one that is `first` in another order, with why it fits, and the next two; the money, always the first reason,
    counts against the customer's own limit only."""
    cars, total = result["cars"], result["total"]
    best = cars[0]
    wanted, absent = wish_in_words(result["wish"], total), _absent(result)
    if absent:
        wanted = wish_in_words(result["wish"] | {"models": [name for name in result["wish"]["models"] if name not in absent]}, total)
    if further:
        text = f"{further} tenho {total}. {talk.pick('O que mais combina', 'Minha sugestão')}: {car_line(best['car'])}."
    elif total == 1:
        text = f"{talk.pick('Achei 1', 'Tenho 1')} {wanted}: {car_line(best['car'])}."
    elif total > _MANY:
        start = first or talk.pick("o que mais combina", "minha sugestão", "eu começaria por")
        text = f"Tem bastante {wish_in_words(result['wish'], 1)}; {start}: {car_line(best['car'])}."
    else:
        opening = talk.pick(f"Achei {total} {wanted}.", f"Tenho {total} {wanted}.", f"Temos {total} {wanted}.")
        start = first or talk.pick("o que mais combina", "minha sugestão", "o melhor para você")
        text = f"{opening} {start[0].upper()}{start[1:]}: {car_line(best['car'])}."
    if absent:
        text = f"{or_list(absent)} assim não tenho agora. {text}"
    if reasons := best["reasons"][0 if own_limit else 1 :][:2]:
        why = in_one_breath(reasons)
        text += f" {why[0].upper()}{why[1:]}."
    if others := list(dict.fromkeys(f"{name_of(fit['car'])} por {brl(fit['car']['preco'])}" for fit in cars[1:])):
        text += f" Também tem {and_list(others)}."
    question = next_question(talk, result.get("varied")) if total > len(cars) else None
    return Say(text, question) if question else Say(text, buttons=LOOK)


def _absent(result: Mapping[str, Any]) -> list[str]:
    """Models asked for, of which none is among all that fit; known where all are here."""
    here = {fit["car"]["modelo"] for fit in result["cars"]}
    asked: list[str] = result["wish"].get("models", []) if result["total"] == len(result["cars"]) else []
    return [model for model in asked if model not in here]


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
