"""How far published forecasts were from the prices that came, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from memory.records.collection import Collection
from memory.records.tables import forecast_errors, published_forecasts


@dataclass(frozen=True, slots=True)
class ForecastError:
    """Of the forecast made `ahead` days before `day`: its distance from the price that came, and that of a price standing still, as
    logarithms; whether the price was inside the 80 % band."""

    day: date
    sku: str
    group: str
    ahead: int
    error: float
    naive: float
    inside: bool


class ForecastErrors(Collection):
    async def put_all(self, many: Sequence[ForecastError]) -> None:
        """Keep them; one of the same product and day is replaced."""
        if many:
            rows = [{name: getattr(each, name) for name in ForecastError.__slots__} for each in many]
            await self._put_all(forecast_errors, ("day", "sku"), rows)

    async def since(self, first: date) -> list[ForecastError]:
        """From a day on, in the order of days."""
        asked = select(forecast_errors).where(forecast_errors.c.tenant == self.tenant, forecast_errors.c.day >= first)
        rows = await self.connection.execute(asked.order_by(forecast_errors.c.day, forecast_errors.c.sku))
        return [ForecastError(**{name: getattr(row, name) for name in ForecastError.__slots__}) for row in rows]

    async def publication_days(self, first: date, last: date) -> frozenset[date]:
        """Days on which anything was said."""
        between: Any = published_forecasts.c.day.between(first, last)
        asked = select(published_forecasts.c.day).where(published_forecasts.c.tenant == self.tenant, between).distinct()
        return frozenset((await self.connection.execute(asked)).scalars())

    async def prune(self, before: date) -> None:
        """Drop what is older than a day."""
        old = forecast_errors.c.day < before
        await self.connection.execute(delete(forecast_errors).where(forecast_errors.c.tenant == self.tenant, old))
