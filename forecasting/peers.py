"""What products that move together did: the same goods at other suppliers, markets and shops.

A price in one market follows the others within days; its own past says far less. Nothing but prices tells who the peers are, so they are
found by how closely two products' monthly changes agreed over two years, always from days before the month in which they are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from forecasting.series import PriceSeries, Values

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

MONTH = 28
"""Days over which changes are compared, and for which a choice of peers holds."""
PAST = 728
"""Days in which they are compared."""
TOGETHER = 84
"""Days that two products must share to be compared."""
ALIKE = 0.3
"""Correlation from which on a product is a peer; more counts for more."""
STANDS = 7
"""Days for which the last price of a product that is told of no more still stands."""
TOGETHER_AT_MOST = 2_000
"""Products compared with each other at once: neighbours by name, where there are more."""
ONE_TIME = 3_660
"""Days between the last days of products that are compared at all."""
_MOVES = (1, 3, 7, 14, 28)
_LEVELS = (28, 91, 182)
_GAPS = (3, 7, 14, 28)
FEATURES = (
    *(f"peers moved {days}" for days in _MOVES),
    *(f"peers stand {days}" for days in _LEVELS),
    "peers trend", "peers moving", "peers falling", "nearest peer", "peers",
    *(f"apart from peers {days}" for days in _LEVELS),
    *(f"behind peers {days}" for days in _GAPS),
)  # fmt: skip
ALONE = np.array([0.0 if name in ("nearest peer", "peers") else np.nan for name in FEATURES])
"""What is told of a product without peers."""


class Board:
    """Prices of many products on one calendar, as logarithms; missing before a product's first day and soon after its last."""

    def __init__(self, products: Sequence[PriceSeries]) -> None:
        starts = np.array([series.days[0] for series in products], "datetime64[D]").astype(int)
        ends = starts + [len(series) for series in products]
        self.first = int(starts.min())
        self._rows = starts - self.first
        logs = np.full((int(ends.max()) - self.first, len(products)), np.nan)
        for column, (start, series) in enumerate(zip(self._rows, products, strict=True)):
            logs[start : start + len(series), column] = np.log(series.values)
            logs[start + len(series) : start + len(series) + STANDS, column] = np.log(series.values[-1])
        self.logs = logs.astype(np.float32)
        self._week, self._days = _mean(logs, 7), _mean(logs, 3)
        self._means = {days: _mean(logs, days) for days in _LEVELS}

    def __len__(self) -> int:
        return self.logs.shape[1]

    def told(self, columns: Indices, counts: Indices) -> Values:
        """(M, P): what the peers of product `columns[m]` had done by the day it had `counts[m]` days of history."""
        rows = self._rows[columns] + counts - 1
        found = np.full((len(rows), len(FEATURES)), np.nan)
        months = (rows + self.first) // MONTH
        for month in np.unique(months):
            asked = np.flatnonzero(months == month)
            targets, places = np.unique(columns[asked], return_inverse=True)
            start = max(0, int(month) * MONTH - self.first)
            days = np.arange(start, min(start + MONTH, len(self.logs)))
            by_day = self._movements(days, targets, self._alike(start, targets))
            found[asked] = by_day[rows[asked] - start, places]
        return found

    def _alike(self, before: int, targets: Indices) -> Floats:
        """(T, N): correlation of monthly changes in the days before row `before`."""
        week = self._week[max(0, before - PAST - MONTH) : before]
        if len(week) <= MONTH + TOGETHER:
            return np.zeros((len(targets), len(self)), np.float32)
        changes = week[MONTH:] - week[:-MONTH]
        known = np.isfinite(changes)
        changes = np.where(known, changes - _averaged(changes, known), 0)
        shared = known.astype(np.float32)
        both = shared[:, targets].T @ shared
        spread = (changes[:, targets] ** 2).T @ shared * (shared[:, targets].T @ changes**2)
        with np.errstate(invalid="ignore", divide="ignore"):
            alike = changes[:, targets].T @ changes / np.sqrt(spread)
        alike[(both < TOGETHER) | (spread < 1e-12) | ~np.isfinite(alike)] = 0
        alike[np.arange(len(targets)), targets] = 0
        return np.asarray(alike, np.float32)

    def _movements(self, days: Indices, targets: Indices, alike: Floats) -> Values:
        """(days, T, P)"""
        weights = np.where(alike > ALIKE, (alike - ALIKE + 0.05) ** 2, 0)
        total = weights.sum(1)
        now = self.logs[days]
        moves = {lag: now - self._ago(self.logs, days, lag) for lag in _MOVES}
        stands = {span: now - self._means[span][days] for span in _LEVELS}
        one = moves[1]
        moving = np.where(np.isfinite(one), np.abs(one) > 1e-6, np.nan)
        falling = np.where(np.isfinite(one), one < -1e-6, np.nan)
        trend = self._days[days] - self._ago(self._days, days, 7)

        def theirs(what: Floats) -> Floats:
            known = np.isfinite(what)
            share = known @ weights.T
            with np.errstate(invalid="ignore", divide="ignore"):
                mean = np.where(known, what, 0) @ weights.T / share
            return np.asarray(np.where(share > 0.3 * np.maximum(total, 1e-12), mean, np.nan), np.float32)

        their_moves = {lag: theirs(what) for lag, what in moves.items()}
        their_stands = {span: theirs(what) for span, what in stands.items()}
        shape = (len(days), len(targets))
        effective = total**2 / np.maximum((weights**2).sum(1), 1e-12)
        columns: Iterable[Floats] = (
            *their_moves.values(), *their_stands.values(), theirs(trend), theirs(moving), theirs(falling),
            np.broadcast_to(alike.max(1, initial=0), shape), np.broadcast_to(effective, shape),
            *(stands[span][:, targets] - their_stands[span] for span in _LEVELS),
            *(moves[lag][:, targets] - their_moves[lag] for lag in _GAPS),
        )  # fmt: skip
        return np.stack(list(columns), axis=2).astype(float)

    def _ago(self, what: Floats, days: Indices, lag: int) -> Floats:
        past = what[np.maximum(days - lag, 0)]
        past[days < lag] = np.nan
        return past


