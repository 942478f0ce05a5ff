"""What channels report of messages, whenever it comes: before our own mark, late, twice, or of a message nobody knows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Row, Select, and_, bindparam, delete, exists, or_, select, update

from domain.delivery.deliveries import Report, State
from memory.records.collection import Collection
from memory.records.tables import conversations, deliveries, outbox, strays

_STRAYS_ARE_KEPT = timedelta(days=7)
"""As long as WhatsApp repeats a status that it could not bring."""


class Statuses(Collection):
    async def sent(self, delivery_id: str, external_id: str, at: datetime) -> bool:
        """The channel took it, and calls it `external_id`; what it reported under that name before we knew it counts. Whether anything
        else is left to send in its conversation."""
        asked = {"tenant": self.tenant, "id": delivery_id, "digest": _digest(external_id)}
        row = (await self.connection.execute(_SENDING, asked)).first()
        if row is None:
            return False  # erased meanwhile
        now = _after(_standing(row), Report(external_id, delivery_id, State.SENT, at))
        if row.reported:
            known = and_(strays.c.tenant == self.tenant, strays.c.digest == asked["digest"])
            for stray in (await self.connection.execute(select(strays).where(known))).all():
                now = _after(now, Report(external_id, None, State(stray.state), stray.at, stray.price, stray.error_code, stray.error))
            await self.connection.execute(delete(strays).where(known))
        await self._write({delivery_id: now})
        if not row.stands:
            await self.forget_goodbye(str(row.conversation))
        return bool(row.more)

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

    async def _all_locked(self, column: Column[Any], values: Set[str | None]) -> Sequence[Row[Any]]:
        """Rows that no other transaction changes meanwhile: by one order, so that two who lock the same ones never wait for one another."""
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


def _sending() -> Select[Any]:
    """A delivery that no other transaction changes meanwhile; whether anything was reported of it before we knew its name, whether its
    conversation is known (that of somebody who was erased is not), and whether more is to be sent there."""
    tenant: BindParameter[str] = bindparam("tenant")
    others = deliveries.alias("others")
    here = others.c.tenant == tenant, others.c.conversation == deliveries.c.conversation, others.c.id != deliveries.c.id
    unmade = outbox.c.tenant == tenant, outbox.c.conversation == deliveries.c.conversation, outbox.c.to_send
    return (
        select(
            deliveries,
            exists().where(strays.c.tenant == tenant, strays.c.digest == bindparam("digest")).label("reported"),
            exists().where(conversations.c.tenant == tenant, conversations.c.id == deliveries.c.conversation).label("stands"),
            or_(exists().where(*here, others.c.due_at.is_not(None)), exists().where(*unmade)).label("more"),
        )
        .where(deliveries.c.tenant == tenant, deliveries.c.id == bindparam("id"))
        .with_for_update(of=deliveries)
    )


_SENDING = _sending()
"""Made once, as every statement of every message."""
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
