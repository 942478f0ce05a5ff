"""Forecasts as they were published. What is read is what the champion said last: a turn never makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select

from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.market.model_versions import ModelState
from memory.records.collection import Collection
from memory.records.tables import model_versions, published_forecasts

_PLACES = 4
_FIGURES = ("mean", "low_50", "high_50", "low_80", "high_80", "low_95", "high_95")
_PLAIN = ("sku", "version", "day", "made_at", "last_real_day", "today", "candidate", "group", "metrics", "is_synthetic")
_KEY = ("sku", "version", "day")


class Forecasts(Collection):
    async def put_all(self, many: Sequence[PublishedForecast]) -> None:
        """Publish; one of the same product, version and day is replaced."""
        if many:
            await self._put_all(published_forecasts, _KEY, [_row(each) for each in many])

    async def latest(self, sku: str) -> PublishedForecast | None:
        """What the champion said of a product last; None where nothing is published of it."""
        return (await self.all_latest([sku])).get(sku)

    async def all_latest(self, skus: Sequence[str] | None = None) -> dict[str, PublishedForecast]:
        """What the champion said last of each of these products, or of all; those it says nothing of are left out."""
        of = published_forecasts
        conditions = [of.c.tenant == self.tenant, of.c.version == self._champion().scalar_subquery()]
        if skus is not None:
            conditions.append(of.c.sku.in_(list(skus)))
        last = select(of.c.sku, func.max(of.c.day).label("day")).where(*conditions).group_by(of.c.sku).subquery()
        asked = select(of).join(last, and_(of.c.sku == last.c.sku, of.c.day == last.c.day)).where(*conditions).order_by(of.c.sku)
        return {row.sku: _forecast(row) for row in await self.connection.execute(asked)}

    async def said(self, sku: str, first: date, last: date) -> list[PublishedForecast]:
        """What was said of a product on these days, by whichever version, oldest first: to be held against what came."""
        days = published_forecasts.c.day.between(first, last)
        asked = select(published_forecasts).where(published_forecasts.c.tenant == self.tenant, published_forecasts.c.sku == sku, days)
        rows = await self.connection.execute(asked.order_by(published_forecasts.c.day, published_forecasts.c.made_at))
        return [_forecast(row) for row in rows]

    async def said_on(self, day: date) -> dict[str, PublishedForecast]:
        """What was said of all products on a day, the last word where two versions spoke."""
        asked = select(published_forecasts).where(published_forecasts.c.tenant == self.tenant, published_forecasts.c.day == day)
        return {row.sku: _forecast(row) for row in await self.connection.execute(asked.order_by(published_forecasts.c.made_at))}

    async def last_day(self) -> date | None:
        """The day of the champion's last publication."""
        asked = select(func.max(published_forecasts.c.day)).where(
            published_forecasts.c.tenant == self.tenant, published_forecasts.c.version == self._champion().scalar_subquery()
        )
        found: date | None = (await self.connection.execute(asked)).scalar_one()
        return found

    async def prune(self, before: date) -> int:
        """Drop what was said before a day; how many."""
        old: ColumnElement[bool] = published_forecasts.c.day < before
        dropping = delete(published_forecasts).where(published_forecasts.c.tenant == self.tenant, old)
        return (await self.connection.execute(dropping, execution_options={"preserve_rowcount": True})).rowcount

    def _champion(self) -> Select[tuple[str]]:
        return select(model_versions.c.version).where(model_versions.c.tenant == self.tenant, model_versions.c.state == ModelState.CHAMPION)


def _row(said: PublishedForecast) -> dict[str, Any]:
    days = [[_scaled(getattr(each, name)) for name in _FIGURES] for each in said.days]
    return {name: getattr(said, name) for name in _PLAIN} | {"metrics": dict(said.metrics), "notes": list(said.notes), "days": days}


def _forecast(row: Any) -> PublishedForecast:
    days = tuple(_day(row.day + timedelta(days=ahead), figures) for ahead, figures in enumerate(row.days, 1))
    plain: Mapping[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    return PublishedForecast(**plain, days=days, notes=tuple(row.notes))


def _day(day: date, figures: Iterable[int]) -> ForecastDay:
    return ForecastDay(day, *(Decimal(figure).scaleb(-_PLACES) for figure in figures))


def _scaled(amount: Decimal) -> int:
    return round(amount.scaleb(_PLACES))