def told(products: Sequence[PriceSeries], asked: Sequence[int] | None = None) -> Values:
    """(M, P) on the last day of each product (or of those `asked` for), among the products given."""
    wanted = np.arange(len(products)) if asked is None else np.asarray(asked, np.intp)
    return at(products, wanted, np.array([len(products[each]) for each in wanted], np.intp))


def at(products: Sequence[PriceSeries], columns: Indices, counts: Indices) -> Values:
    """(M, P): what the peers of `products[columns[m]]` had done by the day it had `counts[m]` days of history, whatever came later."""
    found = np.tile(ALONE, (len(columns), 1))
    for members in together(products) if len(columns) else []:
        place = np.full(len(products), -1, np.intp)
        place[members] = np.arange(len(members))
        rows = np.flatnonzero(place[columns] >= 0)
        if len(rows):
            found[rows] = Board([products[each] for each in members]).told(place[columns[rows]], counts[rows])
    return found


def together(products: Sequence[PriceSeries]) -> list[Indices]:
    """Places of products that are compared with each other: of one time, so that a wrong year in a file makes no calendar of centuries,
    and by name `TOGETHER_AT_MOST` at once."""
    ends = np.array([series.last_day for series in products], "datetime64[D]").astype(int)
    found: list[Indices] = []
    rest = np.argsort(ends, kind="stable")
    while len(rest):
        near = ends[rest] <= ends[rest[0]] + ONE_TIME
        named = np.array(sorted(rest[near], key=lambda each: products[each].unique_id), np.intp)
        found += [named[start : start + TOGETHER_AT_MOST] for start in range(0, len(named), TOGETHER_AT_MOST)]
        rest = rest[~near]
    return found


def _averaged(values: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    return np.asarray(np.where(known, values, 0).sum(0) / np.maximum(known.sum(0), 1), np.float32)


def _mean(logs: Values, days: int) -> Floats:
    """Of the last `days` days that are known; missing where today is."""
    known = np.isfinite(logs)
    sums = np.vstack([np.zeros(logs.shape[1]), np.cumsum(np.where(known, logs, 0), axis=0)])
    counts = np.vstack([np.zeros(logs.shape[1]), np.cumsum(known, axis=0)])
    end = np.arange(1, len(logs) + 1)
    start = np.maximum(end - days, 0)
    mean = (sums[end] - sums[start]) / np.maximum(counts[end] - counts[start], 1)
    mean[~known] = np.nan
    return np.asarray(mean, np.float32)
