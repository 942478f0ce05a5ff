"""Messages on their way to people: made of the outbox once, and handed to their channel in order."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, tuple_, update

from domain.delivery.deliveries import Delivery, Part, State
from memory.records.standing_deliveries import StandingDeliveries, earlier, is_due
from memory.records.tables import deliveries, outbox
from memory.records.turns import Outgoing, outgoing

_CLAIMABLE = (State.WAITING.value, State.HELD.value, State.SENDING.value)


class Deliveries(StandingDeliveries):
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

    async def claim(self, delivery: Delivery, now: datetime, until: datetime) -> bool:
        """Before a delivery is handed to its channel: from now to `until` it is `sending`, and nobody else's.

        False where it is not its turn or is not due. This is what keeps the order: of any number who believe to hold the
        conversation one claims, and nobody the next one before something became of this one.
        """
        before = exists().where(
            earlier.c.tenant == self.tenant,
            earlier.c.conversation == delivery.conversation,
            earlier.c.due_at.is_not(None),
            tuple_(earlier.c.outbox_id, earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
        )
        done = await self.connection.execute(
            update(deliveries)
            .where(
                self._is(delivery.id),
                deliveries.c.state.in_(_CLAIMABLE),
                or_(is_due(now), and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None))),
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

    def _under_way(self) -> ColumnElement[bool]:
        """A report that came meanwhile knows better."""
        return deliveries.c.state.in_(_CLAIMABLE)
