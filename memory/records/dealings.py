"""Offers, trade-ins, feedback and handoffs: what customers did that staff look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from memory.records.collection import Collection
from memory.records.tables import dealings


class DealingKind(StrEnum):
    OFFER = "offer"
    """An amount bid for a car."""
    TRADE_IN = "trade_in"
    """A car given in exchange, as described."""
    FEEDBACK = "feedback"
    """A car liked or not, with the reason."""
    HANDOFF = "handoff"
    """A person of the shop was asked for."""
    FINANCING = "financing"
    """A simulation that was shown."""
    DETAILS = "details"
    """A car looked at closely."""


@dataclass(frozen=True, slots=True)
class Dealing:
    id: str
    kind: DealingKind
    person_id: str
    car_id: str | None
    detail: dict[str, Any]
    at: datetime


class Dealings(Collection):
    async def record(self, dealing: Dealing) -> None:
        values = {
            "tenant": self.tenant,
            "id": dealing.id,
            "kind": dealing.kind.value,
            "person_id": dealing.person_id,
            "car_id": dealing.car_id,
            "detail": dealing.detail,
            "at": dealing.at,
        }
        await self.connection.execute(insert(dealings).values(**values))

    async def amend(self, dealing_id: str, detail: dict[str, Any], at: datetime) -> None:
        """What was told later, in the place of what was told before."""
        this = (dealings.c.tenant == self.tenant, dealings.c.id == dealing_id)
        await self.connection.execute(update(dealings).where(*this).values(detail=detail, at=at))

    async def of(self, person_id: str) -> list[Dealing]:
        rows = await self.connection.execute(
            select(dealings).where(dealings.c.tenant == self.tenant, dealings.c.person_id == person_id).order_by(dealings.c.at)
        )
        return [Dealing(r.id, DealingKind(r.kind), r.person_id, r.car_id, r.detail, r.at) for r in rows]

    async def counts(self, start: datetime, end: datetime) -> dict[str, int]:
        """How many of each kind in a period."""
        rows = await self.connection.execute(
            select(dealings.c.kind, func.count())
            .where(dealings.c.tenant == self.tenant, dealings.c.at >= start, dealings.c.at < end)
            .group_by(dealings.c.kind)
        )
        return {kind: int(count) for kind, count in rows}
