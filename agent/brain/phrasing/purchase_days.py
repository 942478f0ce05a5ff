"""The day to buy, in a buyer's words. Every figure is a tool's."""

from __future__ import annotations

from datetime import date
from typing import Any

from agent.brain.phrasing.dates import day_name
from agent.brain.phrasing.goods import SAMPLE, quantity, unit_price
from agent.brain.phrasing.money import brl

_FEW = 2
"""Reasons in a first answer."""


def on(day: str, today: date) -> str:
    """`hoje`, `amanhã, 25/11`, `sexta, 27/11`."""
    when = date.fromisoformat(day)
    name = day_name(when, today)
    return name if when == today else f"{name}, {when:%d/%m}"


def percent(share: float) -> str:
    return f"{abs(share):.1f}".removesuffix(".0").replace(".", ",") + "%"


def day_advised(result: dict[str, Any], asked: str | None, today: date) -> str:
    """The whole advice; or what of it was asked for."""
    if asked:
        return _ASPECTS[asked](result, today)
    parts = [_advice(result, today), _late(result), _need(result), _why(result)]
    if result["track_record"]:
        parts.append(f"Meu histórico: {result['track_record']['told']}.")
    if result["wait"]:
        parts.append("Diga “me avisa” para eu avisar no dia.")
    if result["not_trained"]:
        parts.append(f"({result['not_trained'][0].upper()}{result['not_trained'][1:]}.)")
    return "\n".join(part for part in parts if part)


def _advice(result: dict[str, Any], today: date) -> str:
    product, price = result["product"], result["price"]["amount"]
    unit, sample = product["unit"], f" {SAMPLE}" if result["is_synthetic"] else ""
    now = unit_price(price, unit)
    old = f" (preço de {date.fromisoformat(result['made_on']):%d/%m})" if date.fromisoformat(result["made_on"]) < today else ""
    if not result["wait"]:
        much = f": {_much(result)} dão {brl(result['cost_today'])}" if result["quantity"] else ""
        return f"{product['name']}: compre hoje, a {now}{old}{much}{sample}."
    expected = unit_price(result["expected_price"], unit)
    wait = f"{product['name']}: espere até {on(result['buy_day'], today)}{sample}. Hoje custa {now}{old}; espero {expected}."
    return f"{wait}\n{_saving(result)}"


def _much(result: dict[str, Any]) -> str:
    return quantity(result["quantity"], result["product"]["unit"])


def _saving(result: dict[str, Any]) -> str:
    of = f"em {_much(result)}" if result["quantity"] else f"por {result['product']['unit']}"
    low, high = result["saving_low"], result["saving_high"]
    worst = f"na pior das hipóteses comuns paga {brl(result['may_lose'])} a mais" if low < 0 else f"no mínimo {brl(low)}"
    return (
        f"Economia esperada {of}: {brl(result['saving'])} ({percent(result['saving_percent'])}); até {brl(high)}, {worst}. "
        f"Chance de pagar mais: {result['chance_of_more_percent']}%."
    )


def _need(result: dict[str, Any]) -> str:
    said = []
    if result["need_by"] and result["need_by_told"]:
        said.append(f"prazo {date.fromisoformat(result['need_by']):%d/%m}")
    elif result["need_by_reason"]:
        said.append(result["need_by_reason"])
    if result["lead_days"] and result["supplier"]:
        days = "1 dia" if result["lead_days"] == 1 else f"{result['lead_days']} dias"
        said.append(f"a {result['supplier']} entrega em {days}")
    if result["quantity"] and not result["quantity_told"]:
        said.append(f"pelas vendas, a compra é de {_much(result)}")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _late(result: dict[str, Any]) -> str:
    """That even what is ordered today comes after the day it is wanted by."""
    if not result["comes_late"]:
        return ""
    comes = date.fromisoformat(result["arrives"])
    return f"Atenção: nem comprando hoje chega no prazo: a {result['supplier']} entregaria em {comes:%d/%m}."


