"""Questions about one car."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent.binding import SURE
from agent.brain.phrasing import and_list, price_of
from agent.brain.phrasing.cars import km, name_of
from agent.brain.phrasing.facts import its_price, told
from agent.brain.phrasing.genders import feminine_model, the
from agent.brain.phrasing.wishes import inflected
from agent.brain.skills.cars.extremes import extreme, of_all, utmost
from agent.brain.skills.cars.picking import chooses_a_car, pick_car, which_of
from agent.brain.skills.cars.pointing import by_place
from agent.brain.skills.cars.prices import prices_of
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import fragments
from agent.understanding.cues.bids import asks_prices
from agent.understanding.cues.car_prices import asks_price
from agent.understanding.cues.car_questions import asks_of_a_car, asks_where_it_is, facts_asked, items_asked, less_version, only_asked
from agent.understanding.cues.comparisons import picks_an_extreme, points_by_most, refuses_the_much_driven, superlative
from agent.understanding.cues.second_thoughts import by_video
from agent.understanding.cues.showing import asks_to_see
from agent.understanding.cues.upkeep import asks_upkeep
from agent.understanding.text import fold
from domain.customers.profile import WISH_FIELDS

_MOST = 4
"""Facts told in one answer."""
_ELSEWHERE = frozenset({"financing", "trade_in", "negotiate", "compare_cars", "test_drive", "reserve_car", "warranty_docs", "complaint"})
_AMBIGUOUS = frozenset({"fuel", "transmission", "color", "year", "where"})
"""Facts whose words may be of another car ("tem automático?") or of the shop ("onde fica?")."""
_POINTING = ("car_refs", "models", "brands", "colors", "year_min")


def _claims(talk: Talk) -> bool:
    if refuses_the_much_driven(talk.reading.text):
        return False
    looking = talk.task is None or talk.task["skill"] == "search"
    if talk.memory["focus"] is not None and looking and fragments.asks_about_it(talk.reading.text):
        return True
    if chooses_a_car(talk, "details") or (looking and (by_place(talk) or _points_at_an_extreme(talk))):
        return True
    return _asks_of_it(talk)


def _points_at_an_extreme(talk: Talk) -> bool:
    """ "quanto tá o mais em conta?", where the classifier is at a loss and the list is at hand."""
    if of_all(talk.reading.text):
        return False
    at_a_loss = talk.reading.confidence < SURE and superlative(talk.reading.text)
    at_a_loss = at_a_loss or (superlative(talk.reading.text) and asks_price(talk.reading.text))
    this_one = talk.reading.intent not in _ELSEWHERE and points_by_most(talk.reading.text) is not None
    return bool(talk.memory["shown"]) and (at_a_loss or this_one or picks_an_extreme(talk.reading.text))


def _asks_of_it(talk: Talk) -> bool:
    """A fact or an item asked for of a car in sight, whatever the words were taken for."""
    focus, text = talk.memory["focus"], talk.reading.text
    if talk.task is not None and talk.task["skill"] not in ("search", "details", "compare", "consent"):
        return False
    if (focus is None and not talk.memory["shown"]) or any(talk.entities.get(key) for key in _POINTING) or superlative(text):
        return False
    wished = set(talk.entities) & set(WISH_FIELDS) - {"priorities", "usage"}
    if wished or talk.reading.intent in _ELSEWHERE or asks_upkeep(text) or by_video(text) or (asks_to_see(text) and focus is None):
        return False
    asked = set(facts_asked(text)) - (_AMBIGUOUS - {"where"} if asks_where_it_is(text) else _AMBIGUOUS)
    if not (asked or items_asked(text)):
        return False
    if asks_where_it_is(text):
        return focus is not None
    return fragments.asks_of_the_car(text) if focus is None else asks_of_a_car(text) or fragments.asks_of_the_car(text)


@skill("details", "car_details", fills=("car_refs", "models"), claims=_claims)
def details(talk: Talk) -> Skill:
    if talk.chosen is None and talk.entities.get("models") and (cue := extreme(talk)) is not None:
        return (yield from utmost(talk, cue, named_only=True))  # "me fala do kwid mais barato"
    if asks_prices(talk.reading.text) and len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None and talk.chosen is None:
        return (yield from prices_of(talk.memory["shown"]))
    if talk.chosen is None and chooses_a_car(talk, "details") and fold(talk.reading.text).startswith("qual") and (cue := extreme(talk)):
        return (yield from utmost(talk, cue))  # asked "Qual Compass?": "qual o mais novo deles?"
    slots = talk.slots("details")
    about: str = slots.get("about", talk.reading.text) if chooses_a_car(talk, "details") else talk.reading.text
    slots["about"] = only_asked(about)
    if _asks_of_it(talk) and not chooses_a_car(talk, "details") and (unclear := which_of(talk, "details", slots)) is not None:
        return unclear
    car = yield from pick_car(talk, "details", slots)
    if isinstance(car, Say):
        return car
    result = yield Call("car_details", {"car_id": car["id"]})
    if result.get("error"):
        return Say(result["detail"])
    listing = result["car"]
    if not result["available"]:
        state = "está reservado" if result["status"] == "reserved" else "já foi vendido"
        state = inflected(state, feminine_model(name_of(listing)))
        return Say(f"{the(name_of(listing), start=True)} {state}. Posso te mostrar parecidos.")
    text = _answer(talk, less_version(about, name_of(listing)), result) or _summary(listing)
    return Say(text, buttons=("Marcar visita", "Simular parcelas", "Ver outros"), keeps_task=_interrupts(talk))


def _interrupts(talk: Talk) -> bool:
    """Whether something begun with a car waits for an answer: it is asked for again after this one."""
    return talk.task is not None and talk.task["skill"] in ("visit", "reserve", "offer", "profile") and talk.task["asked"] != "car"


def _answer(talk: Talk, about: str, result: Mapping[str, Any]) -> str | None:
    """What was asked for, and the price where it was not told just before; None where the question was a general one."""
    facts, items = facts_asked(about), items_asked(about)
    if not facts and not items:
        return None
    text = told(result, facts[:_MOST], items[:_MOST])
    return text if "price" in facts or _price_told(talk, result["car"]) else f"{text} {its_price(result['car'])}"


def _price_told(talk: Talk, car: Mapping[str, Any]) -> bool:
    """Whether what was said of this car lately had its price."""
    return any(price_of(car) in said["assistant"] for said in talk.memory["said"] if name_of(car) in said["assistant"])


def _summary(car: Mapping[str, Any]) -> str:
    facts = [price_of(car)]
    if car["quilometragem"] is not None:
        facts.append(km(car["quilometragem"]))
    facts += [str(value).lower() for value in (car["combustivel"], car["cambio"], car["cor"]) if value]
    text = f"{car['marca']} {name_of(car)}: {', '.join(facts)}."
    if car["opcionais"]:
        text += f" Tem {and_list([option.lower() for option in car['opcionais'][:4]])}."
    return text + (f" Está em {car['cidade']}." if car["cidade"] else "")
