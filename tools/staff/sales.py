"""What went out of a stock item in days that are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Self

from pydantic import Field, model_validator

from domain.clock import local
from domain.goods.sales import Sale
from domain.people import STAFF
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments, tool

_USUAL = timedelta(days=29)
"""Before the last day of a period that nobody named: thirty days in all."""


class ItemSalesArguments(Arguments):
    product: str = Field(max_length=200, description='SKU, name, nickname or some words of it, e.g. "parafuso m8"')
    since: date | None = Field(None, description="first day, e.g. 2026-11-01; by default 30 days in all")
    until: date | None = Field(None, description="last day, e.g. 2026-11-24; by default today")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("since is after until")
        return self


@tool(STAFF)
async def item_sales(counter: Counter, asked: ItemSalesArguments) -> dict[str, Any]:
    """How much of a stock item was sold or used up from one day to another, and in as many days before those; in its `unit`.

    `known_since` is the day of the first sale on record, null where there is none: then `sold` says nothing. `is_synthetic` true: sample
    data, which must be said. Several items of such a name: error "ambiguous" and `candidates`."""
    today = local(counter.now).date()
    until = min(asked.until or today, today)
    since = min(asked.since or until - _USUAL, until)
    length = until - since + timedelta(days=1)
    async with counter.reading() as books:
        product = await product_meant(books, asked.product, counter.now)
        every = await books.sales.history(product.sku, last=today)
    sold, before = _total(every, since, until), _total(every, since - length, since - timedelta(days=1))
    return {
        "about": "sold",
        "product": {"sku": product.sku, "name": product.name, "unit": product.unit},
        "since": since.isoformat(),
        "until": until.isoformat(),
        "sold": float(sold),
        "sold_before": float(before),
        "known_since": every[0].day.isoformat() if every else None,
        "is_synthetic": bool(every) and every[-1].is_synthetic,
    }


def _total(sales: Sequence[Sale], first: date, last: date) -> Decimal:
    return sum((sale.quantity for sale in sales if first <= sale.day <= last), Decimal(0))
