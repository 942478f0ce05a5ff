"""Deliveries as they stand: whose turn it is, where something is due, and what staff should see."""

from __future__ import annotations

from collections.abc import Collection as Several
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, or_, select, tuple_

from domain.delivery.deliveries import LONGEST_GRACE, Delivery, State
from memory.records.statuses import Statuses
from memory.records.tables import deliveries, outbox

earlier = deliveries.alias("earlier")
"""The same once more, to be compared with."""


class StandingDeliveries(Statuses):
    async def first(self, conversation: str) -> Delivery | None:
        """The one whose turn it is: nothing after it goes out before something became of it."""
        rows = await self.connection.execute(
            select(deliveries)
            .where(deliveries.c.tenant == self.tenant, deliveries.c.conversation == conversation, deliveries.c.due_at.is_not(None))
            .order_by(deliveries.c.outbox_id, deliveries.c.part)
            .limit(1)
        )
        row = rows.first()
        return None if row is None else _delivery(row)

    async def more(self, conversation: str) -> bool:
        """Whether anything is left to send in a conversation."""
        to_do = exists().where(
            deliveries.c.tenant == self.tenant, deliveries.c.conversation == conversation, deliveries.c.due_at.is_not(None)
        )
        to_make = exists().where(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation, outbox.c.to_send)
        return bool((await self.connection.execute(select(or_(to_do, to_make)))).scalar_one())

    async def due(self, now: datetime, most: int, paused: Several[str] = ()) -> list[str]:
        """Conversations in which something may be sent, those that wait longest first; none of an account that is paused."""
        earlier_is_not = exists().where(
            earlier.c.tenant == self.tenant,
            earlier.c.conversation == deliveries.c.conversation,
            earlier.c.due_at > now,
            tuple_(earlier.c.outbox_id, earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
        )
        made = select(deliveries.c.conversation, deliveries.c.due_at.label("at")).where(
            deliveries.c.tenant == self.tenant, is_due(now), deliveries.c.account.not_in(paused), ~earlier_is_not
        )
        unmade = select(outbox.c.conversation, outbox.c.at).where(outbox.c.tenant == self.tenant, outbox.c.to_send)
        found = made.union_all(unmade).subquery()
        rows = await self.connection.execute(
            select(found.c.conversation).group_by(found.c.conversation).order_by(func.min(found.c.at)).limit(most)
        )
        return [row.conversation for row in rows]

    async def invited_at(self, conversation: str) -> datetime | None:
        """When a template last asked the person to write again."""
        rows = await self.connection.execute(
            select(deliveries.c.at)
            .where(deliveries.c.tenant == self.tenant, deliveries.c.conversation == conversation, deliveries.c.part < 0)
            .order_by(deliveries.c.at.desc())
            .limit(1)
        )
        at: datetime | None = rows.scalar_one_or_none()
        return at

    async def failed(self, most: int = 100) -> list[Delivery]:
        """What could not be delivered, for staff to see; the newest first."""
        return await self._listed(deliveries.c.state == State.FAILED.value, most)

    async def held(self, most: int = 100) -> list[Delivery]:
        """What waits for its person to write again, the newest first."""
        return await self._listed(and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None)), most)

    async def of(self, conversation: str) -> list[Delivery]:
        """Everything of a conversation, in order."""
        rows = await self.connection.execute(
            select(deliveries)
            .where(deliveries.c.tenant == self.tenant, deliveries.c.conversation == conversation)
            .order_by(deliveries.c.outbox_id, deliveries.c.part)
        )
        return [_delivery(row) for row in rows]

    async def _listed(self, condition: ColumnElement[bool], most: int) -> list[Delivery]:
        rows = await self.connection.execute(
            select(deliveries).where(deliveries.c.tenant == self.tenant, condition).order_by(deliveries.c.at.desc()).limit(most)
        )
        return [_delivery(row) for row in rows]


def is_due(now: datetime) -> ColumnElement[bool]:
    """As `Delivery.is_due`."""
    waiting, sending = deliveries.c.state == State.WAITING.value, deliveries.c.state == State.SENDING.value
    set_back = or_(and_(waiting, deliveries.c.at > now), and_(sending, deliveries.c.due_at > now + LONGEST_GRACE))
    return or_(deliveries.c.due_at <= now, and_(deliveries.c.due_at.is_not(None), set_back))


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        conversation=row.conversation,
        outbox_id=row.outbox_id,
        part=row.part,
        channel=row.channel,
        account=row.account,
        recipient=row.recipient,
        request=row.request,
        state=State(row.state),
        attempts=row.attempts,
        unknown=row.unknown,
        at=row.at,
        due_at=row.due_at,
        started_at=row.started_at,
        external_id=row.external_id,
        error_code=row.error_code,
        error=row.error,
        price=row.price,
        trace=row.trace,
    )
