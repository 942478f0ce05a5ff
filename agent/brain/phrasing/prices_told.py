"""A price and how it moved, as staff read of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from agent.brain.phrasing.goods import SAMPLE, on_day, quantity, unit_price
from agent.brain.phrasing.money import brl
from agent.understanding.cues.periods import Period

_GAP = timedelta(days=7)
"""So much of a period without any price is worth a word."""
_EVEN = 0.05
"""Percent that nobody would call a change."""
_ABOUT_NOW = 7
"""Days that a price counts as today's for."""


def yes_or_no(closed: str, result: dict[str, Any], days: Period | None, today: date) -> str:
    """Against the mean of days gone by, or since the first day of a period that is not over."""
    seen, now, unit = result["period"], result["now"], result["product"]["unit"]
    if seen is None or now is None:
        return ""
    going_on = days is not None and days.last >= today
    change = now["above_first_percent" if going_on else "above_mean_percent"]
    before = seen["first"]["amount"] if going_on else round(seen["mean"], 4 if seen["mean"] < 1 else 2)
    if days:
        when = on_day(seen["first"]["day"], today) if going_on else "em média"
        against = f": {unit_price(now['amount'], unit)} {on_day(now['day'], today)}, contra {unit_price(before, unit)} {when}"
    else:  # the price of the day is told right after
        against = f" que a média dos últimos 90 dias, {unit_price(before, unit)}"
    if abs(change) < _EVEN:
        return f"Está igual{against}." if days else f"Está na média dos últimos 90 dias, {unit_price(before, unit)}."
    yes = (change < 0) == (closed == "down")
    return f"{'Sim' if yes else 'Não'}, está {_percent(change)} mais {'barato' if change < 0 else 'caro'}{against}."


def price_told(result: dict[str, Any], days: Period | None, wanted: str, today: date) -> str:
    """The price of the end of the days asked about, or how it moved in them; what was asked for (`wanted`) first."""
    product, price, seen = result["product"], result["price"], result["period"]
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    beside = _beside(result, days)
    at = f" na {result['supplier']}" if result["supplier"] else ""
    if price is None:
        until = f" até {days.last:%d/%m/%Y}" if days else ""
        return f"{product['name']}: não tenho nenhum preço{at}{until}."
    if days and days.first == days.last:
        return f"{product['name']}{at}, {_on_the_day(price, days.last, product['unit'], today)}{sample}."
    if seen is None:
        last = f"o último preço que vi é {unit_price(price['amount'], product['unit'])}, {on_day(price['day'], today)}"
        return f"{product['name']}{at}: nada nesse período; {last}{sample}."
    moved = _moved(seen, product["unit"], wanted, today)
    if days:
        return f"{product['name']}{at}, {_span(seen, today)}: {moved}{sample}.{_cost(result)}{beside}"
    lately = date.fromisoformat(price["day"])
    when = on_day(price["day"], today) if (today - lately).days <= _ABOUT_NOW else f"visto pela última vez {on_day(price['day'], today)}"
    whose = f" ({price['supplier']})" if price["supplier"] and not result["supplier"] else ""
    cheaper = _cheaper(result, product["unit"], today)
    now = f"{product['name']}{at}: {unit_price(price['amount'], product['unit'])} {when}{whose}"
    return f"{now}{sample}.{_cost(result)}{cheaper} Nos últimos 90 dias: {moved}.{beside}"


def _cost(result: dict[str, Any]) -> str:
    """What the quantity asked about costs: `3 t (3.000 kg): R$ 22.320.`"""
    cost, unit = result["cost"], result["product"]["unit"]
    if cost is None:
        return ""
    said = quantity(cost["quantity"], cost["unit"])
    if cost["total"] is None:
        return f" Não sei quanto {said} dá em {unit}, por isso não somei."
    same = "" if cost["unit"] == unit else f" ({quantity(cost['in_unit'], unit)})"
    return f" {said}{same}: {brl(cost['total'])}."


def _beside(result: dict[str, Any], days: Period | None) -> str:
    """What the figures rest on, where that is less than they seem: days without any price, several prices a day, samples set aside."""
    seen, told = result["period"], ""
    if days and seen and date.fromisoformat(seen["first"]["day"]) - date.fromisoformat(seen["since"]) > _GAP:
        told += f" Só tenho preços desde {date.fromisoformat(seen['first']['day']):%d/%m/%Y}."
    if seen and seen["days_with_several"]:
        told += " Em dia com mais de um preço vale a mediana."
    if result["made_up_set_aside"]:
        told += " O histórico de exemplo deste item ficou de fora: já há preço real."
    return told


def _on_the_day(price: dict[str, Any], asked: date, unit: str, today: date) -> str:
    cost = unit_price(price["amount"], unit)
    if price["day"] == asked.isoformat():
        return f"{on_day(price['day'], today)}: {cost}"
    return f"{on_day(asked.isoformat(), today)}: {cost}, que é o último preço antes, visto {on_day(price['day'], today)}"


def _span(seen: dict[str, Any], today: date) -> str:
    first, last = date.fromisoformat(seen["since"]), date.fromisoformat(seen["until"])
    written = "%d/%m" if first.year == last.year == today.year else "%d/%m/%Y"
    return f"de {first.strftime(written)} a {last.strftime(written)}"


def _moved(seen: dict[str, Any], unit: str, wanted: str, today: date) -> str:
    """The lowest, highest and mean of a period and its change, what was asked for first."""
    change = seen["change_percent"]
    parts = {
        "lowest": f"menor {unit_price(seen['lowest']['amount'], unit)} {on_day(seen['lowest']['day'], today)}",
        "highest": f"maior {unit_price(seen['highest']['amount'], unit)} {on_day(seen['highest']['day'], today)}",
        "mean": f"média {unit_price(round(seen['mean'], 4 if seen['mean'] < 1 else 2), unit)}",
        "change": _change(change) if change is not None else "um preço só",
    }
    order = [wanted, *(kind for kind in ("mean", "lowest", "highest", "change") if kind != wanted)] if wanted in parts else list(parts)
    return "; ".join(parts[kind] for kind in order)


def _change(percent: float) -> str:
    if not percent:
        return "sem variação"
    return f"{'alta' if percent > 0 else 'queda'} de {_percent(percent)}"


def _percent(change: float) -> str:
    return f"{abs(change):.1f}%".replace(".", ",")


def _cheaper(result: dict[str, Any], unit: str, today: date) -> str:
    """Another supplier whose last price is lower."""
    price, sold = result["price"], result["suppliers"]
    if result["supplier"] or not sold or sold[0]["supplier"] == price["supplier"] or sold[0]["amount"] >= price["amount"]:
        return ""
    return f" Mais barato: {sold[0]['supplier']}, {unit_price(sold[0]['amount'], unit)} {on_day(sold[0]['day'], today)}."
