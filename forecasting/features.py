"""What a model is told of a product on a day: shapes of the past relative to that day's price, never its level or its calendar.

One function makes them, from a window that ends on the day, for training and for forecasting alike: nothing later can enter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from forecasting.series import Counts, Mask, PriceSeries, Values

WINDOW = 400
"""Days of the past a model sees: a year, and a month around the day a year ago."""
YEAR = 364
"""A year in whole weeks, so that weekdays meet."""
CALMEST = 0.03
"""Weekly change of an ordinary good (as a logarithm): believed as much as `_BELIEF` days of its own past."""
_BELIEF = 20
_LAGS = (1, 2, 3, 7, 14, 28, 56, 91, 182)
_SPANS = (7, 28, 91, YEAR)
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
_LEVELS = 3
AHEAD = 8
"""The last columns of the features, which tell of the day ahead; the others are of the product and the same for all days."""
_GROWN = 60
"""Days after which age says nothing more: products of one file are often as old as each other, and age would tell the date."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The last `WINDOW` days before and on M days, oldest first; where the past is shorter its first price stands before it."""

    logs: Values
    """(M, WINDOW), logarithms of prices."""
    seen: Mask
    """(M, WINDOW), whether a source spoke that day."""
    age: Values
    """(M,), days of real past, the day itself included."""

    @property
    def today(self) -> Values:
        today: Values = self.logs[:, -1]
        return today

    def scale(self) -> Values:
        """(M,), the usual weekly change, by which all else is measured; above zero even for a price that never moved."""
        weekly = np.abs(self.logs[:, 7:] - self.logs[:, :-7])
        real = np.clip(self.age - 7, 1, YEAR)
        long, short = weekly[:, -YEAR:].sum(1) / real, weekly[:, -56:].sum(1) / np.minimum(real, 56)
        known: Values = (real * (0.7 * long + 0.3 * short) + _BELIEF * CALMEST) / (real + _BELIEF)
        return known


def windows(series: PriceSeries, counts: Counts | list[int]) -> Windows:
    """The windows of one product that end after its first `counts` days."""
    ends = np.asarray(counts, int)
    logs = np.concatenate([np.full(WINDOW - 1, np.log(series.values[0])), np.log(series.values)])
    seen = np.concatenate([np.zeros(WINDOW - 1, bool), series.observed])
    return Windows(sliding_window_view(logs, WINDOW)[ends - 1], sliding_window_view(seen, WINDOW)[ends - 1], ends.astype(float))


def last_windows(many: list[PriceSeries]) -> Windows:
    """One window a product, ending on its last day."""
    logs, seen = np.empty((len(many), WINDOW)), np.zeros((len(many), WINDOW), bool)
    for row, series in enumerate(many):
        values = series.values[-WINDOW:]
        logs[row, -len(values) :] = values
        logs[row, : WINDOW - len(values)] = values[0]
        seen[row, -len(values) :] = series.observed[-WINDOW:]
    return Windows(np.log(logs), seen, np.array([len(series) for series in many], float))


def features(of: Windows, horizons: Counts | list[int]) -> Values:
    """(M, H, F): what is known on each day, and of the day each of `horizons` ahead. NaN where the past is too short to say."""
    scale = of.scale()[:, None]
    general = np.hstack([_moves(of, scale), _places(of, scale), _levels(of, scale), _temper(of, scale)])
    ahead = _ahead(of, scale, np.asarray(horizons, int))
    spread = np.broadcast_to(general[:, None, :], (len(general), ahead.shape[1], general.shape[1]))
    return np.concatenate([spread, ahead], axis=2)


def _moves(of: Windows, scale: Values) -> Values:
    """Changes over some days, where there were so many."""
    today = of.today[:, None]
    moves = np.hstack([(today - of.logs[:, [-1 - lag]]) / scale for lag in _LAGS])
    moves[of.age[:, None] <= np.array(_LAGS)] = np.nan
    return moves


