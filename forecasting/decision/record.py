"""The past lived through again: what a policy would have paid, from what was known on each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.market.outlooks import TrackRecord
from forecasting.calendars import Indices
from forecasting.decision.days import met
from forecasting.decision.need import USUAL_DAYS
from forecasting.decision.policy import Policy
from forecasting.peers import ALONE, TOGETHER_AT_MOST, Board
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


def lived(
    policy: Policy, products: Sequence[PriceSeries], column: Indices, counts: Indices, days: int, board: Board | None, unseen: bool = False
) -> Purchases:
    """Purchases begun on those days, decided anew each day with `days` to the deadline counted down."""
    waited = np.zeros(len(column), np.intp)
    if policy.learned:
        asked = np.stack([np.repeat(column, days), (counts[:, None] + np.arange(days)).ravel()], axis=1)
        once, place = np.unique(asked, axis=0, return_inverse=True)
        peers = np.tile(ALONE, (len(once), 1)) if board is None else board.told(once[:, 0], once[:, 1])
        waited = _waited(policy, products, once, place.reshape(len(column), days), peers, unseen)
    values = [products[one].values[count - 1 : count + days] for one, count in zip(column, counts, strict=True)]
    prices = np.stack(values)
    return Purchases(column, counts, waited, prices[:, 0], prices[np.arange(len(column)), waited], prices.min(1))


def _waited(policy: Policy, products: Sequence[PriceSeries], asked: Indices, place: Indices, peers: Values, unseen: bool) -> Indices:
    """Days waited by each purchase, whose days are the rows `place` (W, days) of `asked` (column, count) and `peers`. Only days that are
    reached are looked at: most purchases are made at once, and looking takes nearly all of the time."""
    days = place.shape[1]
    waited, open_ = np.full(len(place), days, np.intp), np.arange(len(place))
    for passed in range(days):
        rows = place[open_, passed]
        now = met(products, asked[rows, 0], asked[rows, 1], peers[rows])
        buys = policy.expected(now, days - passed, unseen) >= -policy.margins[now.kind]
        waited[open_[buys]] = passed
        open_ = open_[~buys]
    return waited


RECOMMENDATIONS = 40
"""Of a product's past that its record tells of."""
APART = 7
"""Days between them."""
_FEWEST_DAYS = 91
"""Of past that the first of them had."""


def track_records(
    policy: Policy, products: Sequence[PriceSeries], asked: Sequence[int] | None = None, days: int = USUAL_DAYS, peers: bool = True
) -> list[TrackRecord | None]:
    """For each product (or those `asked`), its last advice lived through again, told by forests that had not seen those seasons.

    None where the past is too short. With `peers` each product is compared with all (seconds for thousands: once, when forecasts are
    published); without, one product takes a tenth of a second.
    """
    wanted = list(range(len(products))) if asked is None else list(asked)
    if peers and len(products) > TOGETHER_AT_MOST:
        raise ValueError("so many products are asked for in groups")
    starts = {each: _starts(len(products[each]), days) for each in wanted}
    column = np.repeat(wanted, [len(starts[each]) for each in wanted]).astype(np.intp)
    records: list[TrackRecord | None] = [None] * len(wanted)
    if not len(column):
        return records
    counts = np.concatenate([starts[each] for each in wanted])
    made = lived(policy, products, column, counts, days, Board(products) if peers else None, unseen=True)
    for place, each in enumerate(wanted):
        if (rows := np.flatnonzero(column == each)).size:
            records[place] = _record(made, rows, products[each], days)
    return records


def _starts(known: int, days: int) -> Indices:
    return np.arange(known - days, _FEWEST_DAYS - 1, -APART)[:RECOMMENDATIONS][::-1]


def _record(made: Purchases, rows: Indices, series: PriceSeries, days: int) -> TrackRecord:
    waited, lost = made.waited[rows] > 0, made.lost[rows] > 0
    later = np.array([series.values[count : count + days].mean() for count in made.counts[rows]])
    right = np.where(waited, ~lost, later >= made.first[rows] * (1 - 1e-9))
    return TrackRecord(len(rows), int(right.sum()), int(waited.sum()), int(lost.sum()), float(made.saved[rows].mean()))
