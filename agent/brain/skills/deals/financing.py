"""Instalments: simulated, made to fit a purse, and what the bank decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.binding import SURE
from agent.brain.phrasing import brl, listing, or_list
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import fitting, the
from agent.brain.skills.cars.picking import chooses_a_car, pick_car
from agent.brain.skills.cars.relaxing import examples, nothing_fits
from agent.brain.skills.deals.paying import about_the_check, rate_told, terms_of_the_shop, ways_of_paying
from agent.brain.skills.deals.terms import TERMS, figure_of_terms, names_a_car_now, own_cars, simulated, terms_meant
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.owned import owned
from agent.understanding.cues import credit
from agent.understanding.cues.bare_figures import told_affordable
from agent.understanding.cues.paid_down import share_down, supposed_down, with_it_down
from agent.understanding.text import fold
from domain.cars.wishes import Wish

_SEE_CARS = re.compile(r"\b(ver|mostra\w*|quais|que cabem|outros|carros|opcoes)\b")

_ELSEWHERE = frozenset({"test_drive", "reserve_car", "trade_in", "negotiate", "compare_cars", "human", "complaint", "store_info"})


def _claims(talk: Talk) -> bool:
    """Words of credit and answers to its questions, whatever they were taken for."""
    text = talk.reading.text
    if chooses_a_car(talk, "financing") or credit.nothing_down(text) or credit.blemished(text):
        return True
    if credit.of_income(text) and (simulated(talk) or _told_who_decides(talk)):
        return True
    in_sight = names_a_car_now(talk) or talk.memory["focus"] or talk.memory["shown"] or examples(talk)
    if in_sight and (credit.rest_by_instalments(text) or credit.asks_how_many(text)):
        return talk.reading.intent not in ("trade_in", "complaint")
    if credit.puts_off_paying(text) and talk.reading.intent in ("financing", "negotiate", "provide_profile", "affirm", "reserve_car"):
        return True
    if simulated(talk) and (credit.asks_total(text) or "installments" in talk.entities):
        return True
    if figure_of_terms(talk) is not None:
        return True
    if credit.means(text) and not talk.entities.get("offer"):
        return talk.reading.intent not in ("negotiate", "reserve_car", "trade_in", "complaint") or talk.reading.confidence < SURE
    if talk.asked_for("financing") != "down_payment":
        return False
    return "down_payment" in talk.entities or _sees_cars(talk)


def _told_who_decides(talk: Talk) -> bool:
    return bool(talk.memory["said"]) and "banco" in talk.memory["said"][-1]["assistant"]


def _sees_cars(talk: Talk) -> bool:
    """Whether cars within the instalment were offered and are wanted; "posso ver ele amanhã?" is a visit."""
    offered = bool(talk.slots("financing").get("fit"))
    return offered and talk.reading.intent not in _ELSEWHERE and _SEE_CARS.search(fold(talk.reading.text)) is not None


@skill(
    "financing",
    "financing",
    fills=("down_payment", "monthly_payment", "installments", "car_refs", "models", "budget_max"),
    claims=_claims,
)
def financing(talk: Talk) -> Skill:
    slots, text = talk.slots("financing"), talk.reading.text
    if credit.blemished(text) or credit.asks_the_bank(text) or credit.of_income(text):
        rate = (yield from rate_told()) if credit.asks_rate(text) else ""
        check = yield from about_the_check(talk)
        return replace(check, text=f"{rate} {check.text}".strip())
    if credit.puts_off_paying(text):
        return (yield from ways_of_paying(["boleto"]))
    if credit.means(text) and not set(talk.entities) & set(TERMS):
        return (yield from ways_of_paying(credit.means(text)))
    if talk.asked_for("financing") == "down_payment" and talk.assent.yes is False and not credit.nothing_down(text) and not talk.entities:
        return Say(talk.pick("Tudo bem, quando quiser simulo de novo.", "Sem problema."))
    terms = terms_meant(talk, slots)
    if _sees_cars(talk):
        return (yield from _affordable(terms))
    told = examples(talk)
    names_a_car = names_a_car_now(talk) or talk.memory["focus"] or slots.get("car") or (told[0] if len(told) == 1 else None)
    if talk.memory["said"] and told_affordable(talk.memory["said"][-1]["assistant"]) and not names_a_car_now(talk):
        names_a_car = None  # what a purse buys was told: other terms are of the purse too
    if not names_a_car and terms.get("monthly_payment") and len(talk.memory["shown"]) != 1:
        return (yield from _affordable(terms))
    if not names_a_car and {"down_payment", "budget_max"} <= talk.entities.keys():
        return (yield from _within(talk, terms, talk.entities["budget_max"]))
    if not names_a_car and (not talk.memory["shown"] or (len(talk.memory["shown"]) > 1 and credit.asks_terms(text))):
        return (yield from terms_of_the_shop(talk, terms))
    if len(told) == 1 and not names_a_car_now(talk):
        slots = {"car": told[0], **slots}
    car = yield from pick_car(talk, "financing", {**slots, **terms})
    if isinstance(car, Say):
        return car
    if (share := share_down(text)) is not None:
        terms = {**terms, "down_payment": round(car["price"] * share)}
    result = yield Call("simulate_financing", {"car_id": car["id"], **terms})
    said = _told(talk, result, terms) if not result.get("error") else (yield from _instead(talk, car["id"], terms, result))
    if (supposed := supposed_down(text)) is not None and (own := owned(talk.memory).get("model")):
        return replace(said, text=f"{said.text} Os {brl(supposed)} são só a conta de agora: o valor do seu {own} sai na vistoria.")
    given = own_cars(talk)
    if not given and with_it_down(text):
        noted = (yield Call("my_arrangements", {})).get("trade_in") or {}
        given = [noted["model"]] if noted.get("model") else []
    if given:
        own = f"{fitting('o', given[0]).upper()} {fitting('seu', given[0])} {given[0]}"
        return replace(said, text=f"{said.text} {own} entra nessa conta depois da avaliação na loja.")
    return said


def _instead(talk: Talk, car_id: str, terms: dict[str, Any], refused: dict[str, Any]) -> Skill:
    """What the bank does not do is said and forgotten, and the nearest that it does is shown."""
    said: list[str] = []
    forgotten: dict[str, None] = {}
    result = refused
    while result.get("error"):
        said.append(result["detail"])
        if "least_down_payment" in result and "down_payment" in terms:
            dropped = "down_payment"
            terms = {key: value for key, value in terms.items() if key != dropped}
        elif "terms" in result and (wanted := terms.get("installments")) not in result["terms"]:
            dropped = "installments"
            terms = terms | {dropped: min(result["terms"], key=lambda term: abs(term - (wanted or 0)))}
        else:
            return Say(" ".join(said), learned=forgotten)
        forgotten[dropped] = None
        result = yield Call("simulate_financing", {"car_id": car_id, **terms})
    told = _told(talk, result, terms)
    return Say(f"{' '.join(said)} {told.text}", told.question, told.buttons, learned={**told.learned, **forgotten})


def _told(talk: Talk, result: dict[str, Any], terms: dict[str, Any]) -> Say:
    car, plans = result["car"], result["plans"]
    fitting = result.get("within_monthly_payment")
    if fitting == []:
        return _out_of_reach(talk, result, terms)
    plans = [plan for plan in plans if fitting is None or plan["installments"] in fitting]
    first = plans[0]
    down = f"com {brl(first['down_payment'])} de entrada"
    if "down_payment" not in terms and "down_payment" not in talk.entities and not credit.nothing_down(talk.reading.text):
        down += " (o mínimo)"
    if len(plans) == 1:
        text = f"{the(name_of(car), start=True)} {down} fica em {first['installments']}x de {brl(first['installment'])}."
        text += f" No total, {brl(first['total'])}"
        text += f", {brl(first['above_price'])} acima do preço à vista. " if credit.asks_total(talk.reading.text) else ". "
    else:
        rows = [_row(plan, in_all=credit.asks_total(talk.reading.text)) for plan in plans]
        text = "\n".join([f"{the(name_of(car), start=True)} {down}:", *rows, ""])
    text += f"CET estimado de {_percent(plans[-1]['cet_yearly_percent_estimate'])} ao ano; o banco confirma na análise."
    if "down_payment" not in {*terms, *talk.entities, *talk.memory["asked"]} and not credit.nothing_down(talk.reading.text):
        return Say(text, Question("Quanto você daria de entrada?", "financing", "down_payment", {"car": as_shown(car), **terms}))
    others = tuple(f"{term}x" for term in result["terms"] if len(plans) == 1 and term != first["installments"] and term >= 24)
    learned: dict[str, Any] = {key: terms[key] for key in ("down_payment", "installments") if terms.get(key)}
    if "budget_max" in talk.entities and terms.get("down_payment") == talk.entities["budget_max"]:
        learned["budget_max"] = talk.memory["searched"].get("budget_max")  # it was no budget
    return Say(text, buttons=("Marcar visita", *others[-2:]), learned=learned)


def _row(plan: dict[str, Any], *, in_all: bool) -> str:
    """`• 48x de R$ 1.897,38`, with the total where it was asked for."""
    return f"• {plan['installments']}x de {brl(plan['installment'])}" + (f", total {brl(plan['total'])}" if in_all else "")


def _out_of_reach(talk: Talk, result: dict[str, Any], terms: dict[str, Any]) -> Say:
    """No plan is within the instalment wanted: what it would take, and other cars."""
    least, fit = min(result["plans"], key=lambda plan: plan["installment"]), result["to_fit"]
    called, down, wanted = name_of(result["car"]), brl(least["down_payment"]), brl(terms["monthly_payment"])
    text = f"{the(called, start=True)} com {down} de entrada fica no mínimo em {least['installments']}x de {brl(least['installment'])}."
    text += f" Para caber em {wanted} por mês, em {fit['installments']}x, a entrada seria de {brl(fit['down_payment'])}."
    slots = {"car": as_shown(result["car"]), "fit": True, **terms}
    question = "Consegue essa entrada ou prefere ver carros que cabem nessa parcela?"
    return Say(text, Question(question, "financing", "down_payment", slots, ("Ver os que cabem",)))


def _affordable(terms: dict[str, Any]) -> Skill:
    """What a monthly payment buys, and cars for it."""
    result = yield Call("simulate_financing", terms)
    if result.get("error") and "down_payment" in terms:
        result = yield Call("simulate_financing", {key: value for key, value in terms.items() if key != "down_payment"})
    if result.get("error") and "terms" in result:
        return Say(f"{result['detail']}", Question("Em quantas vezes eu simulo?", "financing", "installments", terms))
    if result.get("error"):
        return Say(result["detail"], Question("Qual parcela cabe no seu bolso?", "financing", "monthly_payment"))
    found = yield Call("recommend_cars", {"budget_max": result["affordable_price"]})
    text = (
        f"Parcela de {brl(result['monthly_payment'])} em {result['installments']}x, com {brl(result['down_payment'])} de entrada, "
        f"paga um carro de até uns {brl(result['affordable_price'])} (estimativa)."
    )
    learned = {"budget_max": result["affordable_price"]}
    if not found.get("cars"):
        return Say(f"{text} Nessa faixa não tenho nada agora; com entrada maior abre mais opções.", learned=learned)
    some = or_list([f"{name_of(fit['car'])} por {brl(fit['car']['preco'])}" for fit in found["cars"][:2]])
    return Say(f"{text} Nessa faixa tenho {found['total']}, como {some}.", learned=learned, buttons=("Ver detalhes", "Ver outros"))


def _within(talk: Talk, terms: dict[str, Any], limit: int) -> Skill:
    """Cars of the price that somebody wants to reach with what they pay down: of one of them the instalments are simulated."""
    wish = Wish.of({**talk.profile, "budget_max": limit, "budget_min": None}).stated()
    found = yield Call("recommend_cars", wish)
    if found.get("error"):
        return Say(found["detail"])
    learned = {"budget_max": limit, "budget_min": None, "down_payment": terms["down_payment"]}
    if not found["cars"]:
        return replace(nothing_fits(talk, found["wish"], found.get("relaxations") or []), learned=learned)
    cars = [fit["car"] for fit in found["cars"]]
    total = f"tenho {found['total']}, como" if found["total"] > len(cars) else "tenho"
    text = f"Com {brl(terms['down_payment'])} de entrada, até {brl(limit)} {total}:\n{listing(cars)}"
    asks = Question("Para qual eu simulo?", "financing", "car", {**terms, "choices": [as_shown(car) for car in cars]})
    return Say(text, asks, learned=learned)


def _percent(value: float) -> str:
    return f"{value:.1f}%".replace(".", ",")
