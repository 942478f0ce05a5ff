"""What each of some products brought in lately and is worth on the shelf, in one question to the database."""

from __future__ import annotations

from collections.abc import Collection as Several
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, case, func, select

from domain.goods.turnovers import Turnover
from memory.records.collection import Collection
from memory.records.tables import prices, products, sales

_CENTS = 100


class Turnovers(Collection):
    async def between(self, first: date, last: date, skus: Several[str]) -> dict[str, Turnover]:
        """The turnover of these products from one day to another, both included; the made-up sales of a product count where it has no
        real ones. What was sold at a price nobody told counts at the last one known."""
        known = (
            select(prices.c.amount)
            .where(prices.c.tenant == products.c.tenant, prices.c.sku == products.c.sku, prices.c.day <= last)
            .order_by(prices.c.day.desc(), prices.c.is_synthetic)
            .limit(1)
            .scalar_subquery()
        )
        sold = and_(sales.c.tenant == products.c.tenant, sales.c.sku == products.c.sku, sales.c.day >= first, sales.c.day <= last)
        asked = (
            select(
                products.c.sku,
                products.c.stock,
                known.label("price"),
                func.sum(sales.c.revenue_cents).label("cents"),
                func.sum(case((sales.c.revenue_cents.is_(None), sales.c.quantity))).label("unpriced"),
            )
            .select_from(products.outerjoin(sales, sold))
            .where(products.c.tenant == self.tenant, products.c.sku.in_(list(skus)))
            .group_by(products.c.tenant, products.c.sku, products.c.stock, sales.c.is_synthetic)
            .order_by(sales.c.is_synthetic.desc())  # so that real ones come last, and stay
        )
        return {row.sku: _turnover(row) for row in await self.connection.execute(asked)}


def _turnover(row: Any) -> Turnover:
    price = row.price or Decimal(0)
    return Turnover(Decimal(row.cents or 0) / _CENTS + (row.unpriced or Decimal(0)) * price, (row.stock or Decimal(0)) * price)