def _places(of: Windows, scale: Values) -> Values:
    """Where today's price stands among those of some spans: distance to their mean and quantiles."""
    today, columns = of.today[:, None], []
    for span in _SPANS:
        part = of.logs[:, -span:]
        ordered = np.sort(part, axis=1)
        picked = ordered[:, [round(q * (span - 1)) for q in _QUANTILES]]
        columns += [(today - part.mean(1, keepdims=True)) / scale, (today - picked) / scale]
        columns.append((part < today - 1e-9).mean(1, keepdims=True) + 0.5 * (np.abs(part - today) <= 1e-9).mean(1, keepdims=True))
    return np.hstack(columns)


def _levels(of: Windows, scale: Values) -> Values:
    """The prices that stood before today's, how long each did: what a promotion comes from and returns to."""
    changed = np.abs(np.diff(of.logs, axis=1)) > 1e-9
    rows, width = np.arange(len(changed)), changed.shape[1]
    columns, end = [], np.full(len(changed), width)
    position = np.arange(width)
    for _ in range(_LEVELS):
        last = np.where(changed & (position < end[:, None]), position, -1).max(1)
        columns.append(np.log1p(end - last))
        columns.append(np.where(last >= 0, of.today - of.logs[rows, np.maximum(last, 0)], np.nan) / scale[:, 0])
        end = np.maximum(last, 0)
    return np.stack(columns, axis=1)


def _temper(of: Windows, scale: Values) -> Values:
    """How the price moves: how often, how much, how evenly, how well it is known."""
    steps = np.diff(of.logs, axis=1)
    moved = np.abs(steps) > 1e-9
    columns = [np.log(scale[:, 0]), np.minimum(of.age, _GROWN)]
    for span in (28, 91, YEAR):
        real = np.clip(of.age - 1, 1, span)
        columns += [moved[:, -span:].sum(1) / real, np.abs(steps[:, -span:]).sum(1) / real / scale[:, 0], of.seen[:, -span:].sum(1) / real]
    columns.append(np.sqrt((steps[:, -YEAR:] ** 2).mean(1)) / (np.abs(steps[:, -YEAR:]).mean(1) + 1e-6))
    columns.append((steps[:, -91:-1] * steps[:, -90:]).sum(1) / ((steps[:, -91:] ** 2).sum(1) + 1e-9))
    unseen_for = np.argmax(of.seen[:, ::-1], axis=1).astype(float)
    columns.append(unseen_for)
    return np.stack(columns, axis=1)


def _ahead(of: Windows, scale: Values, horizons: Counts) -> Values:
    """Of the day ahead: how far it is, what its weekday usually brings, what the same days brought a year ago."""
    weeks = YEAR // 7
    last_year = of.logs[:, -YEAR:].reshape(-1, weeks, 7)  # the last column is today's weekday
    moved = (np.abs(np.diff(of.logs, axis=1)) > 1e-9)[:, -YEAR:].reshape(-1, weeks, 7)
    real = np.clip(of.age / 7, 1, weeks)[:, None]
    rates, recent = moved.sum(1) / real, moved[:, -8:].sum(1) / np.minimum(real, 8)
    lately = last_year[:, -8:]
    weekday = (lately - lately.mean(2, keepdims=True)).mean(1)
    places = (horizons - 1) % 7  # weekday of the day ahead, among the columns
    steps = np.arange(horizons.max()) % 7
    expected, expected_recent = rates[:, steps].cumsum(1)[:, horizons - 1], recent[:, steps].cumsum(1)[:, horizons - 1]
    seasonal = lately[:, -1][:, places] - of.today[:, None]
    at = of.logs.shape[1] - 1 - YEAR
    smooth = sliding_window_view(of.logs, 7, axis=1).mean(2)  # centred on column + 3
    then = smooth[:, at + horizons - 3] - smooth[:, [at - 3]]
    then = np.where(of.age[:, None] > YEAR + 7, then, np.nan)
    parts = [
        np.broadcast_to(horizons.astype(float), expected.shape),
        expected, expected_recent, rates[:, places], recent[:, places],
        (weekday[:, places] - weekday[:, [6]]) / scale, seasonal / scale, then / scale,
    ]  # fmt: skip
    return np.stack(parts, axis=2)
