"""A car given in exchange or sold to the shop: taken down piece by piece, remembered, and valued by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from agent.binding import SURE
from agent.brain.phrasing.trade_ins import heard, noted_before, registered, updated
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.deals.own_car_told import just_spoken_of, told_of_it, year_of
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.owned import given, owned
from agent.understanding.cues import own_car
from agent.understanding.cues.moments import moment
from agent.understanding.cues.own_car_asked import asks_if_taken
from agent.understanding.cues.own_car_named import takes_back
from agent.understanding.text import fold

_ASK = {
    "model": "Qual é o modelo do seu carro?",
    "year": "De que ano ele é?",
    "mileage": "Quantos km rodados?",
    "condition": "Como ele está: tem algum detalhe de lataria, mecânica ou documento?",
}
_KEYS = ("model", "brand", "year", "mileage", "condition", "debts", "expected")
_GIVES_UP = re.compile(r"\b(deixa (pra la|quieto)|esquece|desisti|nao quero mais|melhor nao)\b")
_WORDS = 25
"""Of an answer about the car's condition, at most."""


def _claims(talk: Talk) -> bool:
    """What is said of the customer's car while it is taken down, or after, whatever it was taken for."""
    text, told = talk.reading.text, talk.entities
    if own_car.brings(text):
        return False
    if _takes_back(talk):
        return True
    mine = talk.task is not None and talk.task["skill"] == "trade_in"
    if own_car.offered(text):
        return True
    registered = "did:registered" in talk.memory["facts"]
    if not mine and not registered:
        return False
    if own_car.owes(text) and own_car.of_ones_own(text):
        return True
    if mine and asks_if_taken(text) and (own_car.debts(text) or own_car.state(text)):
        return True  # "tem umas 6 parcelas ainda, tem problema?"
    if own_car.fipe(text):
        return mine or own_car.of_ones_own(text)
    if own_car.expected(text, talk.now) is not None:
        return True
    if _of_something_else(talk):
        return False
    if not mine:
        return "?" not in text and ((own_car.debts(text) and own_car.of_ones_own(text)) or (own_car.state(text) and just_spoken_of(talk)))
    asked = talk.asked_for("trade_in")
    tells_nothing_else = asked == "condition" and talk.reading.intent == "refine_search" and not told
    if (
        "?" in text
        or talk.reading.intent == "thanks"
        or (not tells_nothing_else and talk.reading.intent in ("search_cars", "refine_search", "test_drive", "reserve_car", "compare_cars"))
    ):
        return False
    short = len(text.split()) <= 4
    return (
        "mileage_max" in told
        or own_car.debts(text)
        or own_car.state(text)
        or (asked == "condition" and len(text.split()) <= _WORDS)
        or (asked == "mileage" and own_car.number(text, talk.now) is not None)
        or (asked == "year" and short and year_of(text) is not None)
        or (asked == "model" and short and talk.assent.yes is None)
    )


def _takes_back(talk: Talk) -> bool:
    """Whether a car spoken of is not to be given after all, in a message that asks for nothing else."""
    spoken_of = owned(talk.memory) or "did:registered" in talk.memory["facts"] or talk.slots("trade_in")
    asks = talk.reading.intent in ("search_cars", "financing", "test_drive", "reserve_car", "negotiate") and talk.reading.confidence >= SURE
    return bool(spoken_of) and not asks and takes_back(talk.reading.text)


def _of_something_else(talk: Talk) -> bool:
    """A request of its own, or who speaks and when they come, where the car was asked about."""
    text = talk.reading.text
    if own_car.asks_else(text):
        return True
    tells_no_car = not set(own_car.OF_A_CAR) & set(talk.entities) - {"year_min", "year_max"}
    return tells_no_car and bool(own_car.contact(talk.entities) or "time" in talk.entities or "time" in moment(text, talk.now))


@skill("trade_in", "trade_in", fills=("models", "brands", "year_min", "year_max", "mileage_max", "budget_max"), claims=_claims)
def trade_in(talk: Talk) -> Skill:
    if _takes_back(talk):
        return Say(talk.pick("Combinado, sem troca então.", "Certo, deixo a troca de lado."))
    slots = talk.slots("trade_in")
    told = told_of_it(talk, slots.get("model"))
    asked = talk.asked_for("trade_in")
    if contact := own_car.contact(talk.entities):
        yield Call("update_profile", contact)  # "é um Gol 2014, sou o Zé"
    if asked and not told and (_GIVES_UP.search(fold(talk.reading.text)) or (talk.assent.yes is False and asked != "condition")):
        return Say(talk.pick("Tudo bem, se mudar de ideia é só mandar os dados do carro.", "Sem problema."))
    told_before = "did:registered" in talk.memory["facts"] and not slots
    before = ((yield Call("my_arrangements", {}))["trade_in"] or {}) if told_before else {}
    if told.get("model", before.get("model")) != before.get("model"):
        told_before, before = False, {}  # another car
    if not slots and not before and given(talk.memory) and told.get("model", owned(talk.memory)["model"]) == owned(talk.memory)["model"]:
        before = owned(talk.memory)
    known = {key: value for key, value in {**before, **slots, **told}.items() if key in _KEYS}
    known |= {key: f"{had}; {told[key]}"[:500] for key in ("debts", "condition") if key in told and (had := {**before, **slots}.get(key))}
    no_table = "A tabela FIPE eu não tenho aqui; o valor do seu carro sai na vistoria." if own_car.fipe(talk.reading.text) else ""
    if told_before and before and not told.keys() - {"model"}:
        return Say(no_table or noted_before(known))
    asks = "?" in talk.reading.text or own_car.asks_worth(talk.reading.text)
    if asked == "condition" and asks and not told and "model" in known:
        return Say(no_table or noted_before(known), keeps_task=True)  # "quanto vcs dão nele?" tells no state
    asks_state = {"model", "year", "mileage"} <= set(known) and "condition" not in known
    how = Question(_ASK["condition"], "trade_in", "condition", known)
    if asks_state and talk.who.consent is not True:
        return Say(no_table or heard(told), how)
    result = yield Call("register_trade_in", known)
    if result.get("error") == "consent_needed":
        return ask_consent_for(talk, "trade_in", known, "Para registrar a avaliação")
    if result.get("error"):
        return Say(result["detail"])
    if result["status"] == "incomplete":
        missing = result["missing"][0]
        opening = "" if asked else _taken(talk.reading.text)
        return Say(no_table or heard(told) or opening, Question(_ASK[missing], "trade_in", missing, known))
    learned = {"budget_max": talk.memory["searched"].get("budget_max")} if "expected" in told else {}  # it was no budget
    noted = updated(told, result) if (told_before and before) or _registered(talk, known) else registered(result)
    if asked and asks_if_taken(talk.reading.text):
        noted = f"Avaliamos assim mesmo, sim. {noted}"
    if asks_state:  # what is known is kept, whether or not they go on telling
        return Say(no_table or noted, how, learned=learned)
    return Say(noted, buttons=("Marcar visita",), learned=learned)


def _taken(text: str) -> str:
    """That the shop takes cars, owed on or not; what it takes off for that is told by who values it."""
    if own_car.debts(text) and asks_if_taken(text):
        return "Avaliamos sim; o que falta pagar entra na avaliação."
    return "Aceitamos sim na troca." if "troc" in text.lower() else "Avaliamos seu carro, sim."


def _registered(talk: Talk, car: Mapping[str, Any]) -> bool:
    """Whether this very car was registered in answer to what was said of it before."""
    return "did:registered" in talk.memory["facts"] and talk.slots("trade_in").get("mileage") == car.get("mileage")