def _why(result: dict[str, Any], most: int = _FEW) -> str:
    said = result["reasons"]
    shown = said if len(said) <= most else [*said[: most - 1], said[-1]]
    return f"Por quê: {'; '.join(shown)}."


def _reasons(result: dict[str, Any], today: date) -> str:
    return f"{result['product']['name']}. {_why(result, 9)}\nO que mudaria: {result['would_change']}."


def _change(result: dict[str, Any], today: date) -> str:
    return f"{result['product']['name']}: {result['would_change']}."


def _risk(result: dict[str, Any], today: date) -> str:
    if not result["wait"] and result["days_left"] < 1:
        return f"{result['product']['name']}: {_why(result)}"
    if not result["wait"]:
        sure = result["confidence_percent"]
        return (
            f"{result['product']['name']}: comprando hoje não há risco de alta. Em {sure}% de casos assim esperar não teria rendido nada."
        )
    return f"{result['product']['name']}, esperando até {on(result['buy_day'], today)}: {_saving(result)}"


def _record(result: dict[str, Any], today: date) -> str:
    name, lived, given = result["product"]["name"], result["track_record"], result["given_record"]
    if lived is None:
        return f"{name}: o histórico ainda é curto para medir meus acertos."
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    text = f"{name}, refazendo as decisões dia a dia sobre o passado: {lived['told']}{sample}."
    if given:
        return f"{text} Das que dei de verdade: {given['told']}."
    return f"{text} Das que dei de verdade nenhuma venceu o prazo de 14 dias ainda."


def _gain(result: dict[str, Any], today: date) -> str:
    if not result["wait"]:
        return f"{result['product']['name']}: esperar não traz economia; compre hoje. {_why(result)}"
    return f"{result['product']['name']}, esperando até {on(result['buy_day'], today)}: {_saving(result)}"


_ASPECTS = {"why": _reasons, "change": _change, "risk": _risk, "record": _record, "saving": _gain}


def list_told(result: dict[str, Any], today: date) -> str:
    """What is cheap now, what had better wait, what runs out; one numbered list, so that "o segundo" means one item."""
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    parts, at = [], 0
    for key, title, line in _LISTS:
        if not result[key]:
            continue
        many = f" ({len(result[key])} de {result['short_total']})" if key == "short" and result["short_total"] > len(result[key]) else ""
        parts.append(f"{title}{many}{sample}:")
        for item in result[key]:
            at += 1
            parts.append(f"{at}. {line(item, today)}")
        sample = ""
    if not result["trained"]:
        parts.append("Dos preços ainda não sei: nenhum modelo treinado. Rode balcao train prices ou peça “treina os modelos”.")
    elif not result["buy"] and not result["wait"]:
        parts.append("Nos preços, nada fora do normal: nenhum item barato agora, nenhum para esperar.")
    return "\n".join(parts)


def _short_line(item: dict[str, Any], today: date) -> str:
    have = quantity(item["stock"], item["unit"]) if item["stock"] else "zerado"
    days = item["days_of_cover"]
    lasts = "" if not item["stock"] or days is None else f", dura {days} dia{'s' * (days != 1)}" if days else ", acaba hoje"
    falls = f"; o preço deve cair {percent(item['falls_percent'])}" if item["falls_percent"] else ""
    return f"{item['name']}: {have}{lasts}{falls}"


def _cheap_line(item: dict[str, Any], today: date) -> str:
    month = f", {brl(item['saving'])} no uso de um mês" if item["saving"] else ""
    return f"{item['name']}: {unit_price(item['price'], item['unit'])}, {percent(item['percent'])} abaixo do costume{month}"


def _falling_line(item: dict[str, Any], today: date) -> str:
    month = f" ({brl(item['saving'])} no uso de um mês)" if item["saving"] else ""
    return f"{item['name']}: espere até {on(item['buy_day'], today)}, deve cair {percent(item['percent'])}{month}"


_LISTS = (
    ("short", "Acabando, compre já", _short_line),
    ("buy", "Barato agora", _cheap_line),
    ("wait", "Melhor esperar", _falling_line),
)
