"""The past lived through again: what a policy would have paid, from what was known on each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.decision.days import Days, met
from forecasting.decision.policy import Policy
from forecasting.peers import Board, Indices
from forecasting.series import PriceSeries, Values


@dataclass(frozen=True, slots=True)
class Purchases:
    """W purchases, each begun on a day of a product and made on that day or up to some days later."""

    column: Indices
    counts: Indices
    """Days of past on the first day."""
    waited: Indices
    first: Values
    """Price on the first day."""
    paid: Values
    lowest: Values
    """What somebody who knew the future would have paid."""

    @property
    def saved(self) -> Values:
        """(W,), shares of the first day's price."""
        return np.asarray(1 - self.paid / self.first)

    @property
    def possible(self) -> Values:
        return np.asarray(1 - self.lowest / self.first)

    @property
    def lost(self) -> Values:
        """(W,), 1 where waiting ended dearer."""
        return np.asarray(self.paid > self.first * (1 + 1e-9), float)


def lived(policy: Policy, products: Sequence[PriceSeries], column: Indices, counts: Indices, days: int, board: Board | None) -> Purchases:
    """Purchases begun on those days, decided anew each day with `days` to the deadline counted down."""
    span = np.arange(days + 1)
    asked = np.unique(np.stack([np.repeat(column, days + 1), (counts[:, None] + span).ravel()], axis=1), axis=0)
    asked_column, asked_counts = asked[:, 0], asked[:, 1]
    peers = None if board is None else board.told(asked_column, asked_counts)
    there = met(products, asked_column, asked_counts, peers)
    place = {(int(one), int(count)): row for row, (one, count) in enumerate(asked)}
    rows = np.array([place[int(one), int(count)] for one, count in zip(column, counts, strict=True)], np.intp)
    waited = stops(policy, there, rows, days)
    values = [products[one].values[count - 1 : count + days] for one, count in zip(column, counts, strict=True)]
    prices = np.stack(values)
    return Purchases(column, counts, waited, prices[:, 0], prices[np.arange(len(rows)), waited], prices.min(1))


def stops(policy: Policy, there: Days, rows: Indices, days: int) -> Indices:
    """Days waited from each of `rows`, whose next days are the next rows of `there`."""
    waited, open_ = np.full(len(rows), days, np.intp), np.arange(len(rows))
    for passed in range(days):
        now = there.of(rows[open_] + passed)
        buys = policy.expected(now, days - passed) >= -policy.margins[now.kind]
        waited[open_[buys]] = passed
        open_ = open_[~buys]
    return waited
