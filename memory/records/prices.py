"""What products cost, day by day, supplier by supplier, and where each price came from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Row, Select, delete, func, select, type_coerce

from domain.goods.prices import Price, PriceHistory, the_real_ones
from memory.records.collection import Collection
from memory.records.tables import prices

AT_ONCE = 200
"""Products whose prices are read together."""
_KEY = ("sku", "day", "supplier_id", "source", "is_synthetic")


class Written(NamedTuple):
    """How many rows were new, and how many were there with other values."""

    added: int
    updated: int


class Prices(Collection):
    async def put_all(self, many: Sequence[Price], seen_at: datetime) -> Written:
        """Add prices, or correct those of the same product, day, supplier and source; no two of `many` may be of the same.

        A synthetic price and a real one are never in each other's place.
        """
        rows = [_row(price) | {"seen_at": seen_at} for price in many]
        return Written(*await self._put_changed(prices, _KEY, rows, ("amount", "currency"), along=("seen_at",)))

    async def history(self, sku: str, first: date | None = None, last: date | None = None) -> PriceHistory:
        """The real prices of a product where there is any, on whatever day, else the synthetic ones; oldest first."""
        found = await self.histories([sku], first, last)
        return found.get(sku, PriceHistory(sku))

    async def histories(
        self, skus: Sequence[str] | None = None, first: date | None = None, last: date | None = None
    ) -> dict[str, PriceHistory]:
        """The history of each of these products, or of all; one without a price in the period is left out."""
        asked = (
            select(prices)
            .where(*self._asked(skus, first, last))
            .order_by(*(prices.c[name] for name in ("sku", "day", "supplier_id", "source")))
        )
        return await self._by_product(asked, skus, partly=bool(first or last))

    async def last_ones(self, first: date, last: date) -> dict[str, PriceHistory]:
        """The prices of each product's last day within these, its suppliers' side by side; for whoever asks of all products at once."""
        newest = select(prices.c.sku, prices.c.is_synthetic, func.max(prices.c.day).label("day")).where(*self._asked(None, first, last))
        found = newest.group_by(prices.c.sku, prices.c.is_synthetic).subquery()
        same = (prices.c.sku == found.c.sku) & (prices.c.day == found.c.day) & (prices.c.is_synthetic == found.c.is_synthetic)
        asked = select(prices).join(found, same).where(prices.c.tenant == self.tenant).order_by(prices.c.sku, prices.c.day)
        return await self._by_product(asked, None, partly=True)

    async def _by_product(self, asked: Select[Any], skus: Sequence[str] | None, *, partly: bool) -> dict[str, PriceHistory]:
        """Rows, oldest first, as histories; `partly`: a real price may lie outside of what was asked for."""
        seen: dict[str, list[Price]] = {}
        for row in await self.connection.execute(asked):
            seen.setdefault(row.sku, []).append(_price(row))
        real = await self._with_real_prices(skus) if partly else frozenset()
        found = {sku: tuple(p for p in many if not p.is_synthetic) if sku in real else the_real_ones(many) for sku, many in seen.items()}
        return {sku: PriceHistory(sku, many) for sku, many in found.items() if many}

    async def all_made_up(self) -> bool:
        """Whether there are prices and none is real: the home is a sample."""
        some = select(prices.c.sku).where(prices.c.tenant == self.tenant).limit(1)
        if (await self.connection.execute(some)).first() is None:
            return False
        return (await self.connection.execute(some.where(~prices.c.is_synthetic))).first() is None

    async def portions(self, last: date, most: int = AT_ONCE) -> AsyncIterator[Sequence[Row[tuple[str, date, int, bool]]]]:
        """Every price up to a day, as plainly as can be: SKU, day, amount in 1e-4 BRL, whether it is made up; so many products at once,
        in no order.

        For whoever learns from all of them: a home may have many millions, and as an object of Python each takes half a kilobyte.
        """
        amount, conditions = type_coerce(prices.c.amount, BigInteger), self._asked(None, None, last)
        named = select(prices.c.sku).where(*conditions).distinct().order_by(prices.c.sku)
        skus = (await self.connection.execute(named)).scalars().all()
        for start in range(0, len(skus), most):
            some = skus[start : start + most]
            asked = select(prices.c.sku, prices.c.day, amount, prices.c.is_synthetic)
            within = prices.c.sku.between(some[0], some[-1])
            yield (await self.connection.execute(asked.where(*conditions, within))).all()

    async def set_aside(self, sku: str) -> int:
        """How many made-up prices of a product do not count any more, because it has a real one."""
        made_up = select(func.count()).select_from(prices).where(*self._asked([sku], None, None), prices.c.is_synthetic)
        return (await self.connection.execute(made_up)).scalar_one() if await self._with_real_prices([sku]) else 0

    async def remove_synthetic(self, sku: str) -> None:
        """Drop what was made up for a product."""
        await self.connection.execute(delete(prices).where(*self._asked([sku], None, None), prices.c.is_synthetic))

    async def _with_real_prices(self, skus: Sequence[str] | None) -> frozenset[str]:
        asked = select(prices.c.sku).where(*self._asked(skus, None, None), ~prices.c.is_synthetic).distinct()
        return frozenset((await self.connection.execute(asked)).scalars())

    def _asked(self, skus: Sequence[str] | None, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
        conditions = [prices.c.tenant == self.tenant]
        if skus is not None:
            conditions.append(prices.c.sku.in_(list(skus)))
        if first is not None:
            conditions.append(prices.c.day >= first)
        if last is not None:
            conditions.append(prices.c.day <= last)
        return conditions


def _row(price: Price) -> dict[str, Any]:
    return {
        "sku": price.sku,
        "day": price.day,
        "supplier_id": price.supplier_id or "",
        "source": price.source,
        "is_synthetic": price.is_synthetic,
        "amount": price.amount,
        "currency": price.currency,
    }


def _price(row: Any) -> Price:
    return Price(row.sku, row.day, row.amount, row.currency, row.supplier_id or None, row.source, row.is_synthetic)
