"""How much of each product went out, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from domain.goods.sales import Outflow, Sale
from domain.money import Money
from memory.records.collection import Collection
from memory.records.prices import Written
from memory.records.tables import sales


class Sales(Collection):
    async def put_all(self, many: Sequence[Sale]) -> Written:
        """Add sales, or correct those of the same product and day; no two of `many` may be of the same. A real one replaces a synthetic."""
        rows = [_row(sale) for sale in many]
        return Written(*await self._put_changed(sales, ("sku", "day"), rows, ("quantity", "revenue_cents", "is_synthetic")))

    async def history(self, sku: str, first: date | None = None, last: date | None = None) -> tuple[Sale, ...]:
        """What went out of one product, oldest first: the real days where there is any in the period, else the synthetic ones."""
        asked = select(sales).where(sales.c.tenant == self.tenant, sales.c.sku == sku).order_by(sales.c.day)
        if first is not None:
            asked = asked.where(sales.c.day >= first)
        if last is not None:
            asked = asked.where(sales.c.day <= last)
        found = tuple(_sale(row) for row in await self.connection.execute(asked))
        return tuple(sale for sale in found if not sale.is_synthetic) or found

    async def outflow(self, first: date, last: date) -> Outflow:
        """How much of each product went out from one day to another, both included.

        Of a product with real sales in the period the synthetic ones do not count."""
        asked = (
            select(sales.c.sku, sales.c.is_synthetic, func.sum(sales.c.quantity).label("quantity"))
            .where(sales.c.tenant == self.tenant, sales.c.day >= first, sales.c.day <= last)
            .group_by(sales.c.sku, sales.c.is_synthetic)
            .order_by(sales.c.is_synthetic.desc())  # so that real ones come last, and stay
        )
        rows = list(await self.connection.execute(asked))
        return Outflow({row.sku: row.quantity for row in rows}, bool(rows) and all(row.is_synthetic for row in rows))

    async def totals(self, first: date, last: date) -> Mapping[str, Decimal]:
        """The quantities of `outflow`."""
        return (await self.outflow(first, last)).quantities


def _row(sale: Sale) -> dict[str, Any]:
    return {
        "sku": sale.sku,
        "day": sale.day,
        "quantity": sale.quantity,
        "revenue_cents": sale.revenue.cents if sale.revenue is not None else None,
        "is_synthetic": sale.is_synthetic,
    }


def _sale(row: Any) -> Sale:
    revenue = Money(row.revenue_cents) if row.revenue_cents is not None else None
    return Sale(row.sku, row.day, row.quantity, revenue, row.is_synthetic)
