"""A day as the buyer's policy sees it: where the price stands in its own past, how it moves, what its promotions look like.

All is relative to the day's price, made from a window that ends on the day, for learning and for advising alike: nothing later can enter.
"""

from __future__ import annotations

import warnings

import numpy as np

from forecasting.series import Mask, Values

SEEN = 366
"""Days of the past that are looked at."""
AHEAD = 14
"""Days after a past day in which it is looked whether waiting would have brought something."""
_SPANS = (7, 14, 28, 56, 91, 182, SEEN)
_LAGS = (1, 2, 3, 5, 7, 10, 14, 21, 28)
_PROMOTED = 0.05
"""A price this much (as a logarithm) below the usual high one is a promotion."""
_CHANGED = 1e-6


def usual_move(logs: Values) -> Values:
    """(M,), how far the price goes in a day of the last quarter (root mean square); 0 where only one day is known."""
    steps = np.diff(logs[:, -92:], axis=1)
    usual: Values = np.sqrt(np.nansum(steps**2, axis=1) / np.maximum(np.isfinite(steps).sum(1), 1))
    return usual


def situation(logs: Values, weekday: Values) -> Values:
    """(M, F) from (M, SEEN) logarithms of prices, oldest first; missing where the past is too short to say."""
    with np.errstate(invalid="ignore", divide="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # means of days before the first: missing, as they should be
        steps = np.diff(logs, axis=1)
        known = np.where(np.isfinite(steps), steps, 0)
        changed = np.abs(known) > _CHANGED
        usual = usual_move(logs)
        columns = [np.minimum(np.isfinite(logs).sum(1), SEEN), weekday]
        columns += _places(logs, usual)
        columns += [logs[:, -1] - logs[:, -1 - lag] for lag in _LAGS]
        columns += _temper(logs, steps, known, changed)
        columns += _steps(known, changed)
        columns += _week(known)
        columns += _promotions(logs)
        columns += _own_past(logs)
        columns.append(logs[:, -SEEN + AHEAD] - logs[:, -SEEN])
    return np.stack(columns, axis=1)


def _places(logs: Values, usual: Values) -> list[Values]:
    """Distance to the middle, the extremes and the quantiles of several spans, and the share of days that were cheaper."""
    today, rows, columns = logs[:, -1], np.arange(len(logs)), []
    for span in _SPANS:
        part = logs[:, -span:]
        ordered, days = np.sort(part, axis=1), np.isfinite(part).sum(1)

        def quantile(q: float, ordered: Values = ordered, days: Values = days) -> Values:
            place = q * (days - 1)
            below = np.floor(place).astype(int)
            above = np.minimum(below + 1, days - 1)
            part = place - below
            return np.asarray(ordered[rows, below] * (1 - part) + ordered[rows, above] * part)

        middle = today - quantile(0.5)
        columns += [middle, today - ordered[:, 0], quantile(1.0) - today]
        near = np.abs(part - today[:, None]) <= 1e-9
        columns.append(((part < today[:, None] - 1e-9).sum(1) + 0.5 * near.sum(1)) / days)
        if span >= 28:
            columns += [today - quantile(0.1), today - quantile(0.25), quantile(0.9) - today]
        if span in (7, 28, 91):
            columns.append(middle / (usual + 1e-4))
    for pace in (0.05, 0.15, 0.4):
        weights, part = (1 - pace) ** np.arange(120)[::-1], logs[:, -120:]
        there = np.isfinite(part)
        columns.append(today - (np.where(there, part, 0) * weights).sum(1) / (there * weights).sum(1))
    return columns


def _temper(logs: Values, steps: Values, known: Values, changed: Mask) -> list[Values]:
    """How much and how often it moves, and whether moves are taken back."""
    columns = []
    for span in (14, 28, 91, 182):
        columns += [np.sqrt(np.nanmean(steps[:, -span:] ** 2, axis=1)), changed[:, -span:].mean(1)]
    columns.append(np.abs(known[:, -91:]).max(1))
    for span in (56, 182):
        moves = known[:, -span:]
        energy = (moves**2).sum(1) + 1e-9
        columns += [(moves[:, lag:] * moves[:, :-lag]).sum(1) / energy for lag in (1, 2, 7)]
    for lag, span in ((7, 91), (14, 182)):
        over = np.nanmean((logs[:, -span:] - logs[:, -span - lag : -lag]) ** 2, axis=1)
        columns.append(over / (lag * np.nanmean(steps[:, -span:] ** 2, axis=1) + 1e-9))
    return columns


def _steps(known: Values, changed: Mask) -> list[Values]:
    """Of prices that stand and change: since when this one stands, how it came, how long the one before stood, which day changes."""
    rows, back = np.arange(len(known)), changed[:, ::-1]
    since = np.where(back.any(1), back.argmax(1), 400)
    last = np.where(since < 400, known[rows, np.maximum(known.shape[1] - 1 - since, 0)], 0)
    before = back.copy()
    before[rows, np.minimum(since, back.shape[1] - 1)] = False
    stood = np.where(before.any(1), before.argmax(1), 400) - since
    recent = changed[:, -182:][:, ::-1]
    by_weekday = np.stack([recent[:, ago::7].sum(1) for ago in range(7)], axis=1)
    changes = by_weekday.sum(1) + 1e-9
    until = 7 - by_weekday.argmax(1)
    return [np.minimum(since, 120), last, np.minimum(stood, 120), by_weekday.max(1) / changes, until, changes]


def _week(known: Values) -> list[Values]:
    """What the coming week usually brings, by weekday: its lowest point, tomorrow, the day after."""
    recent = known[:, -182:][:, ::-1]
    brought = np.stack([recent[:, (7 - ahead) % 7 :: 7].mean(1) for ahead in range(1, 8)], axis=1)
    coming = np.cumsum(brought, axis=1)
    return [coming.min(1), brought[:, 0], coming[:, 1], coming.min(1) / (np.sqrt((recent**2).mean(1)) + 1e-6)]


def _promotions(logs: Values) -> list[Values]:
    """Their share of days, depth, number, and days since the last, below the usual high price of the quarter."""
    quarter, half = np.sort(logs[:, -91:], axis=1), logs[:, -182:]
    days = np.isfinite(quarter).sum(1)
    high = quarter[np.arange(len(logs)), np.floor(0.9 * (days - 1)).astype(int)]
    below = half < (high - _PROMOTED)[:, None]
    depth = -np.where(below, half - high[:, None], 0).sum(1) / np.maximum(below.sum(1), 1)
    begun = (below[:, 1:] & ~below[:, :-1]).sum(1)
    back = below[:, ::-1]
    return [below.sum(1) / np.isfinite(half).sum(1), depth, begun, np.where(back.any(1), back.argmax(1), 200)]


def _lowest(logs: Values) -> Values:
    """Of each `AHEAD` days in a row, found by halves: of two days, of four, of eight, and of two eights that overlap."""
    found, days = logs, 1
    while 2 * days <= AHEAD:
        found, days = np.minimum(found[:, :-days], found[:, days:]), 2 * days
    rest = AHEAD - days
    return np.minimum(found[:, : found.shape[1] - rest], found[:, rest:])


def _own_past(logs: Values) -> list[Values]:
    """What waiting up to `AHEAD` days would have brought this product, always and on days like today."""
    lowest = _lowest(logs[:, 1:])
    gained, moved = np.maximum(logs[:, :-AHEAD] - lowest, 0), logs[:, AHEAD:] - logs[:, :-AHEAD]
    there = np.isfinite(logs)
    sums, counts = np.cumsum(np.where(there, logs, 0), axis=1), np.cumsum(there, axis=1)
    mean = (sums[:, 28:] - sums[:, :-28]) / np.maximum(counts[:, 28:] - counts[:, :-28], 1)
    off = logs[:, 28:] - mean
    width = np.nanstd(off, axis=1) * 0.35 + 1e-3
    alike = np.exp(-0.5 * ((off[:, :-AHEAD] - off[:, -1:]) / width[:, None]) ** 2)
    gains, moves = gained[:, 28:], moved[:, 28:]
    alike = np.where(np.isfinite(gains) & np.isfinite(alike), alike, 0)
    days = alike.sum(1)

    def then(what: Values) -> Values:
        return np.where(days > 3, (alike * np.nan_to_num(what)).sum(1) / np.maximum(days, 1e-9), np.nan)

    always = [np.nanmean(gained[:, -168:], axis=1), np.nanmean(moved[:, -168:], axis=1)]
    return [*always, days, then(gains), then(moves), then(np.maximum(moves, 0))]
