"""How much must be hoped for before waiting is advised: what paid best in the past with few purchases dearer than at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from forecasting.calendars import Indices
from forecasting.groups import GROUPS
from forecasting.series import Values

MOST_LOST = 0.07
"""Share of purchases that may end dearer than on their first day; what is promised is a tenth."""
TRIED = (0.0, 0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3)
"""Expected gains, as shares of the price."""
USUAL = 0.02
FEWEST = 500
"""Days of a kind from which on it has a margin of its own."""
_APART = GROUPS.index("spot")
"""Indices nobody can stock, which leap so that half of all waits end dearer: they would set every other kind's margin."""


def chosen(prices: Values, rows: Indices, expected: Values, kind: Indices) -> Values:
    """(kinds,) from `expected` (days left, R): for each kind the margin that saved most, a lost purchase costing the same in each,
    and as much as keeps `MOST_LOST` overall."""
    saved, lost = np.zeros((2, len(GROUPS), len(TRIED)))
    days = np.bincount(kind, minlength=len(GROUPS))
    for place, margin in enumerate(TRIED):
        change = replayed(prices, rows, expected, np.full(len(rows), margin))
        for group in np.flatnonzero(days):
            ours = change[kind == group]
            saved[group, place], lost[group, place] = -ours.mean(), (ours > 1e-9).mean()
    margins = np.full(len(GROUPS), USUAL)
    together = (days >= FEWEST) & (np.arange(len(GROUPS)) != _APART)
    if together.any():
        margins[together] = np.array(TRIED)[_dearest(saved[together], lost[together], days[together])]
    if days[_APART] >= FEWEST:
        margins[_APART] = TRIED[_dearest(saved[[_APART]], lost[[_APART]], days[[_APART]])[0]]
    return margins


def replayed(prices: Values, rows: Indices, expected: Values, margin: Values) -> Values:
    """(R,) what was paid, relative to the first day's price, had each purchase begun on that day with all days left."""
    paid = prices
    for days_left in range(len(expected)):
        later = np.roll(paid, -1)[rows]
        paid = prices.copy()
        paid[rows] = np.where(expected[days_left] < -margin, later, prices[rows])
    change: Values = paid[rows] / prices[rows] - 1
    return change


def _dearest(saved: Values, lost: Values, days: npt.NDArray[np.intp]) -> Indices:
    """Places in `TRIED`, by the lowest price of a lost purchase that keeps within bounds."""
    share = days / days.sum()
    for price in np.concatenate([[0.0], np.geomspace(0.001, 10, 60)]):
        places = (saved - price * lost).argmax(1)
        if (lost[np.arange(len(places)), places] * share).sum() <= MOST_LOST:
            return np.asarray(places, np.intp)
    return np.full(len(saved), len(TRIED) - 1)
