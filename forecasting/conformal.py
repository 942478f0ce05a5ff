"""Bands made to hold what they promise: widened or narrowed, by group and day ahead, by how often they held on days of the past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.forecasts import BANDS, LEVELS, MEDIAN
from forecasting.groups import GROUPS
from forecasting.series import Counts, Values

NEIGHBOURS = 2
"""Days ahead on either side that are judged together."""
FEWEST = 100
"""Forecasts of a group and day ahead below which its bands stay as they are."""
_BOUNDS = (0.5, 3.0)
"""Of how much a band is narrowed or widened."""
_DOUBT = 30
"""Products: a group of so many is half believed. Prices of few products move together, and one season is no law."""
_THIN = 1e-4
"""Half a band at least this wide (a logarithm) when judged: what lies this near a band without width is in it."""


@dataclass(frozen=True, slots=True)
class Widths:
    """(groups, days ahead, bands): what each band's distance from the middle is multiplied by."""

    factors: Values

    @classmethod
    def as_they_are(cls, horizon: int) -> Widths:
        return cls(np.ones((len(GROUPS), horizon, len(BANDS))))

    def applied(self, quantiles: Values, whose: Counts) -> Values:
        """Quantiles (N, H, levels) of products of groups `whose` (N), adjusted; the days beyond those judged as the last."""
        horizon = quantiles.shape[1]
        known = np.minimum(np.arange(horizon), self.factors.shape[1] - 1)
        factors = self.factors[whose][:, known]
        middle = quantiles[:, :, MEDIAN]
        adjusted = quantiles.copy()
        for band, (low, high) in enumerate(BANDS.values()):
            for level in (low, high):
                adjusted[:, :, level] = middle + (quantiles[:, :, level] - middle) * factors[:, :, band]
        inner = sorted(set(range(len(LEVELS))) - {MEDIAN} - {edge for edges in BANDS.values() for edge in edges})
        for level in inner:
            adjusted[:, :, level] = middle + (quantiles[:, :, level] - middle) * factors[:, :, 0]
        below, above = adjusted[:, :, :MEDIAN], adjusted[:, :, MEDIAN + 1 :]
        adjusted[:, :, :MEDIAN] = np.minimum.accumulate(below[:, :, ::-1], axis=2)[:, :, ::-1]
        adjusted[:, :, MEDIAN + 1 :] = np.maximum.accumulate(above, axis=2)
        return adjusted


def widths(actual: Values, quantiles: Values, whose: Counts, who: Sequence[str]) -> Widths:
    """From forecasts of days not learned from: `actual` (N, H) with NaN where nothing came, `quantiles` (N, H, levels), `who` (N)
    the products.

    Each forecast has the factor its band would have needed; the band's own quantile of these makes it hold as often as it says.
    """
    found = Widths.as_they_are(actual.shape[1])
    middle = quantiles[:, :, MEDIAN]
    for band, (per_cent, (low, high)) in enumerate(BANDS.items()):
        above = actual >= middle
        half = np.where(above, quantiles[:, :, high] - middle, middle - quantiles[:, :, low])
        needed = np.abs(actual - middle) / np.maximum(half, _THIN)
        for group in range(len(GROUPS)):
            of_group = needed[whose == group]
            products = len({name for name, number in zip(who, whose, strict=True) if number == group})
            belief = products / (products + _DOUBT)
            for ahead in range(actual.shape[1]):
                near = of_group[:, max(0, ahead - NEIGHBOURS) : ahead + NEIGHBOURS + 1]
                near = near[np.isfinite(near)]
                if len(near) >= FEWEST:
                    found.factors[group, ahead, band] = np.clip(np.quantile(near, per_cent / 100), *_BOUNDS) ** belief
    return found
