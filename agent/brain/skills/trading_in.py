"""A car given in exchange or sold to the shop."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import brl
from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk

_ASK = {"model": "Qual é o modelo do seu carro?", "year": "De que ano ele é?", "mileage": "Quantos km rodados?"}


@skill("trade_in", "trade_in", fills=("models", "brands", "year_min", "year_max", "mileage_max", "budget_max"))
def trade_in(talk: Talk) -> Skill:
    known = {**talk.slots("trade_in"), **_told(talk)}
    if talk.asked_for("trade_in") == "condition":
        known["condition"] = talk.reading.text[:500]
    elif "condition" not in known and talk.task and talk.assent.yes is False and talk.asked_for("trade_in"):
        return Say(talk.pick("Tudo bem, se mudar de ideia é só mandar os dados do carro.", "Sem problema."))
    result = yield Call("register_trade_in", known)
    if result.get("error") == "consent_needed":
        return ask_consent_for("trade_in", known, "Para registrar a avaliação")
    if result.get("error"):
        return Say(result["detail"])
    if result["status"] == "incomplete":
        missing = result["missing"][0]
        lead_in = "Aceitamos sim na troca." if not known else ""
        return Say(lead_in, Question(_ASK[missing], "trade_in", missing, known))
    return Say(_registered(talk, result))


def _told(talk: Talk) -> dict[str, Any]:
    """The customer's car as far as this message tells of it."""
    said = talk.entities
    found: dict[str, Any] = {}
    if said.get("models"):
        found["model"] = said["models"][0]
    if said.get("brands"):
        found["brand"] = said["brands"][0]
    if year := said.get("year_min") or said.get("year_max"):
        found["year"] = year
    if said.get("mileage_max"):
        found["mileage"] = said["mileage_max"]
    elif talk.asked_for("trade_in") == "mileage" and said.get("budget_max"):
        found["mileage"] = said["budget_max"]
    return found


def _registered(talk: Talk, result: dict[str, Any]) -> str:
    car = result["known"]
    text = f"Anotei seu {car['model']} {car['year']} para avaliação."
    similar = result["similar_listings"]
    if similar:
        text += (
            f" Anúncios parecidos aqui vão de {brl(similar['asking_from'])} a {brl(similar['asking_to'])}; "
            "na troca o valor fica abaixo disso e depende da vistoria."
        )
    else:
        text += " O valor sai na vistoria, feita na loja em poucos minutos."
    return text
