"""An order as the facts of a tool's result."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.buying.approvals import limit_of, who_may
from domain.buying.order_states import State
from domain.buying.purchase_orders import Line, PurchaseOrder
from domain.buying.split_purchases import joined, summed
from domain.clock import local
from domain.delivery.letters import Fate, Posted
from memory.records import Books
from tools.counter import Counter
from tools.staff.orders.finding import approved_lately


async def as_json(counter: Counter, books: Books, order: PurchaseOrder) -> dict[str, Any]:
    """`sending` is one of `waiting`, `no_mail`, `no_address`, `sending`, `failed`, `unknown`, `sent`; None before an order is approved."""
    total = order.total
    names = {person: await _name(books, person) for person in {order.requested_by, order.approved_by, order.drafted_by} if person}
    return {
        "number": order.number,
        "version": order.version,
        "state": (State.EXPIRED if order.is_over(counter.now) else order.state).value,
        "supplier": order.supplier,
        "lines": [line_json(line) for line in order.lines],
        "total": None if total is None else float(total.reais),
        "need_by": order.need_by.isoformat() if order.need_by else None,
        "reason": order.reason,
        "requested_by": names[order.requested_by],
        "drafted_by": names[order.drafted_by],
        "approved_by": names.get(order.approved_by or ""),
        **await _waiting(counter, books, order),
        "created_at": local(order.created_at).isoformat(timespec="minutes"),
        "updated_at": local(order.updated_at).isoformat(timespec="minutes"),
        **await _sending(counter, books, order),
    }


async def _waiting(counter: Counter, books: Books, order: PurchaseOrder) -> dict[str, Any]:
    """`waits_for`: who may approve it; `together`: the orders of the last days that count with it for the one who asks, and the `sum`."""
    stake = order.at_stake
    if stake is None or order.state is not State.AWAITING or order.is_over(counter.now):
        return {"waits_for": [], "together": None}
    lately = await approved_lately(counter, books)
    limit = limit_of(counter.actor.role)
    others = joined(order, lately, limit) if stake <= limit else []  # above it anyway
    together = {"numbers": [other.number for other in others], "sum": float(summed(stake, others).reais)} if others else None
    return {"waits_for": [role.word for role in who_may(order, lately)], "together": together}


def line_json(line: Line) -> dict[str, Any]:
    return {
        "sku": line.sku,
        "name": line.name,
        "quantity": number(line.quantity),
        "unit": line.unit,
        "price": None if line.price is None else float(line.price),
        "total": None if line.total is None else float(line.total.reais),
        "price_told_by_hand": line.price is not None and line.price != line.known,
        "is_synthetic": line.is_synthetic and line.price == line.known,
    }


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


async def _name(books: Books, person_id: str) -> str:
    person = await books.people.find(person_id)
    return person.name if person is not None and person.name else person_id


async def _sending(counter: Counter, books: Books, order: PurchaseOrder) -> dict[str, Any]:
    """How far the order is on its way to its supplier."""
    if order.state not in (State.APPROVED, State.SENT, State.RECEIVED):
        return {"sending": None}
    if order.state is not State.APPROVED:
        return {"sending": "sent"}
    posted = await books.emails.find(order.key)
    supplier = await books.suppliers.find(order.supplier_id)
    if posted is None and (supplier is None or not supplier.email):
        return {"sending": "no_address"}
    if posted is None and not counter.mails:
        return {"sending": "no_mail"}
    return {"sending": _word(posted), "address": posted.letter.recipient if posted else supplier.email if supplier else None,
            "sending_error": posted.error if posted else None}  # fmt: skip


def _word(posted: Posted | None) -> str:
    return Fate.WAITING.value if posted is None or posted.fate is Fate.WITHDRAWN else posted.fate.value
