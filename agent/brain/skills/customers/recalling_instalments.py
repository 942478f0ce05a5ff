"""Instalments that were simulated in an earlier talk, and what they would be today."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import brl, or_list
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import the
from agent.brain.phrasing.recollections import instalments_told, is_gone, on_the_day, quoted, sentence
from agent.brain.talk import Call, Question, Say, Skill, Talk

_MOST = 3


def instalments(talk: Talk, then: dict[str, Any] | None) -> Skill:
    """As they were told on their day; the same is simulated again, since prices and rates move."""
    if then is None:
        return Say("Não achei uma simulação nas nossas conversas, mas simulo na hora.", Question("Para qual carro?", "financing", "car"))
    when, told, car = on_the_day(then["at"], talk.now), instalments_told(then["answered"])[:_MOST], then["car"]
    amounts = or_list([f"{count}x de {amount}" for count, amount in told])
    if not told or (car is None and then["gone"] is None):
        return Say(f"Falamos disso {when}. Eu te disse: “{quoted(then['answered'])}”", keeps_task=True)
    down = f" com {brl(then['terms']['down_payment'])} de entrada" if then["terms"].get("down_payment") else ""
    if car is None:
        lost = is_gone(then["gone"])
        return Say(f"{sentence(f'{when} simulamos{down} em {amounts}')} {lost}; posso simular um parecido.")
    result = yield Call("simulate_financing", {"car_id": car["id"], **then["terms"]})
    text = sentence(f"{when} simulamos {the(name_of(car))}{down}: {amounts}")
    return Say(f"{text} {_today(told, result)}", buttons=("Marcar visita", "Ver detalhes"))


def _today(told: list[tuple[int, str]], result: dict[str, Any]) -> str:
    """Whether that still holds."""
    if result.get("error"):
        return f"Hoje não dá mais para simular assim. {result['detail']}"
    now = {plan["installments"]: brl(plan["installment"]) for plan in result["plans"]}
    if all(_plain(now.get(count, "")) == _plain(amount) for count, amount in told):
        return "Hoje continua igual; o banco confirma na análise."
    return f"Hoje fica em {or_list([f'{count}x de {now[count]}' for count, _ in told if count in now])}; o banco confirma na análise."


def _plain(amount: str) -> str:
    return amount.replace("\u00a0", " ").replace(" ", "")
