"""Tomorrow as today, and as far from it as the past year's prices were from each other: the floor and the bar."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from forecasting.features import Windows, last_windows
from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.series import PriceSeries, Values

ENOUGH = 60
"""Past changes that speak for themselves; with fewer an ordinary good's spread is mixed in."""


class RandomWalk:
    name = "random_walk"

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        return walked(last_windows(list(series)), horizon)


def walked(of: Windows, horizon: int) -> Values:
    """Empirical quantiles of each horizon's own changes; the middle is no change."""
    found = np.zeros((len(of.logs), horizon, len(LEVELS)))
    usual = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
    for ahead in range(1, horizon + 1):
        lag = min(ahead, of.logs.shape[1] // 2)
        changes = of.logs[:, lag:] - of.logs[:, :-lag]
        count = np.clip(of.age - lag, 0, changes.shape[1]).astype(int)
        own = np.zeros((len(changes), len(LEVELS)))
        for known in np.unique(count[count > 0]):
            rows = count == known
            own[rows] = np.quantile(changes[rows, -known:], LEVELS, axis=1).T
        belief = np.clip(count / ENOUGH, 0, 1)[:, None]
        found[:, ahead - 1] = belief * own * np.sqrt(ahead / lag) + (1 - belief) * of.scale()[:, None] * np.sqrt(ahead / 7) * usual
    found[:, :, :MEDIAN] = np.minimum(found[:, :, :MEDIAN], 0)
    found[:, :, MEDIAN] = 0
    found[:, :, MEDIAN + 1 :] = np.maximum(found[:, :, MEDIAN + 1 :], 0)
    return found
