"""What waiting to buy was expected to bring, as it was published: beside the forecasts, and kept as long, so that advice can be held
against what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, cast, delete, func, select

from domain.market.model_versions import ModelState
from domain.market.outlooks import Outlook, TrackRecord, Wait
from memory.records.collection import Collection
from memory.records.tables import model_versions, published_outlooks

_KEY = ("sku", "version", "day")
_SAID = ("standing", "for_waiting", "for_buying")
_PLACES = 6
_of = published_outlooks.c


class Outlooks(Collection):
    async def put_all(self, many: Sequence[Outlook]) -> None:
        """Publish; one of the same product, version and day is replaced."""
        if many:
            await self._put_all(published_outlooks, _KEY, [_row(each) for each in many])

    async def latest(self, sku: str) -> Outlook | None:
        """What the champion said of a product last; None where it said nothing."""
        asked = select(published_outlooks).where(self._ours(), _of.sku == sku).order_by(_of.day.desc()).limit(1)
        row = (await self.connection.execute(asked)).first()
        return _outlook(row) if row else None

    async def page(self, after: str = "", *, most: int = 100) -> list[Outlook]:
        """The champion's last word on each product, by SKU, beginning after one."""
        asked = select(published_outlooks).where(self._last_words(), _of.sku > after).order_by(_of.sku).limit(most)
        return [_outlook(row) for row in await self.connection.execute(asked)]

    async def count(self) -> int:
        """Products that the champion has a word on."""
        asked = select(func.count()).select_from(published_outlooks).where(self._last_words())
        return int((await self.connection.execute(asked)).scalar_one())

    async def worth_waiting(self, most: int) -> list[Outlook]:
        """Those for which waiting is expected to save most, as a share of the price."""
        asked = select(published_outlooks).where(self._last_words(), _of.saving > 0).order_by(_of.saving.desc(), _of.sku).limit(most)
        return [_outlook(row) for row in await self.connection.execute(asked)]

    async def worth_buying(self, most: int) -> list[Outlook]:
        """Those that stand furthest below their usual price, and are not expected to fall further."""
        cheap = _of.price < _of.usual
        best = (cast(_of.usual, Float) / cast(_of.price, Float)).desc()
        asked = select(published_outlooks).where(self._last_words(), _of.saving == 0, cheap).order_by(best, _of.sku).limit(most)
        return [_outlook(row) for row in await self.connection.execute(asked)]

    async def said(self, sku: str, first: date, last: date) -> list[Outlook]:
        """What was said of a product on these days by whoever spoke then, oldest first: the last word of each day."""
        asked = select(published_outlooks).where(_of.tenant == self.tenant, _of.sku == sku, _of.day.between(first, last))
        found = {row.day: _outlook(row) for row in await self.connection.execute(asked.order_by(_of.day, _of.version))}
        return list(found.values())

    async def prune(self, before: date) -> int:
        """Drop what was said before a day; how many."""
        dropping = delete(published_outlooks).where(_of.tenant == self.tenant, _of.day < before)
        return (await self.connection.execute(dropping, execution_options={"preserve_rowcount": True})).rowcount

    def _ours(self) -> ColumnElement[bool]:
        champion = select(model_versions.c.version).where(
            model_versions.c.tenant == self.tenant, model_versions.c.state == ModelState.CHAMPION
        )
        return and_(_of.tenant == self.tenant, _of.version == champion.scalar_subquery())

    def _last_words(self) -> ColumnElement[bool]:
        """Of the champion's last day: all products are published together, and one left out is one nothing is said of any more."""
        last = select(func.max(_of.day)).where(self._ours()).scalar_subquery()
        return and_(self._ours(), _of.day == last)


def _row(said: Outlook) -> dict[str, Any]:
    return {
        "sku": said.sku,
        "version": said.version,
        "day": said.day,
        "price": said.price,
        "usual": said.usual,
        "saving": said.saving,
        "margin": said.margin,
        "waits": [[round(figure, _PLACES) for figure in asdict(wait).values()] for wait in said.waits],
        "said": {name: list(getattr(said, name)) for name in _SAID},
        "past": asdict(said.past) if said.past else None,
        "is_synthetic": said.is_synthetic,
    }


def _outlook(row: Any) -> Outlook:
    return Outlook(
        row.sku,
        row.day,
        Decimal(row.price),
        Decimal(row.usual),
        tuple(Wait(*figures) for figures in row.waits),
        row.margin,
        **{name: tuple(row.said[name]) for name in _SAID},
        version=row.version,
        past=TrackRecord(**row.past) if row.past else None,
        is_synthetic=row.is_synthetic,
    )
