"""What each look at the market brought for a product: the price with the listings it rests on, and those that were set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select

from domain.market.listings import SetAside
from memory.records.collection import Collection
from memory.records.tables import price_readings, quarantined_prices


@dataclass(frozen=True, slots=True)
class Reading:
    """`amount` from `used` of `seen` listings; where there is none, `error` is the code of why."""

    sku: str
    day: date
    source: str
    at: datetime
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    used: int = 0
    seen: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A listing that did not count; `unit_amount` is BRL a unit where it was worked out."""

    title: str
    amount: Decimal
    unit_amount: Decimal | None
    why: str


class Readings(Collection):
    async def put(self, reading: Reading, aside: Sequence[SetAside] = ()) -> None:
        """Keep a look at the market in place of an earlier one of that day; one that failed leaves a price of the day as it was."""
        if reading.error is not None and (before := await self.last(reading.sku)) and before.day == reading.day and before.amount:
            return
        values = {name: getattr(reading, name) for name in Reading.__slots__}
        await self._put(price_readings, ["sku", "day", "source"], values)
        where = {"sku": reading.sku, "day": reading.day, "source": reading.source}
        conditions = [quarantined_prices.c[name] == value for name, value in where.items()]
        await self.connection.execute(delete(quarantined_prices).where(quarantined_prices.c.tenant == self.tenant, *conditions))
        rows = [
            {"title": one.listing.title, "amount": one.listing.amount, "unit_amount": one.unit_amount, "why": one.why, "place": place}
            for place, one in enumerate(aside)
        ]
        if rows:
            await self.connection.execute(quarantined_prices.insert(), [{"tenant": self.tenant, **where, **row} for row in rows])

    async def last(self, sku: str) -> Reading | None:
        newest = [price_readings.c.day.desc(), price_readings.c.at.desc()]
        asked = select(price_readings).where(price_readings.c.tenant == self.tenant, price_readings.c.sku == sku).order_by(*newest).limit(1)
        row = (await self.connection.execute(asked)).first()
        return _reading(row) if row else None

    async def tried_since(self, moment: datetime, source: str) -> frozenset[str]:
        """The products that a source was asked for from then on, with a price or without."""
        conditions = [price_readings.c.tenant == self.tenant, price_readings.c.source == source, price_readings.c.at >= moment]
        return frozenset((await self.connection.execute(select(price_readings.c.sku).where(*conditions))).scalars())

    async def aside(self, sku: str, day: date) -> list[Quarantined]:
        """What was set aside for a product on a day, in the order of the page."""
        conditions = [quarantined_prices.c.tenant == self.tenant, quarantined_prices.c.sku == sku, quarantined_prices.c.day == day]
        rows = await self.connection.execute(select(quarantined_prices).where(*conditions).order_by(quarantined_prices.c.place))
        return [Quarantined(row.title, row.amount, row.unit_amount, row.why) for row in rows]


def _reading(row: Any) -> Reading:
    return Reading(**{name: getattr(row, name) for name in Reading.__slots__})
