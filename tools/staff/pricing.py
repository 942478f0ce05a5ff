"""What a product costs, cost on a day, and how its price moved."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from statistics import fmean
from typing import Any

from pydantic import Field, model_validator

from domain.clock import local
from domain.goods.packs import pieces_of
from domain.goods.prices import Price, PriceHistory
from domain.goods.products import Product
from domain.goods.units import Unit, converted
from domain.money import Money
from domain.people import STAFF
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant, supplier_meant
from tools.toolbox import Arguments, tool

_USUAL_DAYS = 90
"""The period looked at where none is asked for."""
_SUPPLIERS = 5


class PriceHistoryArguments(Arguments):
    product: str = Field(max_length=200, description='SKU, name, nickname or some words of it, e.g. "aço" or "MET-0001"')
    since: date | None = Field(None, description="first day of the period asked about, e.g. 2026-09-01; the last 90 days where none is")
    until: date | None = Field(None, description="last day of that period, e.g. 2026-09-30; today where none is asked for")
    supplier: str | None = Field(None, max_length=120, description='only what this supplier asked, e.g. "Aços Ribeirão"')
    quantity: Decimal | None = Field(None, gt=0, le=10_000_000, max_digits=13, decimal_places=4, description="how much is to cost, e.g. 3")
    unit: Unit | None = Field(None, description="of that quantity, only where one was said, e.g. t")

    @model_validator(mode="after")
    def _in_order(self) -> PriceHistoryArguments:
        if self.since and self.until and self.since > self.until:
            self.since, self.until = self.until, self.since
        return self


@tool(STAFF)
async def price_history(counter: Counter, asked: PriceHistoryArguments) -> dict[str, Any]:
    """The price of a stock item: the last one known by the end of the period, when and from whom, and the lowest, highest and mean of
    the period with its change. Prices are BRL a unit of the product; `cost` is of the `quantity` asked about, at that last price;
    `now` is today's price held against the period's.
    `is_synthetic` true means that all of it is sample data, which must be said; `made_up_set_aside`: so many sample prices do not count
    any more, since there is a real one. `price` is null where none is known. With several items of such a name: error "ambiguous" and
    `candidates` to ask about."""
    today = local(counter.now).date()
    until = min(asked.until or today, today)
    since = min(asked.since or until - timedelta(days=_USUAL_DAYS - 1), until)
    async with counter.reading() as books:
        product = await product_meant(books, asked.product, counter.now)
        supplier = await supplier_meant(books, asked.supplier) if asked.supplier else None
        known = await books.prices.history(product.sku, last=today)
        names, set_aside = await _names(books), await books.prices.set_aside(product.sku)
    if supplier:
        known = known.of(supplier.id)
    history = known.between(date.min, until)
    told = {"sku": product.sku, "name": product.name, "unit": product.unit}
    return {
        "about": "price",
        "product": told,
        "supplier": supplier.name if supplier else None,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "is_synthetic": history.is_synthetic,
        "made_up_set_aside": set_aside,
        "price": _seen(history.prices[-1], names) if history.prices else None,
        "now": _compared(known, history.between(since, until)),
        "cost": _cost(product, asked, history),
        "period": _period(history.between(since, until), since, until),
        "suppliers": _by_supplier(history, names),
    }


def _compared(known: PriceHistory, period: PriceHistory) -> dict[str, Any] | None:
    """The last day's price beside a period's: percent above its mean and above its first day."""
    days, now = period.daily(), known.daily()
    if not days or not now:
        return None
    mean = sum((amount for _, amount in days), Decimal(0)) / len(days)
    return {
        **_on(now[-1]),
        "above_mean_percent": round(float(now[-1][1] / mean - 1) * 100, 1),
        "above_first_percent": round(float(now[-1][1] / days[0][1] - 1) * 100, 1),
    }


def _cost(product: Product, asked: PriceHistoryArguments, history: PriceHistory) -> dict[str, Any] | None:
    """What a quantity costs at the last price; `in_unit` and `total` null where nobody knows how much of the product's unit it is. Of what
    is sold by the piece its own size ("o de 1 litro") is no quantity but says which is meant."""
    if asked.quantity is None or not history.prices:
        return None
    given = asked.unit or product.unit
    held = converted(asked.quantity, given, product.unit, product.attributes)
    if held is None and product.unit == Unit.PIECE and (held := pieces_of(product.name, asked.quantity, given)) == 1:
        return None
    told = {"quantity": float(asked.quantity), "unit": str(given), "in_unit": None if held is None else float(held)}
    return told | {"total": None if held is None else float(Money.of(held * history.prices[-1].amount).reais)}


async def _names(books: Books) -> dict[str, str]:
    return {supplier.id: supplier.name for supplier in await books.suppliers.all()}


def _seen(price: Price, names: dict[str, str]) -> dict[str, Any]:
    supplier = names.get(price.supplier_id, price.supplier_id) if price.supplier_id else None
    return {"amount": float(price.amount), "day": price.day.isoformat(), "supplier": supplier, "source": price.source}


def _period(history: PriceHistory, since: date, until: date) -> dict[str, Any] | None:
    """What the days' prices of a period say; None where there is none."""
    days = history.daily()
    if not days:
        return None
    lowest, highest = min(days, key=lambda day: day[1]), max(days, key=lambda day: day[1])
    first, last = days[0], days[-1]
    return {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "days": len(days),
        "days_with_several": sum(len({price.amount for price in seen}) > 1 for _, seen in groupby(history.prices, lambda price: price.day)),
        "first": _on(first),
        "last": _on(last),
        "lowest": _on(lowest),
        "highest": _on(highest),
        "mean": round(fmean(float(amount) for _, amount in days), 4),
        "change_percent": round(float((last[1] / first[1] - 1) * 100), 1) if len(days) > 1 else None,
    }


def _on(seen: tuple[date, Decimal]) -> dict[str, Any]:
    return {"amount": float(seen[1]), "day": seen[0].isoformat()}


def _by_supplier(history: PriceHistory, names: dict[str, str]) -> list[dict[str, Any]]:
    """The last price of each supplier, the cheapest first."""
    last = {price.supplier_id: price for price in history.prices if price.supplier_id}
    return [_seen(price, names) for price in sorted(last.values(), key=lambda price: (price.amount, -price.day.toordinal()))[:_SUPPLIERS]]
