"""Where orders are: one of them, or those of a kind."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from domain.buying.approvals import LIMITS, limit_of
from domain.buying.order_states import State
from domain.buying.purchase_orders import PurchaseOrder
from domain.people import PURCHASING
from memory.records import Books
from tools.counter import Counter
from tools.staff.orders.as_json import as_json
from tools.staff.orders.finding import order_numbered
from tools.staff.orders.suppliers import supplier_named
from tools.toolbox import Arguments, tool

_IN_DOUBT = ("unknown", "failed", "no_address")


class StatusArguments(Arguments):
    number: int | None = Field(None, ge=1, description="one order, e.g. 12; else those that the other arguments describe")
    which: Literal["open", "pending", "in_doubt", "all"] = Field(
        "open",
        description="open; pending: waiting for approval; in_doubt: approved, and nobody knows whether the supplier has it; all",
    )
    state: State | None = Field(None, description='only in this state, e.g. "sent"')
    supplier: str | None = Field(None, max_length=200, description="only of this supplier")
    mine: bool = Field(False, description="only those that the person asked for")
    limit: int = Field(5, ge=1, le=50, description="how many, e.g. 5")


@tool(PURCHASING)
async def purchase_order_status(counter: Counter, asked: StatusArguments) -> dict[str, Any]:
    """One purchase order with its state, items and total, or a list of them, the newest first. `for_me` counts those waiting for approval
    that this person may approve."""
    async with counter.reading() as books:
        if asked.number:
            order = await order_numbered(books, asked.number)
            return {"order": _for_me(counter, await as_json(counter, books, order))}
        found = await _listed(counter, books, asked)
        told = [_for_me(counter, await as_json(counter, books, order)) for order in found]
        if asked.which == "in_doubt":
            told = [order for order in told if order["sending"] in _IN_DOUBT]
        return {
            "orders": told[: asked.limit],
            "total": len(told),
            "for_me": sum(order["for_me"] for order in told),
            "limits": [{"role": role.word, "limit": limit_of(role).whole} for role in sorted(LIMITS, key=limit_of)],
        }


async def _listed(counter: Counter, books: Books, asked: StatusArguments) -> list[PurchaseOrder]:
    kinds = {"pending": [State.AWAITING], "in_doubt": [State.APPROVED], "all": []}
    states = [asked.state] if asked.state else kinds.get(asked.which, [state for state in State if state.is_open])
    supplier = await supplier_named(books, asked.supplier) if asked.supplier else None
    return [
        order
        for order in await books.purchase_orders.listed(states)
        if (supplier is None or order.supplier_id == supplier.id)
        and (not asked.mine or counter.actor.person_id in (order.requested_by, order.drafted_by))
        and (asked.which == "all" or asked.state or not order.is_over(counter.now))
    ]


def _for_me(counter: Counter, order: dict[str, Any]) -> dict[str, Any]:
    """The order with whether it waits for this person's yes."""
    return {**order, "for_me": counter.actor.role.word in order["waits_for"]}
