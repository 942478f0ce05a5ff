"""Prophet as its users call it: a model for each product, of raw prices."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence

import numpy as np

from forecasting.candidates.random_walk import walked
from forecasting.features import last_windows
from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.series import PriceSeries, Values

FEWEST = 30
"""Days of past below which it is not asked, and the random walk answers."""
_SAMPLES = 300


class Prophet:
    name = "prophet"

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        found = [self._one(each, horizon) for each in series]
        return np.stack(found) if found else np.zeros((0, horizon, len(LEVELS)))

    def _one(self, series: PriceSeries, horizon: int) -> Values:
        if len(series) < FEWEST:
            short: Values = walked(last_windows([series]), horizon)[0]
            return short
        _hush()
        import pandas as pd
        import prophet

        np.random.seed(self.seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what pandas will change for it
            model = prophet.Prophet(uncertainty_samples=_SAMPLES)
            model.fit(pd.DataFrame({"ds": series.days.astype("datetime64[ns]"), "y": series.values})[series.observed], seed=self.seed)
            future = pd.DataFrame({"ds": series.ahead(horizon).astype("datetime64[ns]")})
            spread = np.quantile(model.predictive_samples(future)["yhat"], LEVELS, axis=1).T
            spread[:, MEDIAN] = model.predict(future)["yhat"]
        least = series.last_value / 100  # it may say less than nothing
        changes: Values = np.log(np.maximum(spread, least) / series.last_value)
        return changes


def _hush() -> None:
    """Its libraries tell of every fit, and of plots nobody asked for. A logger without handlers cmdstanpy would set up anew."""
    for noisy in ("cmdstanpy", "prophet", "prophet.plot"):
        logger = logging.getLogger(noisy)
        logger.setLevel(logging.CRITICAL)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
