"""How such decisions ended before: the spread of what was paid about what was expected, and how often it was more than at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.calendars import Indices
from forecasting.series import Values

BINS = 8
"""Of expectations, from the best to the worst, equally many days in each."""
LEVELS = (0.1, 0.9)
"""Between which four outcomes of five lay."""
_BANDS = (3, 7)
"""Days left that are told apart: up to three, up to a week, more."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """For each band of days left and each bin: edges, the share that ended dearer and cheaper than at once, quantiles of the difference.

    All but the shares in units of the product's usual move over the days left.
    """

    edges: Values
    """(bands, BINS - 1)"""
    dearer: Values
    """(bands, BINS)"""
    cheaper: Values
    low: Values
    high: Values

    @classmethod
    def of(cls, expected: Values, brought: Values, usual: Values) -> Outcomes:
        """From (days left, R) relative changes expected and brought, and the usual daily move (R)."""
        bands = [band(days) for days in range(1, len(expected) + 1)]
        found: list[list[Values]] = [[], [], [], [], []]
        for each in range(len(_BANDS) + 1):
            days = [place for place, where in enumerate(bands) if where == each]
            unit = np.concatenate([_unit(usual, place + 1) for place in days])
            hoped, came = np.concatenate(expected[days]) / unit, np.concatenate(brought[days])
            edges = np.quantile(hoped, np.arange(1, BINS) / BINS)
            bins = np.searchsorted(edges, hoped)
            parts = [bins == place for place in range(BINS)]
            off = came / unit - hoped
            found[0].append(edges)
            found[1].append(np.array([(came[part] > 1e-9).mean() if part.any() else 0.5 for part in parts]))
            found[2].append(np.array([(came[part] < -1e-9).mean() if part.any() else 0.5 for part in parts]))
            for place, level in zip((3, 4), LEVELS, strict=True):
                found[place].append(np.array([np.quantile(off[part], level) if part.any() else 0.0 for part in parts]))
        return cls(*(np.stack(rows) for rows in found))

    def told(self, expected: Values, usual: Values, days_left: int) -> tuple[Values, Values, Values, Values]:
        """(M,) each: share dearer, share cheaper, low and high of the relative change."""
        where, unit = band(days_left), _unit(usual, days_left)
        bins: Indices = np.searchsorted(self.edges[where], expected / unit)
        low, high = expected + self.low[where][bins] * unit, expected + self.high[where][bins] * unit
        return self.dearer[where][bins], self.cheaper[where][bins], np.maximum(low, -0.99), high


def band(days_left: int) -> int:
    return int(np.searchsorted(_BANDS, days_left))


def _unit(usual: Values, days_left: int) -> Values:
    return np.asarray((usual + 1e-3) * np.sqrt(days_left))
