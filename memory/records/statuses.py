"""What channels report of messages, whenever it comes: before our own mark, late, twice, or of a message nobody knows."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, or_, select, update

from domain.deliveries import Report, State
from memory.records.collection import Collection
from memory.records.tables import conversations, deliveries, outbox, strays

_STRAYS_ARE_KEPT = timedelta(days=7)
"""As long as WhatsApp repeats a status that it could not bring."""


class Statuses(Collection):
    async def sent(self, delivery_id: str, external_id: str, at: datetime) -> None:
        """The channel took it, and calls it `external_id`; what it reported under that name before we knew it counts."""
        known = and_(strays.c.tenant == self.tenant, strays.c.digest == _digest(external_id))
        row = await self._locked(deliveries.c.id == delivery_id, exists().where(known).label("reported"), self._stands().label("stands"))
        if row is None:
            return  # erased meanwhile
        await self._apply(row, Report(external_id, delivery_id, State.SENT, at))
        if row.reported:
            for stray in (await self.connection.execute(select(strays).where(known))).all():
                told = Report(external_id, None, State(stray.state), stray.at, stray.price, stray.error_code, stray.error)
                if (now := await self._locked(deliveries.c.id == delivery_id)) is not None:
                    await self._apply(now, told)
            await self.connection.execute(delete(strays).where(known))
        if not row.stands:
            await self.forget_goodbye(str(row.conversation))

    async def forget_goodbye(self, conversation: str) -> None:
        """Where a person was erased, the answer that says so was still to be sent: once it is, their address goes too."""
        ours = and_(deliveries.c.tenant == self.tenant, deliveries.c.conversation == conversation)
        theirs = and_(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation)
        standing = or_(
            exists().where(conversations.c.tenant == self.tenant, conversations.c.id == conversation),
            exists().where(ours, deliveries.c.due_at.is_not(None)),
            exists().where(theirs, outbox.c.to_send),
        )
        if not (await self.connection.execute(select(standing))).scalar_one():
            await self.connection.execute(delete(deliveries).where(ours))
            await self.connection.execute(update(outbox).where(theirs).values(recipient=None))

    async def report(self, report: Report) -> str | None:
        """Take a status in, whenever it comes; the conversation it is about, None where nobody knows the message (yet)."""
        row = await self._locked(deliveries.c.id == report.callback_id) if report.callback_id else None
        if row is None:
            row = await self._locked(deliveries.c.external_id == report.external_id)
        if row is None:
            await self._keep(report)
            return None
        await self._apply(row, report)
        return str(row.conversation)

    async def _locked(self, condition: ColumnElement[bool], *more: ColumnElement[Any]) -> Row[Any] | None:
        """A row that no other transaction changes meanwhile, and `more` about it."""
        found = select(deliveries, *more).where(deliveries.c.tenant == self.tenant, condition).limit(1)
        return (await self.connection.execute(found.with_for_update(of=deliveries))).first()

    def _stands(self) -> ColumnElement[bool]:
        """Whether the conversation of a delivery is known; that of somebody who was erased is not."""
        return exists().where(conversations.c.tenant == self.tenant, conversations.c.id == deliveries.c.conversation)

    async def _apply(self, row: Row[Any], report: Report) -> None:
        state = State(row.state).after(report.state)
        values: dict[str, Any] = {"state": state.value, "external_id": report.external_id}
        if report.price is not None:
            values["price"] = dict(report.price)
        if report.error_code is not None or report.error is not None:
            values |= {"error_code": report.error_code, "error": report.error}
        if state.value != row.state or state is State.SENT:
            values["due_at"] = report.at if state is State.HELD else None
        await self.connection.execute(update(deliveries).where(self._is(row.id)).values(**values))

    async def _keep(self, report: Report) -> None:
        values = {
            "digest": _digest(report.external_id),
            "state": report.state.value,
            "price": dict(report.price) if report.price is not None else None,
            "error_code": report.error_code,
            "error": report.error,
            "at": report.at,
        }
        old = and_(strays.c.tenant == self.tenant, strays.c.at < report.at - _STRAYS_ARE_KEPT)
        await self.connection.execute(delete(strays).where(old))
        await self._add_if_new(strays, values)

    def _is(self, delivery_id: str) -> ColumnElement[bool]:
        return and_(deliveries.c.tenant == self.tenant, deliveries.c.id == delivery_id)


def _digest(external_id: str) -> str:
    return hashlib.sha256(external_id.encode()).hexdigest()
