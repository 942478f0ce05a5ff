"""What becomes of a confirmed order: approved by somebody whose limit covers it, or refused, or given up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import Field

from domain.buying.approvals import DECIDERS, approved, cancelled, rejected
from domain.buying.order_states import Action, Changed, State
from domain.buying.purchase_orders import PurchaseOrder
from domain.people import PURCHASING
from memory.records import Books
from memory.records.purchase_orders import line_from
from tools.counter import Counter
from tools.staff.orders.as_json import as_json, line_json
from tools.staff.orders.finding import approved_lately, called_back, standing
from tools.toolbox import Arguments, tool


class ApproveArguments(Arguments):
    number: int = Field(ge=1, description="e.g. 12")
    version: int = Field(ge=1, description="the version that the person was shown, e.g. 1")


class RejectArguments(Arguments):
    number: int = Field(ge=1, description="e.g. 12")
    reason: str | None = Field(None, max_length=500, description='why, as said, e.g. "muito caro"')


@tool(PURCHASING, writes=True)
async def approve_purchase_order(counter: Counter, asked: ApproveArguments) -> dict[str, Any]:
    """Approve an order that waits, in the version the person has seen; their limit must cover it, and above it nobody approves alone."""
    async with counter.writing() as books:
        order = await standing(counter, books, asked.number)
        if order.state in (State.APPROVED, State.SENT, State.RECEIVED) and order.approved_version == asked.version:
            return {**await as_json(counter, books, order), "already": True}
        try:
            await books.purchase_orders.one_approval_at_a_time()
            after = approved(order, counter.actor, counter.now, asked.version, await approved_lately(counter, books))
        except Changed as error:
            error.facts |= {"order": await as_json(counter, books, order), "before": await _content(books, order.number, asked.version)}
            raise
        await books.purchase_orders.move(order, after, Action.APPROVE, counter.actor)
        return {**await as_json(counter, books, after), "already": False}


@tool(PURCHASING, writes=True)
async def reject_purchase_order(counter: Counter, asked: RejectArguments) -> dict[str, Any]:
    """Refuse somebody's order that waits for approval, or cancel an order that was not sent yet; with the reason, where one is told."""
    async with counter.writing() as books:
        order = await standing(counter, books, asked.number)
        if order.state in (State.REJECTED, State.CANCELLED):
            return {**await as_json(counter, books, order), "already": True}
        others = order.requested_by != counter.actor.person_id and counter.actor.role in DECIDERS
        refuse, action = (rejected, Action.REJECT) if others and order.state is State.AWAITING else (cancelled, Action.CANCEL)
        after = refuse(order, counter.actor, counter.now)
        await called_back(books, order)
        after = _because(after, asked.reason)
        await books.purchase_orders.move(order, after, action, counter.actor, reason=asked.reason)
        return {**await as_json(counter, books, after), "already": False}


def _because(order: PurchaseOrder, reason: str | None) -> PurchaseOrder:
    return replace(order, reason=reason) if reason else order


async def _content(books: Books, number: int, version: int) -> dict[str, Any] | None:
    """What a version of an order was, from the steps written down."""
    steps = await books.purchase_orders.steps(number)
    began = next((step.detail for step in steps if step.version == version and step.action in (Action.DRAFT, Action.CHANGE)), None)
    if began is None:
        return None
    return {**began, "lines": [line_json(line_from(line)) for line in began["lines"]]}
