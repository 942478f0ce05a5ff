"""Instalments."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import brl
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.picking import pick_car
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown


@skill("financing", "financing", fills=("down_payment", "monthly_payment", "installments", "car_refs", "models", "budget_max"))
def financing(talk: Talk) -> Skill:
    slots = talk.slots("financing")
    known = {
        key: talk.entities.get(key, slots.get(key, talk.profile.get(key))) for key in ("down_payment", "monthly_payment", "installments")
    }
    if talk.asked_for("financing") == "down_payment" and known["down_payment"] is None and "budget_max" in talk.entities:
        known["down_payment"] = talk.entities["budget_max"]
    terms = {key: value for key, value in known.items() if value is not None}
    names_a_car = bool(
        talk.entities.get("models")
        or talk.entities.get("car_refs")
        or talk.memory["focus"]
        or slots.get("car")
        or len(talk.memory["shown"]) == 1
    )
    if not names_a_car and terms.get("monthly_payment"):
        return (yield from _affordable(terms))
    if not names_a_car and not talk.memory["shown"]:
        return Say("Simulo na hora.", Question("Para qual carro?", "financing", "car", terms))
    car = yield from pick_car(talk, "financing", {**slots, **terms})
    if isinstance(car, Say):
        return car
    result = yield Call("simulate_financing", {"car_id": car["id"], **terms})
    if result.get("error"):
        question = Question("De quanto seria a entrada?", "financing", "down_payment", {"car": car, **terms})
        return Say(result["detail"], question if "entrada" in result["detail"] else None)
    return _told(talk, result, terms)


def _told(talk: Talk, result: dict[str, Any], terms: dict[str, Any]) -> Say:
    car, plans = result["car"], result["plans"]
    first = plans[0]
    down = f"com {brl(first['down_payment'])} de entrada"
    if len(plans) == 1:
        text = f"O {name_of(car)} {down} fica em {first['installments']}x de {brl(first['installment'])}. No total, {brl(first['total'])}."
    else:
        options = "\n".join(f"• {plan['installments']}x de {brl(plan['installment'])}" for plan in plans)
        text = f"O {name_of(car)} {down}:\n{options}"
    text += (
        "\n" if len(plans) > 1 else " "
    ) + f"CET estimado de {_percent(plans[-1]['cet_yearly_percent_estimate'])} ao ano; o banco confirma na análise."
    if "within_monthly_payment" in result and not result["within_monthly_payment"]:
        text += f" Nenhuma cabe em {brl(terms['monthly_payment'])} por mês; com entrada maior a parcela cai."
    if "down_payment" not in terms:
        question = Question("Quanto você daria de entrada?", "financing", "down_payment", {"car": as_shown(car), **terms})
        return Say(text, question)
    return Say(text, buttons=("Marcar visita", "Mudar o prazo"), learned={"down_payment": terms["down_payment"]})


def _affordable(terms: dict[str, Any]) -> Skill:
    result = yield Call("simulate_financing", terms)
    if result.get("error"):
        return Say(result["detail"])
    found = yield Call("recommend_cars", {"budget_max": result["affordable_price"]})
    text = (
        f"Parcela de {brl(result['monthly_payment'])} em {result['installments']}x, com {brl(result['down_payment'])} de entrada, "
        f"paga um carro de até uns {brl(result['affordable_price'])} (estimativa)."
    )
    if found.get("cars"):
        best = found["cars"][0]["car"]
        text += f" Nessa faixa tenho {found['total']}, como o {name_of(best)} por {brl(best['preco'])}."
    return Say(text, learned={"budget_max": result["affordable_price"]}, buttons=("Ver opções",))


def _percent(value: float) -> str:
    return f"{value:.1f}%".replace(".", ",")
