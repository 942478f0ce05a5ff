"""What channels report of messages, whenever it comes: before our own mark, late, twice, or of a message nobody knows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, and_, bindparam, delete, exists, or_, select, update

from domain.delivery.deliveries import Report, State
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
        now = _after(_standing(row), Report(external_id, delivery_id, State.SENT, at))
        if row.reported:
            for stray in (await self.connection.execute(select(strays).where(known))).all():
                now = _after(now, Report(external_id, None, State(stray.state), stray.at, stray.price, stray.error_code, stray.error))
            await self.connection.execute(delete(strays).where(known))
        await self._write({delivery_id: now})
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
        return (await self.report_all([report]))[0]

    async def report_all(self, reports: Sequence[Report]) -> list[str | None]:
        """Statuses in the order they came, in as many statements for many as for one; the conversation of each."""
        named = {row.id: row for row in await self._all_locked(deliveries.c.id, {report.callback_id for report in reports})}
        called = {report.external_id: named[report.callback_id] for report in reports if report.callback_id in named}
        others = {report.external_id for report in reports} - called.keys()
        called |= {row.external_id: row for row in await self._all_locked(deliveries.c.external_id, others)}
        told: dict[str, dict[str, Any]] = {}
        for report in reports:
            if (row := called.get(report.external_id)) is not None:
                told[row.id] = _after(told.get(row.id) or _standing(row), report)
        await self._write(told)
        await self._keep([report for report in reports if report.external_id not in called])
        return [str(row.conversation) if (row := called.get(report.external_id)) is not None else None for report in reports]

    async def _locked(self, condition: ColumnElement[bool], *more: ColumnElement[Any]) -> Row[Any] | None:
        """A row that no other transaction changes meanwhile, and `more` about it."""
        found = select(deliveries, *more).where(deliveries.c.tenant == self.tenant, condition).limit(1)
        return (await self.connection.execute(found.with_for_update(of=deliveries))).first()

    def _stands(self) -> ColumnElement[bool]:
        """Whether the conversation of a delivery is known; that of somebody who was erased is not."""
        return exists().where(conversations.c.tenant == self.tenant, conversations.c.id == deliveries.c.conversation)

    async def _all_locked(self, column: Column[Any], values: Set[str | None]) -> Sequence[Row[Any]]:
        """As `_locked`, of many: by one order, so that two who lock the same rows never wait for one another."""
        values = values - {None}
        if not values:
            return ()
        found = select(deliveries).where(deliveries.c.tenant == self.tenant, column.in_(values)).order_by(deliveries.c.id)
        return (await self.connection.execute(found.with_for_update())).all()

    async def _write(self, told: Mapping[str, Mapping[str, Any]]) -> None:
        if told:
            rows = [{"of_tenant": self.tenant, "of_id": id, **values} for id, values in told.items()]
            await self.connection.execute(_UPDATE, rows)

    async def _keep(self, reports: Sequence[Report]) -> None:
        """What is told of messages that nobody knows waits for somebody to know them."""
        if not reports:
            return
        old = and_(strays.c.tenant == self.tenant, strays.c.at < max(report.at for report in reports) - _STRAYS_ARE_KEPT)
        await self.connection.execute(delete(strays).where(old))
        await self._add_new(strays, [_stray(report) for report in reports], "digest")

    def _is(self, delivery_id: str) -> ColumnElement[bool]:
        return and_(deliveries.c.tenant == self.tenant, deliveries.c.id == delivery_id)


_UPDATE = update(deliveries).where(deliveries.c.tenant == bindparam("of_tenant"), deliveries.c.id == bindparam("of_id"))


def _standing(row: Row[Any]) -> dict[str, Any]:
    """What reports may change of a delivery, as it is."""
    return {name: row._mapping[name] for name in ("state", "external_id", "price", "error_code", "error", "due_at")}


def _after(standing: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """The same once a report has come."""
    if _is_of_an_earlier_try(standing, report):
        return dict(standing)
    state = State(standing["state"]).after(report.state)
    told = dict(standing) | {"state": state.value, "external_id": report.external_id}
    if report.price is not None:
        told["price"] = dict(report.price)
    if report.error_code is not None or report.error is not None:
        told |= {"error_code": report.error_code, "error": report.error}
    if state.value != standing["state"] or state is State.SENT:
        told["due_at"] = report.at if state is State.HELD else None
    return told


def _is_of_an_earlier_try(standing: Mapping[str, Any], report: Report) -> bool:
    """Whether a report repeats what became of a try that was made up for since: it must not hold back what is being sent, or was."""
    known = standing["external_id"]
    if known is None or report.state in (State.DELIVERED, State.READ):
        return False
    if known == report.external_id:
        return State(standing["state"]) in (State.WAITING, State.SENDING)
    return report.state in (State.HELD, State.FAILED)


def _stray(report: Report) -> dict[str, Any]:
    return {
        "digest": _digest(report.external_id),
        "state": report.state.value,
        "price": dict(report.price) if report.price is not None else None,
        "error_code": report.error_code,
        "error": report.error,
        "at": report.at,
    }


def _digest(external_id: str) -> str:
    return hashlib.sha256(external_id.encode()).hexdigest()
