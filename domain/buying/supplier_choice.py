"""Of whom to buy: by price, distance and lead time together or by one of them, each place with its reasons.

Together, the three are money: a supplier that is dearer by so many percent, further by so many kilometres, or slower by so many days is
worse by about the same. Weights are plain and few, so that a buyer can argue with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from domain.goods.prices import Price
from domain.goods.suppliers import Supplier

_PERCENT_A_DAY = 1.0
"""A day more until it arrives is worth so many percent of the price."""
_PERCENT_A_HUNDRED_KM = 1.0
"""Freight, roughly."""
_NOT_KNOWN = 10.0
"""Percent by which a supplier is held to be worse for each of the three that nobody knows of it."""
_SAME = 0.5
"""Percent within which two prices are the same."""


class Order(StrEnum):
    BEST = "best"
    PRICE = "price"
    DISTANCE = "distance"
    LEAD_TIME = "lead_time"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a supplier is known to offer: its last price, how far it is in km (as the crow flies)."""

    supplier: Supplier
    price: Price | None = None
    kilometres: float | None = None

    def arrives(self, today: date) -> date | None:
        """When it is there, ordered today."""
        return today + timedelta(days=self.supplier.lead_days) if self.supplier.lead_days is not None else None


@dataclass(frozen=True, slots=True)
class Choice:
    """`dearer_percent` is against the cheapest known; `in_time` None where no day was named or the lead time is not known."""

    offer: Offer
    reasons: tuple[str, ...]
    dearer_percent: float | None
    in_time: bool | None


def ranked(offers: Iterable[Offer], today: date, order: Order = Order.BEST, need_by: date | None = None) -> list[Choice]:
    """The best first. Who cannot deliver by `need_by` comes after who can, whatever the order; of whom it is not known, between."""
    many = list(offers)
    best = _Best.of(many)
    choices = [_choice(offer, best, today, need_by) for offer in many]
    key = _KEYS[order]
    late = {True: 0, None: 1, False: 2} if need_by else {}
    return sorted(choices, key=lambda one: (late.get(one.in_time, 0), key(one), _worse(one), one.offer.supplier.name))


@dataclass(frozen=True, slots=True)
class _Best:
    """Each is None where nobody is best at it alone; of one price nobody can say that it is the lowest."""

    price: Decimal | None
    kilometres: float | None
    days: int | None
    priced: int

    @classmethod
    def of(cls, offers: Sequence[Offer]) -> _Best:
        prices = [offer.price.amount for offer in offers if offer.price]
        return cls(
            min(prices, default=None),
            _alone([offer.kilometres for offer in offers if offer.kilometres is not None], len(offers)),
            _alone([offer.supplier.lead_days for offer in offers if offer.supplier.lead_days is not None], len(offers)),
            len(prices),
        )


def _alone(values: list[Any], many: int) -> Any:
    """The least of several, where only one has it."""
    least = min(values, default=None)
    return least if many > 1 and values.count(least) == 1 else None


def _choice(offer: Offer, best: _Best, today: date, need_by: date | None) -> Choice:
    dearer = round(float(100 * (offer.price.amount / best.price - 1)), 1) if offer.price and best.price else None
    arrives = offer.arrives(today)
    in_time = arrives <= need_by if need_by and arrives else None
    return Choice(offer, tuple(_reasons(offer, best, dearer, in_time, need_by)), dearer, in_time)


def _reasons(offer: Offer, best: _Best, dearer: float | None, in_time: bool | None, need_by: date | None) -> Iterable[str]:
    if need_by is not None:
        yield {True: "chega a tempo", False: "não chega a tempo", None: "não informou prazo"}[in_time]
    if dearer is not None and best.priced > 1:
        yield "o mais barato" if dearer <= _SAME else f"{dearer:.1f}% acima do mais barato".replace(".", ",")
    if best.kilometres is not None and offer.kilometres == best.kilometres:
        yield "o mais perto"
    if best.days is not None and offer.supplier.lead_days == best.days:
        yield "a entrega mais rápida"


def _worse(one: Choice) -> float:
    """By how many percent it is worse than one that is best at everything."""
    days = one.offer.supplier.lead_days
    parts = (
        one.dearer_percent,
        one.offer.kilometres / 100 * _PERCENT_A_HUNDRED_KM if one.offer.kilometres is not None else None,
        days * _PERCENT_A_DAY if days is not None else None,
    )
    return sum(_NOT_KNOWN if part is None else part for part in parts)


def _last(value: float | None) -> float:
    return float("inf") if value is None else float(value)


_KEYS: dict[Order, Callable[[Choice], float]] = {
    Order.BEST: _worse,
    Order.PRICE: lambda one: _last(float(one.offer.price.amount) if one.offer.price else None),
    Order.DISTANCE: lambda one: _last(one.offer.kilometres),
    Order.LEAD_TIME: lambda one: _last(one.offer.supplier.lead_days),
}
