"""The day to buy: today, or a later one worth waiting for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.market.outlooks import Outlook
from domain.money import Money
from forecasting.decision.need import USUAL_DAYS, Need
from forecasting.decision.outlook import outlooks
from forecasting.decision.policy import Policy
from forecasting.decision.reasons import reasons, what_would_change
from forecasting.series import PriceSeries

_ENOUGH = 0.7
"""Share of the hoped-for gain that the day named brings on average."""
_UNKNOWN = 0.5
"""Confidence where nothing is known: a coin's."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Buy on `buy_day`: today, or the day by which most of the gain is expected; asked again each day, it may come sooner.

    Shares are of today's price: `saving` expected (never below zero), `low` and `high` what four cases of five lie between (below zero
    is a loss), `chance_of_more` of paying more than today. `confidence` is the share of such decisions that were right before: waiting
    that ended no dearer, buying at once that waiting would not have beaten.
    """

    unique_id: str
    today: date
    buy_day: date
    days_left: int
    price_today: float
    saving: float
    low: float
    high: float
    chance_of_more: float
    confidence: float
    reasons: tuple[str, ...]
    would_change: str

    @property
    def wait(self) -> bool:
        return self.buy_day > self.today

    @property
    def expected_price(self) -> float:
        return self.price_today * (1 - self.saving)

    def in_reais(self, quantity: float) -> tuple[Money, Money, Money]:
        """Expected saving for a quantity, and the interval it lies in four times out of five."""
        whole = self.price_today * quantity
        return Money.of(round(self.saving * whole, 2)), Money.of(round(self.low * whole, 2)), Money.of(round(self.high * whole, 2))


def advise(
    products: Sequence[PriceSeries], policy: Policy, needs: Sequence[Need] | Need | int = USUAL_DAYS, asked: Sequence[int] | None = None
) -> list[Advice]:
    """Advice for each product (or for those `asked`, the rest being their possible peers): the last day of each is its today.

    `needs`: one for each, one for all, or the days left to a deadline.
    """
    found = outlooks(products, policy, asked)
    many = [needs] * len(found) if isinstance(needs, Need | int) else list(needs)
    return [advised(outlook, need) for outlook, need in zip(found, many, strict=True)]


def advised(outlook: Outlook, need: Need | int = USUAL_DAYS) -> Advice:
    """The day for a need, or for so many days left, from what was learned of a product before: microseconds."""
    days_left, need = (need, Need()) if isinstance(need, int) else (need.days_left(outlook.day), need)
    price, days = float(outlook.price), min(days_left, len(outlook.waits))
    if days < 1:
        why = reasons(outlook, need, days_left, wait=False)
        never = what_would_change(outlook, days_left, wait=False, expected_price=price)
        sure = 1.0 if days_left < 1 else _UNKNOWN
        return Advice(outlook.sku, outlook.day, outlook.day, days_left, price, 0.0, 0.0, 0.0, 0.0, sure, why, never)
    hoped = np.array([wait.expected for wait in outlook.waits[:days]])
    besides = need.cost_of_waiting(np.arange(1.0, days + 1), days_left) / price
    cost = hoped + besides
    least = hoped.min()
    after = int(cost.argmin() if besides.any() else np.flatnonzero(hoped <= least * (_ENOUGH if least < 0 else 1))[0]) + 1
    last = outlook.waits[days - 1]
    wait = last.expected + float(besides[after - 1]) < -outlook.margin
    expected = price * (1 + last.expected) if wait else price
    return Advice(
        outlook.sku, outlook.day, outlook.day + timedelta(days=after) if wait else outlook.day, days_left, price,
        saving=1 - expected / price if wait else 0.0,
        low=min(-last.high, -last.expected) if wait else 0.0, high=max(-last.low, -last.expected) if wait else 0.0,
        chance_of_more=last.dearer if wait else 0.0,
        confidence=1 - last.dearer if wait else 1 - last.cheaper,
        reasons=reasons(outlook, need, days_left, wait=wait),
        would_change=what_would_change(outlook, days_left, wait=wait, expected_price=expected),
    )  # fmt: skip
