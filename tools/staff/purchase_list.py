"""What is best bought now, what had better wait, and what runs out: a week's purchases at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.goods.cover import days_of_cover, lately, most_urgent
from domain.goods.products import Product
from domain.market.outlooks import Outlook
from domain.money import Money
from forecasting.decision.advice import advised
from memory.records import Books

_LOOKED_AT = 60
_MATTERS = 1.0
"""Percent of the price from which on a difference is worth a line."""


async def purchase_list(books: Books, today: date, limit: int) -> dict[str, Any]:
    """`buy`: cheaper than usual, and not expected to fall further; `wait`: expected to fall; both by what a month's use of it saves.
    `short`: below its minimum, what runs out first. The same item is in one list only."""
    namebook = await books.products.namebook()
    products = {product.sku: product for product in namebook.things}
    outflow = await books.sales.outflow(*lately(today))
    out = dict(outflow.quantities)
    cheap, falling = await books.outlooks.worth_buying(_LOOKED_AT), await books.outlooks.worth_waiting(_LOOKED_AT)
    short = most_urgent(list(products.values()), out)
    shown = {product.sku for product in short[:limit]}
    words = {outlook.sku: outlook for outlook in (*cheap, *falling)}
    for product in short[:limit]:
        if product.sku not in words and (found := await books.outlooks.latest(product.sku)) is not None:
            words[product.sku] = found
    buy = _best((_line(products[each.sku], each, out, each.below_usual, today) for each in cheap if each.sku in products), shown, limit)
    wait = _best((_line(products[each.sku], each, out, each.saving, today) for each in falling if each.sku in products), shown, limit)
    told = [*words.values()]
    return {
        "about": "purchase_list",
        "buy": buy,
        "wait": wait,
        "short": [_short(product, words.get(product.sku), out, today) for product in short[:limit]],
        "short_total": len(short),
        "trained": await books.outlooks.count() > 0,
        "made_on": told[0].day.isoformat() if told else None,
        "is_synthetic": outflow.is_synthetic or (bool(told) and all(each.is_synthetic for each in told)),
    }


def _best(lines: Iterable[dict[str, Any]], left_out: set[str], limit: int) -> list[dict[str, Any]]:
    kept = [line for line in lines if line["sku"] not in left_out and line["percent"] >= _MATTERS]
    return sorted(kept, key=lambda line: (-(line["saving"] or 0), -line["percent"]))[:limit]


def _line(product: Product, outlook: Outlook, out: dict[str, Decimal], share: float, today: date) -> dict[str, Any]:
    month = out.get(product.sku)
    advice = advised(outlook)
    saving = None if not month else float(Money.of(round(float(outlook.price) * float(month) * share, 2)).reais)
    return {
        "sku": product.sku,
        "name": product.name,
        "unit": product.unit,
        "price": float(outlook.price),
        "percent": round(100 * share, 1),
        "month_quantity": float(month) if month else None,
        "saving": saving,
        "buy_day": max(advice.buy_day, today).isoformat(),
        "reason": advice.reasons[0],
    }


def _short(product: Product, outlook: Outlook | None, out: dict[str, Decimal], today: date) -> dict[str, Any]:
    went = out.get(product.sku, Decimal(0))
    stock = product.stock or Decimal(0)
    return {
        "sku": product.sku,
        "name": product.name,
        "unit": product.unit,
        "stock": float(stock),
        "missing": float(product.missing or 0),
        "days_of_cover": days_of_cover(replace(product, stock=stock), went),
        "price": float(outlook.price) if outlook else None,
        "falls_percent": round(100 * outlook.saving, 1) if outlook and outlook.saving else None,
    }
