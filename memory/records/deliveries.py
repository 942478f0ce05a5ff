"""Messages on their way to people: made of the outbox once, and handed to their channel in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Update, and_, bindparam, case, exists, or_, tuple_, update

from domain.delivery.deliveries import LONGEST_GRACE, Delivery, State
from memory.records.standing_deliveries import StandingDeliveries, earlier, is_due
from memory.records.tables import deliveries, outbox

_CLAIMABLE = (State.WAITING.value, State.HELD.value, State.SENDING.value)
_MADE_WITH = (
    "id", "conversation", "outbox_id", "part", "channel", "account", "recipient", "request", "state", "attempts", "due_at", "trace",
    "at", "error",
)  # fmt: skip
_MADE = (
    update(outbox)
    .where(
        outbox.c.tenant == bindparam("of_tenant"),
        outbox.c.conversation == bindparam("of_conversation"),
        outbox.c.to_send,
        outbox.c.id <= bindparam("last"),
    )
    .values(to_send=False)
)
"""Made once, as every statement of every message."""


def _claim() -> Update:
    before = exists().where(
        earlier.c.tenant == deliveries.c.tenant,
        earlier.c.conversation == deliveries.c.conversation,
        earlier.c.due_at.is_not(None),
        tuple_(earlier.c.outbox_id, earlier.c.part) < tuple_(deliveries.c.outbox_id, deliveries.c.part),
    )
    held = and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None))
    return (
        update(deliveries)
        .where(
            deliveries.c.tenant == bindparam("of_tenant"),
            deliveries.c.id == bindparam("of_id"),
            deliveries.c.state.in_(_CLAIMABLE),
            or_(is_due(bindparam("now"), bindparam("longest")), held),
            ~before,
        )
        .values(
            state=State.SENDING.value,
            attempts=deliveries.c.attempts + 1,
            unknown=case((deliveries.c.state == State.SENDING.value, deliveries.c.unknown + 1), else_=deliveries.c.unknown),
            started_at=bindparam("now"),
            due_at=bindparam("until"),
        )
    )


_CLAIM = _claim()


class Deliveries(StandingDeliveries):
    async def make(self, new: Sequence[Delivery]) -> bool:
        """Keep deliveries that wait; those whose part was made already stay as they are. Whether any was new."""
        added = False
        for delivery in new:
            added |= await self._add_if_new(deliveries, {name: getattr(delivery, name) for name in _MADE_WITH})
        return added

    async def made(self, conversation: str, outbox_id: int) -> bool:
        """The outbox up to this row is deliveries now; False where it was before."""
        done = await self.connection.execute(_MADE, {"of_tenant": self.tenant, "of_conversation": conversation, "last": outbox_id})
        return bool(done.rowcount)

    async def claim(self, delivery: Delivery, now: datetime, until: datetime) -> bool:
        """Before a delivery is handed to its channel: from now to `until` it is `sending`, and nobody else's.

        False where it is not its turn or is not due. This is what keeps the order: of any number who believe to hold the
        conversation one claims, and nobody the next one before something became of this one.
        """
        values = {"of_tenant": self.tenant, "of_id": delivery.id, "now": now, "longest": now + LONGEST_GRACE, "until": until}
        done = await self.connection.execute(_CLAIM, values)
        return bool(done.rowcount)

    async def again(
        self, delivery: Delivery, due_at: datetime, code: int | None, error: str, *, counts: bool = True, state: State = State.WAITING
    ) -> None:
        """The channel did not take what was in hand: it is tried again. A try that says nothing about this message does not count."""
        attempts = deliveries.c.attempts if counts else deliveries.c.attempts - 1
        values = {"state": state.value, "due_at": due_at, "error_code": code, "error": error, "attempts": attempts}
        await self.connection.execute(update(deliveries).where(self._stands_as(delivery, in_hand=True)).values(**values))

    async def put_back(self, delivery: Delivery) -> None:
        """What was in hand stands as it stood before its claim."""
        before = {name: getattr(delivery, name) for name in ("attempts", "unknown", "due_at", "started_at")}
        values = {**before, "state": delivery.state.value}
        await self.connection.execute(update(deliveries).where(self._stands_as(delivery, in_hand=True)).values(**values))

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

    async def give_up(self, delivery: Delivery, code: int | None, error: str, *, in_hand: bool = False) -> None:
        """It will not be sent; staff see it (`failed`), and the next ones go on."""
        await self.connection.execute(
            update(deliveries)
            .where(self._stands_as(delivery, in_hand=in_hand))
            .values(state=State.FAILED.value, due_at=None, error_code=code, error=error)
        )
        await self.forget_goodbye(delivery.conversation)

    def _stands_as(self, delivery: Delivery, *, in_hand: bool) -> ColumnElement[bool]:
        """Whether it is as whoever read it, and claimed it where it is `in_hand`, believes: a report that came meanwhile knows better, and
        so does who claimed it since."""
        return and_(self._is(delivery.id), deliveries.c.state.in_(_CLAIMABLE), deliveries.c.attempts == delivery.attempts + in_hand)
