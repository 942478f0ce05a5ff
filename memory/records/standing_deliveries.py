"""Deliveries as they stand: whose turn it is, where something is due, and what staff should see."""

from __future__ import annotations

from collections.abc import Collection as Several
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Row, Select, and_, bindparam, exists, func, literal, or_, select, tuple_

from domain.delivery.deliveries import LONGEST_GRACE, Delivery, State
from memory.records.statuses import Statuses
from memory.records.tables import conversations, deliveries, messages, outbox
from memory.records.turns import Outgoing, outgoing

earlier = deliveries.alias("earlier")
"""The same once more, to be compared with."""


@dataclass(frozen=True, slots=True)
class ToSend:
    """What is left to send in a conversation: `new` replies that are no deliveries yet, oldest first, and before them `first`, the
    delivery whose turn it is: nothing after it goes out before something became of it. `heard_at` is when the person last wrote in it."""

    new: tuple[Outgoing, ...]
    first: Delivery | None
    heard_at: datetime | None


class StandingDeliveries(Statuses):
    async def to_send(self, conversation: str) -> ToSend:
        """By one look: a reply that is no delivery in it was made one before, and stands in it unless something became of it."""
        rows = (await self.connection.execute(_LOOK, {"tenant": self.tenant, "conversation": conversation})).all()
        told = rows[0]._mapping
        new = tuple(outgoing(row) for row in rows) if told[outbox.c.id] is not None else ()
        return ToSend(new, _delivery(rows[0]) if told[deliveries.c.id] is not None else None, told["heard_at"])

    async def due(self, now: datetime, most: int, paused: Several[str] = ()) -> list[str]:
        """Conversations in which something may be sent, those that wait longest first; none of an account that is paused."""
        asked = {"tenant": self.tenant, "now": now, "longest": now + LONGEST_GRACE, "paused": list(paused), "most": most}
        rows = await self.connection.execute(_DUE, asked)
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


def is_due(now: Any, longest: Any) -> ColumnElement[bool]:
    """As `Delivery.is_due`; `longest` is when a grace that began now would be over at the latest."""
    waiting, sending = deliveries.c.state == State.WAITING.value, deliveries.c.state == State.SENDING.value
    set_back = or_(and_(waiting, deliveries.c.at > now), and_(sending, deliveries.c.due_at > longest))
    return or_(deliveries.c.due_at <= now, and_(deliveries.c.due_at.is_not(None), set_back))


def _delivery(row: Row[Any]) -> Delivery:
    told = {name: row._mapping[column] for name, column in _FIELDS.items()}
    return Delivery(**{**told, "state": State(told["state"])})


def _look() -> Select[Any]:
    """Made once, as every statement of every message: putting it together takes as long as running it."""
    tenant: BindParameter[str] = bindparam("tenant")
    conversation: BindParameter[str] = bindparam("conversation")
    ours = and_(deliveries.c.tenant == tenant, deliveries.c.conversation == conversation, deliveries.c.due_at.is_not(None))
    first = select(deliveries.c.id).where(ours).order_by(deliveries.c.outbox_id, deliveries.c.part).limit(1).scalar_subquery()
    unmade = and_(outbox.c.tenant == tenant, outbox.c.conversation == conversation, outbox.c.to_send)
    heard = select(func.max(messages.c.at)).where(
        conversations.c.tenant == tenant,
        conversations.c.id == conversation,
        messages.c.tenant == tenant,
        messages.c.person_id == conversations.c.person_id,
        messages.c.conversation == conversations.c.id,
    )
    one = select(literal(1).label("one")).subquery()
    return (
        select(outbox, deliveries, heard.scalar_subquery().label("heard_at"))
        .select_from(one.outerjoin(outbox, unmade).outerjoin(deliveries, (deliveries.c.tenant == tenant) & (deliveries.c.id == first)))
        .order_by(outbox.c.id)
    )


def _due() -> Select[Any]:
    tenant: BindParameter[str] = bindparam("tenant")
    now: BindParameter[datetime] = bindparam("now", type_=deliveries.c.due_at.type)
    earlier_is_not = exists().where(
        earlier.c.tenant == tenant,
        earlier.c.conversation == deliveries.c.conversation,
        earlier.c.due_at > now,
        tuple_(earlier.c.outbox_id, earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
    )
    runs = deliveries.c.account.not_in(bindparam("paused", expanding=True))
    made = select(deliveries.c.conversation, deliveries.c.due_at.label("at")).where(
        deliveries.c.tenant == tenant, is_due(now, bindparam("longest")), runs, ~earlier_is_not
    )
    unmade = select(outbox.c.conversation, outbox.c.at).where(outbox.c.tenant == tenant, outbox.c.to_send)
    found = made.union_all(unmade).subquery()
    return (
        select(found.c.conversation).group_by(found.c.conversation).order_by(func.min(found.c.at)).limit(bindparam("most", type_=Integer))
    )


_FIELDS = {field.name: deliveries.c[field.name] for field in fields(Delivery)}
_LOOK = _look()
_DUE = _due()
