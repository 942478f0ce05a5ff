"""What waiting is expected to bring each product, whatever the need: all that is learned of it, so that advice itself is arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np

from domain.market.outlooks import Outlook, Wait
from forecasting.decision.days import Days
from forecasting.decision.days import today as days_of
from forecasting.decision.policy import LONGEST, Policy
from forecasting.decision.reasons import QUARTER, signs, standing
from forecasting.peers import ALONE, told
from forecasting.series import PriceSeries

FEWEST_DAYS = 28
"""Of a product's past; with less, what is known is said to be too little."""


def outlooks(products: Sequence[PriceSeries], policy: Policy, asked: Sequence[int] | None = None) -> list[Outlook]:
    """Of each product (or of those `asked`, the rest being their possible peers): the last day of each is its today."""
    wanted = list(range(len(products))) if asked is None else list(asked)
    some = [products[each] for each in wanted]
    if not some:
        return []
    peers = told(products, wanted) if policy.learned else np.tile(ALONE, (len(some), 1))
    there = days_of(some, peers)
    waits = _waits(policy, there, np.array([len(each) >= FEWEST_DAYS for each in some]))
    return [
        Outlook(
            series.unique_id,
            day_of(series),
            Decimal(series.last_value),
            Decimal(float(np.median(series.values[-QUARTER:]))),
            waits[row],
            float(policy.margins[there.kind[row]]),
            standing(series),
            signs(series, peers[row], wait=True),
            signs(series, peers[row], wait=False),
        )
        for row, series in enumerate(some)
    ]


def day_of(series: PriceSeries) -> date:
    """The last day that is known."""
    day: date = series.last_day.astype("datetime64[D]").astype(object)
    return day


def _waits(policy: Policy, there: Days, enough: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[tuple[Wait, ...]]:
    found: list[list[Wait]] = [[] for _ in enough]
    rows = np.flatnonzero(enough)
    if not policy.learned or policy.outcomes is None or not len(rows):
        return [()] * len(enough)
    now = there.of(rows)
    for days in range(1, LONGEST + 1):
        expected = policy.expected(now, days)
        dearer, cheaper, low, high = policy.outcomes.told(expected, now.usual, days)
        for place, row in enumerate(rows.tolist()):
            figures = (expected[place], low[place], high[place], dearer[place], cheaper[place])
            found[row].append(Wait(*(float(figure) for figure in figures)))
    return [tuple(each) for each in found]
