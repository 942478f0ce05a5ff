"""Days of products' pasts, each as it was met: for learning from, for advising on, and for living through again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from forecasting.calendars import Indices
from forecasting.decision.situation import SEEN, situation, usual_move
from forecasting.features import WINDOW, Windows
from forecasting.groups import groups
from forecasting.peers import ALONE, Board
from forecasting.series import Mask, PriceSeries, Values

SEASON = 60
"""Days that are learned from together, or not at all."""
_AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class Days:
    """M days. `states` (M, F) is what the forests are told, `usual` (M) the usual daily move, `kind` (M) a position in `GROUPS`.

    `fell` (M) whether the price fell at all in the year before: where it never did, there is nothing to wait for.
    `day` (M) is the day itself, in days since 1970.
    """

    states: Values
    usual: Values
    kind: Indices
    fell: Mask
    day: Indices

    @property
    def season(self) -> Indices:
        """(M,), numbers of the stretches of `SEASON` days that are learned from, or left out, together."""
        return self.day // SEASON

    def of(self, rows: Indices) -> Days:
        return Days(self.states[rows], self.usual[rows], self.kind[rows], self.fell[rows], self.day[rows])


def met(products: Sequence[PriceSeries], column: Indices, counts: Indices, peers: Values | None = None) -> Days:
    """The days on which product `column[m]` had `counts[m]` days of past; `peers` (M, P) is what its peers had done, where known."""
    if not len(column):
        return Days(np.zeros((0, 0), np.float32), np.zeros(0), np.zeros(0, np.intp), np.zeros(0, bool), np.zeros(0, np.intp))
    own, usual, kind, fell, days = [], [], [], [], []
    for some in np.array_split(np.arange(len(column)), -(-len(column) // _AT_ONCE)):
        logs, day = _windows(products, column[some], counts[some])
        own.append(situation(logs[:, -SEEN:], ((day + 3) % 7).astype(float)).astype(np.float32))
        usual.append(usual_move(logs))
        kind.append(groups(_stood(logs, counts[some])))
        days.append(day)
        fell.append((np.diff(logs[:, -SEEN:], axis=1) < 0).any(1))
    theirs = np.tile(ALONE, (len(column), 1)) if peers is None else peers
    states: Values = np.hstack([np.vstack(own), theirs]).astype(np.float32)
    return Days(states, np.concatenate(usual), np.concatenate(kind), np.concatenate(fell), np.concatenate(days))


def today(products: Sequence[PriceSeries], peers: Values | None = None) -> Days:
    """The last day of each product."""
    return met(products, np.arange(len(products)), np.array([len(each) for each in products], np.intp), peers)


def every(products: Sequence[PriceSeries], first: int, kept_back: int) -> tuple[Indices, Indices, Days]:
    """(column, counts, days): all days with at least `first` days of past and `kept_back` known after them, with their peers."""
    counts = [np.arange(first, len(each) - kept_back + 1) for each in products]
    column, flat = np.repeat(np.arange(len(products)), [len(days) for days in counts]), np.concatenate(counts)
    return column, flat, met(products, column, flat, Board(products).told(column, flat) if len(flat) else None)


def _windows(products: Sequence[PriceSeries], column: Indices, counts: Indices) -> tuple[Values, Indices]:
    """(M, WINDOW) logarithms that end on each day, missing before the first; (M,) days since 1970."""
    logs, day = np.empty((len(column), WINDOW)), np.empty(len(column), np.intp)
    for each in np.unique(column):
        rows, series = np.flatnonzero(column == each), products[each]
        first, last = counts[rows].min(), counts[rows].max()
        start = max(0, first - WINDOW)
        known = np.log(series.values[start:last])
        padded = np.concatenate([np.full(WINDOW - (first - start), np.nan), known])
        logs[rows] = sliding_window_view(padded, WINDOW)[counts[rows] - first]
        day[rows] = series.days[counts[rows] - 1].astype("datetime64[D]").astype(int)
    return logs, day


def _stood(logs: Values, counts: Indices) -> Windows:
    """As the forecasts see them: the first price stands before the first day."""
    known = np.isfinite(logs)
    first = np.take_along_axis(logs, known.argmax(1)[:, None], axis=1)
    return Windows(np.where(known, logs, first), known, counts.astype(float))
