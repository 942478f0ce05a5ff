"""A purchase order: what is bought of whom, on its way from a draft to the goods (domain/buying/order_states.py).

Every change of what is ordered makes a new version, which is a draft again: what was approved is exactly what is sent (`content_hash`).
Who may approve how much is domain/buying/approvals.py's. Nothing here reads a clock or a database: an action gives the order as it is
after it, or a refusal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal

from domain.buying.order_states import LASTS, MOVES, Action, Changed, State, WrongState
from domain.money import Money

MOST_LINES = 50
_CENTS = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One item. `price` is BRL a `unit`, None while nobody knows it; `known` the last price seen of it, where there is one."""

    sku: str
    name: str
    quantity: Decimal
    unit: str
    price: Decimal | None = None
    known: Decimal | None = None
    is_synthetic: bool = False
    """Whether `known` was made up for demonstration."""

    @property
    def total(self) -> Money | None:
        return _times(self.quantity, self.price)

    @property
    def at_stake(self) -> Money | None:
        """What the line counts for against a limit: a price told by hand does not bring it below what is usually paid."""
        if self.price is None:
            return None
        return _times(self.quantity, max(self.price, self.known or self.price))


def _times(quantity: Decimal, price: Decimal | None) -> Money | None:
    return None if price is None else Money(int((quantity * price * _CENTS).to_integral_value(ROUND_HALF_EVEN)))


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    total = Money(0)
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """One version of an order. `drafted_by` wrote this version, `requested_by` the first; `number` counts within the tenant."""

    number: int
    supplier_id: str
    supplier: str
    lines: tuple[Line, ...]
    requested_by: str
    drafted_by: str
    created_at: datetime
    updated_at: datetime
    state: State = State.DRAFT
    version: int = 1
    need_by: date | None = None
    reason: str | None = None
    """Why it is bought, or, once refused, why not."""
    approved_by: str | None = None
    approved_version: int | None = None
    approved_hash: str | None = None
    sent_key: str | None = None

    @property
    def total(self) -> Money | None:
        """None while a price is missing."""
        return _sum(line.total for line in self.lines)

    @property
    def at_stake(self) -> Money | None:
        return _sum(line.at_stake for line in self.lines)

    @property
    def content_hash(self) -> str:
        """Of all that the supplier is told: an approval holds for it alone."""
        lines = [[line.sku, line.name, _plain(line.quantity), line.unit, _plain(line.price)] for line in self.lines]
        content = [self.number, self.supplier_id, self.supplier, self.need_by.isoformat() if self.need_by else None, lines]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def key(self) -> str:
        """Names the one sending of this content, whoever tries it and however often."""
        return f"oc-{self.number}-{self.content_hash[:24]}"

    @property
    def is_approved_as_it_is(self) -> bool:
        return self.approved_version == self.version and self.approved_hash == self.content_hash

    @property
    def skus(self) -> tuple[str, ...]:
        return tuple(line.sku for line in self.lines)

    def same_goods(self, other: PurchaseOrder) -> list[str]:
        """Names of what both order in the same quantity."""
        ordered = {(line.sku, line.unit, line.quantity) for line in other.lines}
        return [line.name for line in self.lines if (line.sku, line.unit, line.quantity) in ordered]

    def is_over(self, now: datetime) -> bool:
        """Whether its time has run out."""
        lasts = LASTS.get(self.state)
        return lasts is not None and self.updated_at + lasts < now

    def moved(self, action: Action, at: datetime) -> PurchaseOrder:
        """The order after an action; WrongState where it cannot be taken from here."""
        froms, to = MOVES[action]
        if self.state not in froms:
            raise WrongState(f"A OC {self.number} está {self.state.word}.", number=self.number, state=self.state.value)
        return replace(self, state=to, updated_at=at)

    def changed(self, by: str, at: datetime, **content: object) -> PurchaseOrder:
        """A new version, a draft again: whatever was confirmed or approved of it is not any more."""
        blank = {"version": self.version + 1, "drafted_by": by, "approved_by": None, "approved_version": None, "approved_hash": None}
        return replace(self.moved(Action.CHANGE, at), **{**blank, **content})  # type: ignore[arg-type]

    def approved(self, by: str, at: datetime) -> PurchaseOrder:
        """Whether `by` may is asked of domain/buying/approvals.py first."""
        return replace(
            self.moved(Action.APPROVE, at), approved_by=by, approved_version=self.version, approved_hash=self.content_hash
        )  # fmt: skip

    def sent(self, at: datetime) -> PurchaseOrder:
        gone = replace(self.moved(Action.SEND, at), sent_key=self.key)
        if not self.is_approved_as_it_is:
            raise Changed(f"A OC {self.number} mudou depois de aprovada.", number=self.number, version=self.version)
        return gone


def _plain(value: Decimal | None) -> str | None:
    """However many zeros it was written with."""
    return None if value is None else f"{value.normalize():f}"
