"""A car given in exchange or sold to the shop: taken down piece by piece, remembered, and valued by a person."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import brl
from agent.brain.phrasing.cars import km
from agent.brain.phrasing.genders import in_the
from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import own_car
from agent.understanding.cues.moments import moment
from agent.understanding.entities import extract
from agent.understanding.text import fold

_ASK = {
    "model": "Qual é o modelo do seu carro?",
    "year": "De que ano ele é?",
    "mileage": "Quantos km rodados?",
    "condition": "Como ele está: tem algum detalhe de lataria, mecânica ou documento?",
}
_KEYS = ("model", "brand", "year", "mileage", "condition", "debts", "expected")
_GIVES_UP = re.compile(r"\b(deixa (pra la|quieto)|esquece|desisti|nao quero mais|melhor nao)\b")
_TELLS = ("car_details", "provide_profile", "trade_in")
"""Kinds that a word about the own car is taken for."""
_WORDS = 25
"""Of an answer about the car's condition, at most."""


def _claims(talk: Talk) -> bool:
    """What is said of the customer's car while it is taken down, or after, whatever it was taken for."""
    text, told = talk.reading.text, talk.entities
    if own_car.brings(text):
        return False
    mine = talk.task is not None and talk.task["skill"] == "trade_in"
    if own_car.offered(text):
        return True
    registered = "did:registered" in talk.memory["facts"]
    of_it = not registered and "budget_max" not in told and "?" not in text and talk.reading.intent in _TELLS
    if of_it and _named_before(talk) in told.get("models", ()):
        return True
    if not mine and not registered:
        return False
    if own_car.owes(text) and own_car.of_ones_own(text):
        return True
    if own_car.fipe(text):
        return mine or own_car.of_ones_own(text)
    if own_car.expected(text, talk.now) is not None:
        return True
    if _of_something_else(talk):
        return False
    if not mine:
        return "?" not in text and ((own_car.debts(text) and own_car.of_ones_own(text)) or (own_car.state(text) and _just_spoken_of(talk)))
    asked = talk.asked_for("trade_in")
    tells_nothing_else = asked == "condition" and talk.reading.intent == "refine_search" and not told
    if "?" in text or (
        not tells_nothing_else and talk.reading.intent in ("search_cars", "refine_search", "test_drive", "reserve_car", "compare_cars")
    ):
        return False
    short = len(text.split()) <= 4
    return (
        "mileage_max" in told
        or own_car.debts(text)
        or own_car.state(text)
        or (asked == "condition" and len(text.split()) <= _WORDS)
        or (asked == "mileage" and own_car.number(text, talk.now) is not None)
        or (asked == "year" and short and _year(text) is not None)
        or (asked == "model" and short and talk.assent.yes is None)
    )


def _named_before(talk: Talk) -> str | None:
    """The model that the customer lately called their own, in a message that asked for something else."""
    return _said_before(talk).get("model")


def _said_before(talk: Talk) -> dict[str, Any]:
    """The customer's car as a message before told of it: "quero um SUV, dou meu HB20 2018 na troca"."""
    for said in reversed(talk.memory["said"]):
        told = extract(said["user"], role="customer", now=talk.now, intent="trade_in")
        if own := own_car.own_models(told, said["user"]):
            return {"model": own[0]} | ({"year": told["year_min"]} if told.get("year_min") == told.get("year_max", 0) else {})
    return {}


def _of_something_else(talk: Talk) -> bool:
    """A request of its own, or who speaks and when they come, where the car was asked about."""
    text = talk.reading.text
    if own_car.asks_else(text):
        return True
    tells_no_car = not set(own_car.OF_A_CAR) & set(talk.entities) - {"year_min", "year_max"}
    return tells_no_car and bool(own_car.contact(talk.entities) or "time" in talk.entities or "time" in moment(text, talk.now))


def _just_spoken_of(talk: Talk) -> bool:
    return bool(talk.memory["said"]) and "avalia" in talk.memory["said"][-1]["assistant"]


