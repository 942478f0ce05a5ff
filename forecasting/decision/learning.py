"""A policy learned from the past: backwards from the deadline, what waiting one more day brought whoever decided well afterwards.

With one day left, waiting brings tomorrow's price. With two, it brings what the policy for one day left would have paid from tomorrow on;
and so on. What is learned are real outcomes, never an estimate of an estimate, and each decision on the way is made by a forest that was
taught on other months than the ones it decides in: a policy that had seen the future would learn to wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forecasting.calendars import Indices
from forecasting.decision.days import every
from forecasting.decision.margins import chosen
from forecasting.decision.outcomes import Outcomes
from forecasting.decision.policy import LONGEST, Policy
from forecasting.decision.trees import ROUNDS, Lessons
from forecasting.groups import GROUPS
from forecasting.peers import together
from forecasting.series import PriceSeries, Values

FEWEST_DAYS = 28
"""Of a product's past before it says anything."""
FEWEST_STATES = 2_000
"""Days of all products together from which on there is something to learn."""
MOST_STATES = 200_000
"""More bring little and take long."""
PARTS = 3
"""Of the seasons; each forest is taught on two."""
_FURTHEST = 0.6
"""An outcome further than this counts as this much."""
_COMMON = 0.5
"""Share that is taken off of what a day brought to all prices of a kind, most of which is chance to each of them."""
_TOGETHER = 5
"""Products from which on that can be told."""


def fit_policy(products: Sequence[PriceSeries], rounds: int = ROUNDS) -> Policy:
    """The same products give the same policy. Where there is too little to learn from, the policy is to buy today."""
    some = _some(products)
    if sum(len(each) - FEWEST_DAYS - LONGEST for each in some) < FEWEST_STATES:
        return Policy.cautious()
    groups = [[some[each] for each in members] for members in together(some)]
    past = [every(group, FEWEST_DAYS, LONGEST) for group in groups]
    usual, kind, day, season = (np.concatenate([getattr(met, name) for _, _, met in past]) for name in ("usual", "kind", "day", "season"))
    rows, prices = _places([each for group in groups for each in group])
    part = season % PARTS
    if not (by_season := len(np.unique(part)) == PARTS):
        part = np.arange(len(rows)) * PARTS // len(rows)
    lessons = Lessons(np.vstack([met.states for _, _, met in past]), part)
    here, paid = prices[rows], prices
    forests, expected, brought = [], [], []
    for _ in range(LONGEST):
        waiting = np.roll(paid, -1)[rows] / here - 1
        taught, unseen = lessons.learn(_its_own(np.clip(waiting, -_FURTHEST, _FURTHEST), day, kind), rounds)
        forests.append(tuple(taught))
        expected.append(unseen)
        brought.append(waiting)
        paid = prices.copy()
        paid[rows] *= 1 + np.where(unseen < 0, waiting, 0)
    hoped = np.stack(expected)
    return Policy(tuple(forests), chosen(prices, rows, hoped, kind), Outcomes.of(hoped, np.stack(brought), usual), by_season)


def _some(products: Sequence[PriceSeries]) -> list[PriceSeries]:
    """As many as are needed, evenly among their names; always the same for the same file."""
    usable = sorted((each for each in products if len(each) >= FEWEST_DAYS + 2 * LONGEST), key=lambda each: each.unique_id)
    states = sum(len(each) - FEWEST_DAYS - LONGEST for each in usable)
    return usable[:: max(1, -(-states // MOST_STATES))]


def _places(products: Sequence[PriceSeries]) -> tuple[Indices, Values]:
    """Prices of all, day after day, product after product, and the places among them of the days learned from."""
    ends = np.cumsum([len(each) for each in products])
    rows = [np.arange(end - len(each) + FEWEST_DAYS - 1, end - LONGEST) for end, each in zip(ends, products, strict=True)]
    return np.concatenate(rows), np.concatenate([each.values for each in products])


def _its_own(outcomes: Values, day: Indices, kind: Indices) -> Values:
    """Outcomes less part of what was common to their kind on their day, as far as it was not usual to the kind."""
    together = np.unique(day * len(GROUPS) + kind, return_inverse=True)[1]
    count = np.bincount(together)
    common = np.bincount(together, outcomes) / count
    usual = np.bincount(kind, outcomes) / np.maximum(np.bincount(kind), 1)
    off: Values = np.where(count[together] >= _TOGETHER, common[together] - usual[kind], 0.0)
    return outcomes - _COMMON * off
