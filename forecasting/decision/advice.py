"""The day to buy: today, or a later one worth waiting for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.money import Money
from forecasting.decision.days import today as days_of
from forecasting.decision.need import USUAL_DAYS, Need
from forecasting.decision.policy import LONGEST, Policy
from forecasting.decision.reasons import Story, reasons, what_would_change
from forecasting.peers import ALONE, told
from forecasting.series import PriceSeries, Values

FEWEST_DAYS = 28
"""Of a product's past; with less, what is known is said to be too little."""
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
    wanted = list(range(len(products))) if asked is None else list(asked)
    some = [products[each] for each in wanted]
    if not some:
        return []
    peers = told(products, wanted) if policy.learned else np.tile(ALONE, (len(some), 1))
    there = days_of(some, peers)
    many = [needs] * len(some) if isinstance(needs, Need | int) else list(needs)
    left = np.array([need if isinstance(need, int) else need.days_left(_date(each)) for need, each in zip(many, some, strict=True)])
    short = np.array([len(each) < FEWEST_DAYS for each in some]) | (not policy.learned)
    given: list[Advice | None] = [None] * len(some)
    for days_left in np.unique(left).tolist():
        rows = np.flatnonzero(left == days_left)
        days = int(np.clip(days_left, 0, LONGEST))
        now = there.of(rows)
        curve = np.stack([policy.expected(now, each) for each in range(1, days + 1)], axis=1) if days else None
        for place, row in enumerate(rows.tolist()):
            need = many[row]
            story = Story(some[row], days_left, peers[row], bool(short[row]), need if isinstance(need, Need) else Need())
            hoped = None if curve is None or short[row] else curve[place]
            given[row] = _advice(story, policy, hoped, float(there.usual[row]), float(policy.margins[there.kind[row]]))
    return [each for each in given if each is not None]


def _advice(story: Story, policy: Policy, hoped: Values | None, usual: float, margin: float) -> Advice:
    series, price = story.series, story.series.last_value
    now = _date(series)
    if hoped is None or policy.outcomes is None:
        told_why = reasons(story, wait=False, hoped=0.0, dearer=0.0)
        sure = 1.0 if story.days_left < 1 else _UNKNOWN
        never = what_would_change(story, wait=False, expected_price=price)
        return Advice(series.unique_id, now, now, story.days_left, price, 0.0, 0.0, 0.0, 0.0, sure, told_why, never)
    after = np.arange(1.0, len(hoped) + 1)
    besides = story.need.cost_of_waiting(after, story.days_left) / price
    cost = hoped + besides
    days = int(cost.argmin() if besides.any() else np.flatnonzero(hoped <= hoped.min() * (_ENOUGH if hoped.min() < 0 else 1))[0]) + 1
    total = float(hoped[-1] + besides[days - 1])
    wait = total < -margin
    dearer, cheaper, low, high = (float(each[0]) for each in policy.outcomes.told(hoped[-1:], np.array([usual]), len(hoped)))
    expected = price * (1 + float(hoped[-1])) if wait else price
    return Advice(
        series.unique_id, now, now + timedelta(days=days) if wait else now, story.days_left, price,
        saving=1 - expected / price if wait else 0.0,
        low=min(-high, -float(hoped[-1])) if wait else 0.0, high=max(-low, -float(hoped[-1])) if wait else 0.0,
        chance_of_more=dearer if wait else 0.0,
        confidence=1 - dearer if wait else 1 - cheaper,
        reasons=reasons(story, wait=wait, hoped=float(hoped[-1]), dearer=dearer),
        would_change=what_would_change(story, wait=wait, expected_price=expected),
    )  # fmt: skip


def _date(series: PriceSeries) -> date:
    day: date = series.last_day.astype("datetime64[D]").astype(object)
    return day
