"""One purchase in several orders counts as one: what the same people had approved lately of the same goods, or of the same supplier, joins
an order against the limit of whoever approves it, so that nobody stays below it by ordering in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.buying.purchase_orders import PurchaseOrder
from domain.money import Money

LATELY = timedelta(days=14)
"""For so long orders of the same belong together."""


@dataclass(frozen=True, slots=True)
class Approved:
    """An order that stands approved, and up to how much whoever approved it may."""

    order: PurchaseOrder
    limit: Money


def joined(order: PurchaseOrder, lately: Sequence[Approved], limit: Money) -> list[PurchaseOrder]:
    """Those of the orders approved within `LATELY` that count together with an order for an approver with this limit: what somebody of a
    higher limit approved has been weighed already."""
    return [
        other.order
        for other in lately
        if other.order.number != order.number
        and other.limit <= limit
        and _same_hands(order, other.order)
        and _same_deal(order, other.order)
    ]


def summed(stake: Money, others: Sequence[PurchaseOrder]) -> Money:
    """What is at stake in all of them."""
    return sum((other.at_stake or Money(0) for other in others), stake)


def _same_hands(one: PurchaseOrder, other: PurchaseOrder) -> bool:
    return bool({one.requested_by, one.drafted_by} & {other.requested_by, other.drafted_by})


def _same_deal(one: PurchaseOrder, other: PurchaseOrder) -> bool:
    return one.supplier_id == other.supplier_id or bool(set(one.skus) & set(other.skus))
