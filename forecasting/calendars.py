"""Prices of many products on one calendar, so that what they did on a day can be held side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from forecasting.series import PriceSeries, Values

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

STANDS = 7
"""Days for which the last price of a product that is told of no more still stands."""


class Calendar:
    """Logarithms of prices by day and product; missing before a product's first day and soon after its last.

    Means are differences of running sums: only days that are asked for cost anything. `days` everywhere are counted from `first`.
    """

    def __init__(self, products: Sequence[PriceSeries]) -> None:
        starts = np.array([series.days[0] for series in products], "datetime64[D]").astype(int)
        lengths = np.array([len(series) for series in products])
        self.first = int(starts.min())
        """Days since 1970."""
        self.starts: Indices = starts - self.first
        self.length = int((self.starts + lengths).max())
        self._ends = np.minimum(self.starts + lengths + STANDS, self.length)
        self._logs = np.zeros((len(products), self.length), np.float32)
        self._sums = np.zeros((len(products), self.length + 1))
        for row, (start, end, series) in enumerate(zip(self.starts, self._ends, products, strict=True)):
            logs = np.log(series.values)
            logs = np.append(logs, np.full(end - start - len(logs), logs[-1]))
            self._logs[row, start:end] = logs
            np.cumsum(logs, out=self._sums[row, start + 1 : end + 1])

    def __len__(self) -> int:
        """Products."""
        return len(self._logs)

    def prices(self, days: Indices) -> Floats:
        """(days, N)"""
        return self._known(days, self._logs[:, np.maximum(days, 0)])

    def means(self, days: Indices, span: int) -> Floats:
        """(days, N), of the last `span` days that are known."""
        ends = np.maximum(days + 1, 0)
        sums = self._sums[:, ends] - self._sums[:, np.maximum(ends - span, 0)]
        return self._known(days, sums / np.clip(ends - self.starts[:, None], 1, span))

    def _known(self, days: Indices, what: Values | Floats) -> Floats:
        known = (days >= self.starts[:, None]) & (days < self._ends[:, None])
        return np.ascontiguousarray(np.where(known, what, np.nan).T, np.float32)
