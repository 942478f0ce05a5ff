"""Purchases that wait for their day."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from domain.buying.purchase_watches import PurchaseWatch, WatchState
from memory.records.collection import Collection
from memory.records.tables import purchase_watches

_of = purchase_watches.c
_FIELDS = tuple(field.name for field in fields(PurchaseWatch))


class PurchaseWatches(Collection):
    async def put(self, watch: PurchaseWatch) -> None:
        """Keep it; one that waits for the same person and product is replaced by it."""
        same = (_of.tenant == self.tenant) & (_of.asked_by == watch.asked_by) & (_of.sku == watch.sku)
        await self.connection.execute(purchase_watches.delete().where(same, _of.state == WatchState.WAITING))
        await self._put(purchase_watches, ["id"], asdict(watch))

    async def waiting(self) -> list[PurchaseWatch]:
        return await self._found(_of.state == WatchState.WAITING)

    async def come_for(self, person: str) -> list[PurchaseWatch]:
        """Those whose day has come, of which the person has not heard."""
        return await self._found((_of.state == WatchState.COME) & (_of.asked_by == person))

    async def come(self, watch: PurchaseWatch, day: date, price: Decimal) -> bool:
        """Its day is here; False where another process said so before."""
        change = update(purchase_watches).where(_of.tenant == self.tenant, _of.id == watch.id, _of.state == WatchState.WAITING)
        done = await self.connection.execute(change.values(state=WatchState.COME, came_on=day, came_at=price))
        return bool(done.rowcount)

    async def told(self, person: str, at: datetime) -> None:
        change = update(purchase_watches).where(_of.tenant == self.tenant, _of.asked_by == person, _of.state == WatchState.COME)
        await self.connection.execute(change.values(state=WatchState.TOLD, told_at=at))

    async def _found(self, condition: Any) -> list[PurchaseWatch]:
        asked = select(purchase_watches).where(_of.tenant == self.tenant, condition).order_by(_of.asked_at, _of.id)
        rows = await self.connection.execute(asked)
        return [PurchaseWatch(**{name: getattr(row, name) for name in _FIELDS} | {"state": WatchState(row.state)}) for row in rows]
