"""What products that move together did: the same goods at other suppliers, markets and shops.

A price in one market follows the others within days; its own past says far less. Nothing but prices tells who the peers are, so they are
found by how closely two products' monthly changes agreed over two years, always from days before the month in which they are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from forecasting.calendars import Calendar, Floats, Indices
from forecasting.series import Mask, PriceSeries, Values

MONTH = 28
"""Days over which changes are compared, and for which a choice of peers holds."""
PAST = 728
"""Days in which they are compared."""
TOGETHER = 84
"""Days that two products must share to be compared."""
ALIKE = 0.3
"""Correlation from which on a product is a peer; more counts for more."""
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
    """Who of many products moves with whom, and what those did."""

    def __init__(self, products: Sequence[PriceSeries]) -> None:
        self._calendar = Calendar(products)
        self._weeks: dict[int, Floats] = {}

    def told(self, columns: Indices, counts: Indices) -> Values:
        """(M, P): what the peers of product `columns[m]` had done by the day it had `counts[m]` days of history."""
        rows = self._calendar.starts[columns] + counts - 1
        found = np.full((len(rows), len(FEATURES)), np.nan)
        months = (rows + self._calendar.first) // MONTH
        for month in np.unique(months):
            asked = np.flatnonzero(months == month)
            targets, places = np.unique(columns[asked], return_inverse=True)
            start = max(0, int(month) * MONTH - self._calendar.first)
            # The whole month, however few of its days are asked for: how a sum of products is rounded depends on the size of the matrix,
            # and trees ask whether all peers moved.
            days = np.arange(start, min(start + MONTH, self._calendar.length))
            by_day = self._movements(days, targets, self._alike(start, targets))
            found[asked] = by_day[rows[asked] - start, places]
        return found

    def _alike(self, before: int, targets: Indices) -> Floats:
        """(T, N): correlation of monthly changes in the days before row `before`."""
        known_before = min(before, PAST + MONTH)
        if known_before <= MONTH + TOGETHER:
            return np.zeros((len(targets), len(self._calendar)), np.float32)
        week = np.concatenate([self._weekly(start) for start in range(before - PAST - MONTH, before, MONTH)])[-known_before:]
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

    def _weekly(self, start: int) -> Floats:
        """(MONTH, N): each day's mean of a week, in the month from row `start`: kept, as one month's past is mostly the next one's."""
        if start not in self._weeks:
            self._weeks[start] = self._calendar.means(np.arange(start, start + MONTH), 7)
        return self._weeks[start]

    def _movements(self, days: Indices, targets: Indices, alike: Floats) -> Values:
        """(days, T, P)"""
        weights = np.where(alike > ALIKE, (alike - ALIKE + 0.05) ** 2, 0)
        total = weights.sum(1)
        now = self._calendar.prices(days)
        moves = {lag: now - self._calendar.prices(days - lag) for lag in _MOVES}
        stands = {span: now - self._calendar.means(days, span) for span in _LEVELS}
        one = moves[1]
        moving = np.where(np.isfinite(one), np.abs(one) > 1e-6, np.nan)
        falling = np.where(np.isfinite(one), one < -1e-6, np.nan)
        trend = self._calendar.means(days, 3) - self._calendar.means(days - 7, 3)
        their_moves = {lag: _of_peers(what, weights) for lag, what in moves.items()}
        their_stands = {span: _of_peers(what, weights) for span, what in stands.items()}
        shape = (len(days), len(targets))
        effective = total**2 / np.maximum((weights**2).sum(1), 1e-12)
        columns: Iterable[Floats] = (
            *their_moves.values(), *their_stands.values(), *(_of_peers(what, weights) for what in (trend, moving, falling)),
            np.broadcast_to(alike.max(1, initial=0), shape), np.broadcast_to(effective, shape),
            *(stands[span][:, targets] - their_stands[span] for span in _LEVELS),
            *(moves[lag][:, targets] - their_moves[lag] for lag in _GAPS),
        )  # fmt: skip
        return np.stack(list(columns), axis=2).astype(float)


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


def _of_peers(what: Floats, weights: Floats) -> Floats:
    """(days, T): the mean over each target's peers of something (days, N), where enough of them are known."""
    known = np.isfinite(what)
    share = known @ weights.T
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(known, what, 0) @ weights.T / share
    enough = share > 0.3 * np.maximum(weights.sum(1), 1e-12)
    return np.asarray(np.where(enough, mean, np.nan), np.float32)


def _averaged(values: Floats, known: Mask) -> Floats:
    return np.asarray(np.where(known, values, 0).sum(0) / np.maximum(known.sum(0), 1), np.float32)
