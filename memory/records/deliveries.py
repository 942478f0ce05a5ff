"""Messages on their way to people: made of the outbox once, and handed to their channel in order."""

from __future__ import annotations

import secrets
from collections.abc import Collection as Several
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select, tuple_, update

from domain.delivery.deliveries import LONGEST_GRACE, Delivery, Part, State
from memory.records.statuses import Statuses
from memory.records.tables import deliveries, outbox
from memory.records.turns import Outgoing, outgoing

_CLAIMABLE = (State.WAITING.value, State.HELD.value, State.SENDING.value)
_earlier = deliveries.alias("earlier")


class Deliveries(Statuses):
    async def to_make(self, conversation: str) -> list[Outgoing]:
        """Replies in the outbox that are no deliveries yet, oldest first."""
        rows = await self.connection.execute(
            select(outbox)
            .where(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation, outbox.c.to_send)
            .order_by(outbox.c.id)
        )
        return [outgoing(row) for row in rows]

    async def make(self, conversation: str, channel: str, account: str, recipient: str, parts: Sequence[Part], at: datetime) -> bool:
        """Keep parts as deliveries that wait; those already made stay as they are. Whether any was new."""
        new = False
        for part in parts:
            values = {
                "id": secrets.token_hex(16),  # not a count: a late status of a database that was begun anew must find nothing
                "conversation": conversation,
                "outbox_id": part.outbox_id,
                "part": part.part,
                "channel": channel,
                "account": account,
                "recipient": recipient,
                "request": dict(part.request),
                "state": State.WAITING.value,
                "attempts": 0,
                "due_at": at,
                "trace": part.trace,
                "at": at,
            }
            new |= await self._add_if_new(deliveries, values)
        return new

    async def made(self, conversation: str, outbox_id: int) -> None:
        """The outbox up to this row is deliveries now."""
        await self.connection.execute(
            update(outbox)
            .where(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation, outbox.c.to_send, outbox.c.id <= outbox_id)
            .values(to_send=False)
        )

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

    async def claim(self, delivery: Delivery, now: datetime, until: datetime) -> bool:
        """Before a delivery is handed to its channel: from now to `until` it is `sending`, and nobody else's.

        False where it is not its turn or is not due. This is what keeps the order: of any number who believe to hold the
        conversation one claims, and nobody the next one before something became of this one.
        """
        before = exists().where(
            _earlier.c.tenant == self.tenant,
            _earlier.c.conversation == delivery.conversation,
            _earlier.c.due_at.is_not(None),
            tuple_(_earlier.c.outbox_id, _earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
        )
        done = await self.connection.execute(
            update(deliveries)
            .where(
                self._is(delivery.id),
                deliveries.c.state.in_(_CLAIMABLE),
                or_(_is_due(now), and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None))),
                ~before,
            )
            .values(
                state=State.SENDING.value,
                attempts=deliveries.c.attempts + 1,
                unknown=case((deliveries.c.state == State.SENDING.value, deliveries.c.unknown + 1), else_=deliveries.c.unknown),
                started_at=now,
                due_at=until,
            )
        )
        return bool(done.rowcount)

    async def again(
        self, delivery_id: str, due_at: datetime, code: int | None, error: str, *, counts: bool = True, state: State = State.WAITING
    ) -> None:
        """The channel did not take it: it is tried again. A try that says nothing about this message does not count."""
        attempts = deliveries.c.attempts if counts else deliveries.c.attempts - 1
        values = {"state": state.value, "due_at": due_at, "error_code": code, "error": error, "attempts": attempts}
        await self.connection.execute(update(deliveries).where(self._is(delivery_id), self._under_way()).values(**values))

    async def hold(self, conversation: str, until: datetime) -> None:
        """Everything that waits in a conversation is looked at again when the person wrote, or at `until`."""
        await self.connection.execute(
            update(deliveries)
            .where(
                deliveries.c.tenant == self.tenant,
                deliveries.c.conversation == conversation,
                deliveries.c.part >= 0,
                deliveries.c.due_at.is_not(None),
                deliveries.c.state.in_((State.WAITING.value, State.HELD.value)),
            )
            .values(state=State.HELD.value, due_at=until)
        )

    async def postpone(self, delivery_id: str, due_at: datetime) -> None:
        """Not before `due_at`, for reasons of ours."""
        await self.connection.execute(
            update(deliveries).where(self._is(delivery_id), deliveries.c.due_at.is_not(None)).values(due_at=due_at)
        )

    async def give_up(self, delivery: Delivery, code: int | None, error: str) -> None:
        """It will not be sent; staff see it (`failed`), and the next ones go on."""
        await self.connection.execute(
            update(deliveries)
            .where(self._is(delivery.id), self._under_way())
            .values(state=State.FAILED.value, due_at=None, error_code=code, error=error)
        )
        await self.forget_goodbye(delivery.conversation)

    async def due(self, now: datetime, most: int, paused: Several[str] = ()) -> list[str]:
        """Conversations in which something may be sent, those that wait longest first; none of an account that is paused."""
        earlier_is_not = exists().where(
            _earlier.c.tenant == self.tenant,
            _earlier.c.conversation == deliveries.c.conversation,
            _earlier.c.due_at > now,
            tuple_(_earlier.c.outbox_id, _earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
        )
        made = select(deliveries.c.conversation, deliveries.c.due_at.label("at")).where(
            deliveries.c.tenant == self.tenant, _is_due(now), deliveries.c.account.not_in(paused), ~earlier_is_not
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

    def _under_way(self) -> ColumnElement[bool]:
        """A report that came meanwhile knows better."""
        return deliveries.c.state.in_(_CLAIMABLE)


def _is_due(now: datetime) -> ColumnElement[bool]:
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
