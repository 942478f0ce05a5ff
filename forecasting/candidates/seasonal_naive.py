"""Next Monday as last Monday."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forecasting.candidates.random_walk import walked
from forecasting.features import last_windows
from forecasting.forecasts import MEDIAN
from forecasting.series import PriceSeries, Values

WEEK = 7


class SeasonalNaive:
    name = "seasonal_naive"

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        """The same weekday's last price, with the spread of changes over as many weeks."""
        of = last_windows(list(series))
        ahead = np.arange(1, horizon + 1)
        weeks = -(-ahead // WEEK)
        found = walked(of, int(weeks[-1]) * WEEK)[:, weeks * WEEK - 1]
        middle = of.logs[:, -1 + ahead - weeks * WEEK] - of.today[:, None]
        moved: Values = found - found[:, :, MEDIAN : MEDIAN + 1] + middle[:, :, None]
        return moved
