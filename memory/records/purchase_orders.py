"""Purchase orders: one row each with its present version, and beside it every step ever taken."""

from __future__ import annotations

from collections.abc import Collection as Several
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update
from sqlalchemy.exc import IntegrityError

from domain.buying.order_states import Action, State
from domain.buying.purchase_orders import Line, PurchaseOrder
from domain.errors import Unavailable
from domain.people import Actor, Role
from memory.records.collection import Collection
from memory.records.tables import purchase_order_events, purchase_orders

_TRIES = 3
_APPROVED = (State.APPROVED.value, State.SENT.value, State.RECEIVED.value)
_DECIMALS = ("quantity", "price", "known")


@dataclass(frozen=True, slots=True)
class Step:
    """Something done with an order. `by` is None where the clock did it; `detail` holds the content of a version that it began."""

    action: Action
    state: State
    version: int
    at: datetime
    by: str | None
    role: str | None
    detail: dict[str, Any]


class PurchaseOrders(Collection):
    async def open(self, order: PurchaseOrder, by: Actor) -> PurchaseOrder:
        """Keep a new order under the tenant's next number, which it is given back with."""
        for attempt in range(_TRIES):
            highest = select(func.coalesce(func.max(purchase_orders.c.number), 0)).where(purchase_orders.c.tenant == self.tenant)
            numbered = replace(order, number=(await self.connection.execute(highest)).scalar_one() + 1)
            try:
                async with self.connection.begin_nested():
                    await self.connection.execute(purchase_orders.insert().values(tenant=self.tenant, **_values(numbered)))
            except IntegrityError:
                if attempt == _TRIES - 1:
                    raise
                continue  # somebody else took the number meanwhile
            await self._note(Action.DRAFT, numbered, by, content_of(numbered))
            return numbered
        raise AssertionError("unreachable")

    async def move(self, before: PurchaseOrder, after: PurchaseOrder, action: Action, by: Actor | None, **detail: Any) -> None:
        """Take a step, if the order is still where it was seen; Unavailable where somebody else moved it meanwhile."""
        done = await self.connection.execute(update(purchase_orders).where(self._is_as(before)).values(**_values(after)))
        if not done.rowcount:
            raise Unavailable(f"A OC {before.number} acabou de ser mexida por outra pessoa.", number=before.number)
        await self._note(action, after, by, detail | (content_of(after) if action is Action.CHANGE else {}))

    async def hold(self, order: PurchaseOrder) -> bool:
        """Keep an order as it was seen until the transaction ends; False where it is not so any more."""
        done = await self.connection.execute(
            update(purchase_orders).where(self._is_as(order)).values(version=purchase_orders.c.version)  # takes the row's lock
        )
        return bool(done.rowcount)

    async def find(self, number: int) -> PurchaseOrder | None:
        row = (await self.connection.execute(select(purchase_orders).where(self._is(number)))).first()
        return None if row is None else _order(row)

    async def listed(self, states: Several[State] = (), since: datetime | None = None, most: int = 1_000) -> list[PurchaseOrder]:
        """Orders in these states, or in any; the newest first."""
        where: list[ColumnElement[bool]] = [purchase_orders.c.tenant == self.tenant]
        where += [purchase_orders.c.state.in_([state.value for state in states])] if states else []
        where += [purchase_orders.c.created_at >= since] if since else []
        rows = await self.connection.execute(select(purchase_orders).where(*where).order_by(purchase_orders.c.number.desc()).limit(most))
        return [_order(row) for row in rows]

    async def approved_since(self, since: datetime, until: datetime | None = None) -> list[tuple[PurchaseOrder, Role]]:
        """Orders approved since then, and before `until`, as they are now, that still stand so, each with the role it was approved in."""
        events, orders = purchase_order_events.c, purchase_orders.c
        approvals = (events.tenant == orders.tenant) & (events.number == orders.number) & (events.version == orders.approved_version)
        rows = await self.connection.execute(
            select(purchase_orders, events.role.label("role"))
            .join(purchase_order_events, approvals & (events.action == Action.APPROVE.value))
            .where(orders.tenant == self.tenant, orders.state.in_(_APPROVED), events.at >= since)
            .where(*([events.at < until] if until else []))
            .order_by(orders.number)
        )
        return [(_order(row), Role(row.role)) for row in rows]

    async def one_approval_at_a_time(self) -> None:
        """Until the transaction ends nobody else approves: two at once would each not see the other's order in the sum.

        SQLite has one writer at a time anyway.
        """
        if self.connection.dialect.name == "postgresql":
            await self.connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"approvals:{self.tenant}", 0))))

    async def steps(self, number: int) -> list[Step]:
        """Everything that was done with an order, in order."""
        events = purchase_order_events.c
        rows = await self.connection.execute(
            select(purchase_order_events).where(events.tenant == self.tenant, events.number == number).order_by(events.id)
        )
        return [Step(Action(row.action), State(row.state), row.version, row.at, row.by, row.role, row.detail) for row in rows]

    async def _note(self, action: Action, order: PurchaseOrder, by: Actor | None, detail: dict[str, Any]) -> None:
        await self.connection.execute(
            purchase_order_events.insert().values(
                tenant=self.tenant,
                number=order.number,
                action=action.value,
                state=order.state.value,
                version=order.version,
                by=by.person_id if by else None,
                role=by.role.value if by else None,
                detail=detail,
                at=order.updated_at,
            )
        )

    def _is_as(self, seen: PurchaseOrder) -> ColumnElement[bool]:
        columns = purchase_orders.c
        return self._is(seen.number) & (columns.state == seen.state.value) & (columns.version == seen.version)

    def _is(self, number: int) -> ColumnElement[bool]:
        return (purchase_orders.c.tenant == self.tenant) & (purchase_orders.c.number == number)


def content_of(order: PurchaseOrder) -> dict[str, Any]:
    """What a version orders, as JSON."""
    return {
        "supplier": order.supplier,
        "need_by": order.need_by.isoformat() if order.need_by else None,
        "lines": [_as_json(line) for line in order.lines],
        "hash": order.content_hash,
    }


def _as_json(line: Line) -> dict[str, Any]:
    """Decimals as text, so that none is rounded on its way."""
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(line).items()}


def line_from(data: dict[str, Any]) -> Line:
    """A line as `content_of` wrote it down."""
    exact: dict[str, Any] = {name: Decimal(data[name]) for name in _DECIMALS if data[name] is not None}
    return Line(**data | exact)


def _values(order: PurchaseOrder) -> dict[str, Any]:
    plain = {name: getattr(order, name) for name in order.__dataclass_fields__}
    return {
        **plain,
        "state": order.state.value,
        "lines": [_as_json(line) for line in order.lines],
        "content_hash": order.content_hash,
    }


def _order(row: Row[Any]) -> PurchaseOrder:
    kept = row._asdict()
    fields = {name: kept[name] for name in PurchaseOrder.__dataclass_fields__}
    return PurchaseOrder(**{**fields, "state": State(kept["state"]), "lines": tuple(line_from(line) for line in kept["lines"])})
