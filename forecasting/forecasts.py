"""What is said of a product's coming days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.series import Days, Values

LEVELS = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
"""Of the quantiles every candidate gives: of log(price ahead / price today), (products, days ahead, levels)."""
MEDIAN = 3
BANDS = {80: (1, 5), 95: (0, 6)}
"""Per cent, and the levels that are its edges."""
MOST = 5.0
"""As a logarithm: no price is said to change more than 148 times."""


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Prices of one product on the days ahead, in its own unit: finite, above zero, each level at least the one below it."""

    unique_id: str
    days: Days
    quantiles: Values
    """(H, levels), at `LEVELS`."""
    model: str
    """The candidate that made it."""
    notes: tuple[str, ...] = ()
    """In Portuguese: what was mended in the history, what limits the forecast."""

    @property
    def mean(self) -> Values:
        """The one number for a day: the median, which makes the least absolute error."""
        middle: Values = self.quantiles[:, MEDIAN]
        return middle

    def low(self, band: int) -> Values:
        edge: Values = self.quantiles[:, BANDS[band][0]]
        return edge

    def high(self, band: int) -> Values:
        edge: Values = self.quantiles[:, BANDS[band][1]]
        return edge


def in_order(changes: Values) -> Values:
    """Quantiles of changes (M, H, levels), finite and each at least the one below it, whatever the candidate gave."""
    bounded = np.clip(np.nan_to_num(changes), -MOST, MOST)
    middle = bounded[:, :, MEDIAN : MEDIAN + 1]
    below, above = np.sort(bounded[:, :, :MEDIAN]), np.sort(bounded[:, :, MEDIAN + 1 :])
    return np.concatenate([np.minimum(below, middle), middle, np.maximum(above, middle)], axis=2)


def stretched(quantiles: Values, horizon: int) -> Values:
    """Quantiles for more days than were learned: the last middle stays, the band widens as a random walk's does."""
    known = quantiles.shape[1]
    if horizon <= known:
        return quantiles[:, :horizon]
    last = quantiles[:, -1:, :]
    middle = last[:, :, MEDIAN : MEDIAN + 1]
    wider = np.sqrt(np.arange(known + 1, horizon + 1) / known)[None, :, None]
    return np.concatenate([quantiles, middle + (last - middle) * wider], axis=1)