@skill("trade_in", "trade_in", fills=("models", "brands", "year_min", "year_max", "mileage_max", "budget_max"), claims=_claims)
def trade_in(talk: Talk) -> Skill:
    slots = talk.slots("trade_in")
    told = _told(talk, slots.get("model"))
    asked = talk.asked_for("trade_in")
    if contact := own_car.contact(talk.entities):
        yield Call("update_profile", contact)  # "é um Gol 2014, sou o Zé"
    if asked and not told and (_GIVES_UP.search(fold(talk.reading.text)) or (talk.assent.yes is False and asked != "condition")):
        return Say(talk.pick("Tudo bem, se mudar de ideia é só mandar os dados do carro.", "Sem problema."))
    told_before = "did:registered" in talk.memory["facts"] and not slots and "model" not in told
    before = ((yield Call("my_arrangements", {}))["trade_in"] or {}) if told_before else {}
    if not slots and not before and (earlier := _said_before(talk)) and told.get("model", earlier["model"]) == earlier["model"]:
        before = earlier
    known = {key: value for key, value in {**before, **slots, **told}.items() if key in _KEYS}
    known |= {key: f"{had}; {told[key]}"[:500] for key in ("debts", "condition") if key in told and (had := {**before, **slots}.get(key))}
    no_table = "A tabela FIPE eu não tenho aqui; o valor do seu carro sai na vistoria." if own_car.fipe(talk.reading.text) else ""
    if told_before and before and not told:
        return Say(no_table or f"Seu {_called(known)} já está anotado para avaliação; o valor sai na vistoria, feita na loja.")
    if {"model", "year", "mileage"} <= set(known) and "condition" not in known:
        return Say(no_table or _heard(told), Question(_ASK["condition"], "trade_in", "condition", known))
    result = yield Call("register_trade_in", known)
    if result.get("error") == "consent_needed":
        return ask_consent_for(talk, "trade_in", known, "Para registrar a avaliação")
    if result.get("error"):
        return Say(result["detail"])
    if result["status"] == "incomplete":
        missing = result["missing"][0]
        opening = "" if asked else "Aceitamos sim na troca." if "troc" in talk.reading.text.lower() else "Avaliamos seu carro, sim."
        return Say(no_table or _heard(told) or opening, Question(_ASK[missing], "trade_in", missing, known))
    learned = {"budget_max": talk.memory["searched"].get("budget_max")} if "expected" in told else {}  # it was no budget
    return Say(_updated(told, result) if told_before and before else _registered(result), buttons=("Marcar visita",), learned=learned)


def _told(talk: Talk, noted: str | None) -> dict[str, Any]:
    """The customer's car as far as this message tells of it; `noted` is its model, which no car looked at overwrites."""
    said, text, asked = talk.entities, talk.reading.text, talk.asked_for("trade_in")
    found: dict[str, Any] = {}
    if model := _model(said, text, noted):
        found["model"] = model
    elif (
        asked == "model"
        and len(text.split()) <= 4
        and talk.assent.yes is None
        and talk.reading.intent != "trade_in"
        and re.search(r"[^\W\d_]", text)
    ):
        found["model"] = text.strip(" .!").title()[:80]
    of_it = model is not None or not (noted and said.get("models"))
    plain = not own_car.contact(said)  # the digits of a phone are no year
    if said.get("brands") and of_it:
        found["brand"] = said["brands"][0]
    year = said.get("year_min") or said.get("year_max") or (_year(text) if asked == "year" and plain else None)
    if year and of_it:
        found["year"] = year
    if (amount := own_car.expected(text, talk.now)) is not None:
        found["expected"] = amount
    elif said.get("mileage_max"):
        found["mileage"] = said["mileage_max"]
    elif asked == "mileage" and plain and (figure := own_car.number(text, talk.now)) is not None:
        found["mileage"] = figure
    if own_car.debts(text):
        found["debts"] = text[:500]
    of_its_state = asked == "condition" or (
        own_car.state(text) and (asked is not None or _just_spoken_of(talk) or bool(own_car.own_models(said, text)))
    )
    if of_its_state and "expected" not in found and not own_car.fipe(text):
        found["condition"] = text[:500]
    return found


def _model(said: dict[str, Any], text: str, noted: str | None) -> str | None:
    """The model of the customer's car among those named: theirs by the words, or the first told at all."""
    models: list[str] = said.get("models", [])
    if own := own_car.own_models(said, text):
        return own[0]
    if not models or (noted and not own_car.is_another(models[0], text)):
        return None
    return models[0]


def _year(text: str) -> int | None:
    """ "2012", "ano 12", "é 2015/2016"."""
    figures = re.search(r"\b(?:19|20)(\d\d)\b|\b(\d\d)\b", text)
    if not figures:
        return None
    return int(figures[0]) if figures[1] else (2000 if int(figures[2]) < 50 else 1900) + int(figures[2])


def _heard(told: dict[str, Any]) -> str:
    """That what was not asked for was taken down all the same."""
    if "debts" in told:
        return "Anotado, isso entra na avaliação."
    return f"Anotei que você espera {brl(told['expected'])} nele." if "expected" in told else ""


def _called(car: dict[str, Any]) -> str:
    return " ".join(str(car[key]) for key in ("model", "year") if key in car)


def _updated(told: dict[str, Any], result: dict[str, Any]) -> str:
    if "expected" in told:
        return f"Anotei que você espera {brl(told['expected'])} {in_the(_called(result['known']))}. O valor se confirma na vistoria."
    return f"Anotei isso na avaliação do seu {_called(result['known'])}."


def _registered(result: dict[str, Any]) -> str:
    car = result["known"]
    text = f"Anotei seu {_called(car)}, {km(car['mileage'])}, para avaliação."
    similar = result["similar_listings"]
    if similar:
        text += (
            f" Anúncios parecidos aqui vão de {brl(similar['asking_from'])} a {brl(similar['asking_to'])}; "
            "na troca o valor fica abaixo disso e depende da vistoria."
        )
    else:
        text += " O valor sai na vistoria, feita na loja em poucos minutos."
    return text
