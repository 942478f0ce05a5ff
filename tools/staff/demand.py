"""How much of a product will go out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from pydantic import Field

from domain.clock import local
from domain.goods.cover import days_of_cover, lately
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.people import STAFF
from forecasting.demand import Demand
from forecasting.demand import forecast_demand as demand_of
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments, tool

_KNOWN = timedelta(days=728)
_LIKELY = (0.1, 0.9)


class ForecastDemandArguments(Arguments):
    product: str = Field(max_length=200, description='SKU, name, nickname or some words of it, e.g. "óleo 15w40"')
    horizon_days: int = Field(30, ge=1, le=366, description="the coming days asked about, e.g. 30 for a month")


@tool(STAFF)
async def forecast_demand(counter: Counter, asked: ForecastDemandArguments) -> dict[str, Any]:
    """How much of a stock item will be sold or used up in the coming days, with the range of four cases of five, what there is of it and
    how long that lasts at the pace of the last 30 days. Quantities are in its `unit`; `expected` null means that no sale is known.
    `is_synthetic` true: sample data, which must be said. Several items of such a name: error "ambiguous" and `candidates`."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        product = await product_meant(books, asked.product, counter.now)
        sold = await sales_known(books, product.sku, today)
        went = (await books.sales.totals(*lately(today))).get(product.sku, Decimal(0))
    told = {"about": "demand", "product": _product(product), "horizon_days": asked.horizon_days}
    told |= {"until": (today + timedelta(days=asked.horizon_days - 1)).isoformat(), "is_synthetic": bool(sold) and sold[0].is_synthetic}
    if not sold:
        return told | {"expected": None, "low": None, "high": None, "notes": []}
    return (
        told | await asyncio.to_thread(_figures, product, sold, today, asked.horizon_days) | {"days_of_cover": days_of_cover(product, went)}
    )


async def sales_known(books: Books, sku: str, today: date) -> tuple[Sale, ...]:
    """Of two years, up to yesterday: today is not over."""
    return await books.sales.history(sku, today - _KNOWN, today - timedelta(days=1))


def demand_from(sold: Sequence[Sale], today: date) -> Demand:
    """Days between the first sale known and today without any count as nothing sold."""
    first = sold[0].day
    daily = np.zeros((today - first).days)
    for sale in sold:
        daily[(sale.day - first).days] += float(max(sale.quantity, Decimal(0)))
    return demand_of(daily)


def _figures(product: Product, sold: Sequence[Sale], today: date, days: int) -> dict[str, Any]:
    demand = demand_from(sold, today)
    expected = demand.expected(days)
    low, high = (demand.below(days, share) for share in _LIKELY)
    recent = sum((sale.quantity for sale in sold if sale.day >= today - timedelta(days=days)), Decimal(0))
    return {
        "expected": _rounded(expected, demand),
        "low": _rounded(low, demand),
        "high": _rounded(high, demand),
        "band_percent": round(100 * (_LIKELY[1] - _LIKELY[0])),
        "went_out_before": float(recent),
        "days_known": demand.days_known,
        "missing": max(0.0, _rounded(expected - float(product.stock), demand)) if product.stock is not None else None,
        "notes": list(demand.notes),
    }


def _rounded(quantity: float, demand: Demand) -> float:
    """Pieces as they are counted, the rest as finely as anybody would say it."""
    return float(round(quantity)) if demand.whole or quantity >= 100 else round(quantity, 2)


def _product(product: Product) -> dict[str, Any]:
    stock, minimum = (None if value is None else float(value) for value in (product.stock, product.minimum))
    return {"sku": product.sku, "name": product.name, "unit": product.unit, "stock": stock, "minimum": minimum}
