"""How one may pay, as the shop says it, and the bank's check, of which nothing is promised."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from agent.brain.phrasing import or_list
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.credit import asked_of_the_bank, asks_rate, asks_terms
from agent.understanding.text import fold


def ways_of_paying(named: Sequence[str]) -> Skill:
    """What the shop says of the ways named (stems of agent/understanding/cues/credit.py)."""
    said = (yield Call("store_info", {}))["payments"]
    stems = [*named, *(["pelo banco"] if "boleto" in named else [])]  # the shop lends nothing: who does
    facts = [fact for fact in said if any(stem in fold(fact) for stem in stems)]
    if not facts:
        return Say("Sobre essa forma de pagamento um vendedor confirma para você.", keeps_task=True)
    return Say(" ".join(f"{fact[0].upper()}{fact[1:]}." for fact in facts[:2]), keeps_task=True)


def rate_told() -> Generator[Call, dict[str, Any], str]:
    """The interest that simulations are made with."""
    rate = (yield Call("store_info", {}))["financing"]["monthly_rate_percent"]
    return f"Simulo com juros de {f'{rate:.2f}'.replace('.', ',')}% ao mês."


def terms_of_the_shop(talk: Talk, terms: dict[str, Any]) -> Skill:
    """In how many months the shop finances and with how much down at least, where no car is in sight; told once unless asked for."""
    asks = Question("Para qual carro eu simulo?", "financing", "car", terms)
    asked = asks_terms(talk.reading.text) or "installments" in talk.entities
    if not asked and any(_LEAST in said["assistant"] for said in talk.memory["said"]):
        return Say("Simulo na hora.", asks)
    offered = (yield Call("store_info", {}))["financing"]
    months, least = offered["installments"], f"{_LEAST} {offered['least_down_payment_percent']:.0f}% do valor do carro"
    wanted = talk.entities.get("installments")
    opening = f"Em {wanted}x não financiamos; fazemos" if wanted and wanted not in months else "Financiamos"
    rate = f" {(yield from rate_told())}" if asks_rate(talk.reading.text) else ""
    return Say(f"{opening} em {or_list([f'{term}x' for term in months])}, {least}.{rate}", asks)


_LEAST = "com entrada mínima de"
_NO_PROMISE = "Por aqui não consigo prometer aprovação nem dizer que não dá."


def about_the_check(talk: Talk) -> Skill:
    """Who decides about credit: neither hope nor refusal comes from us. Told once, further questions get what they ask of, in short."""
    if any(_NO_PROMISE in said["assistant"] for said in talk.memory["said"]):
        asked = asked_of_the_bank(talk.reading.text)
        about = f"Sobre {asked}, também" if asked else "Isso também"
        seller = talk.pick("um vendedor te diz o que ele pede", "o que ele pede quem sabe te dizer é um vendedor")
        return Say(f"{about} quem decide é o banco; {seller}.", None if talk.asked_for("handoff") else _CALL, keeps_task=True)
    said = (yield Call("store_info", {}))["payments"]
    bank = next((fact for fact in said if "banco" in fold(fact)), "")
    opening = f"{bank[0].upper()}{bank[1:]}." if bank else "Quem decide é o banco, na análise de crédito."
    return Say(f"{opening} {_NO_PROMISE}", _CALL)


_CALL = Question(
    "Quer que um vendedor veja isso com você?", "handoff", "confirmed", {"reason": "purchase"}, ("Sim, por favor", "Agora não")
)
