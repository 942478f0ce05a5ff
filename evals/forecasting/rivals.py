"""Other people's libraries, called as their first page says: Nixtla's statsforecast and mlforecast, where they are installed."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from forecasting.candidates import Candidate
from forecasting.candidates.prophet import Prophet
from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.series import PriceSeries, Values

LIBRARIES = ("statsforecast", "mlforecast")
INSTALL = "make install-bench"
_BANDS = (50, 80, 95)
_COLUMNS = ("lo-95", "lo-80", "lo-50", "", "hi-50", "hi-80", "hi-95")
"""Nixtla's names of our levels."""
_SEASON = 7


def missing() -> list[str]:
    """Libraries that are not installed here."""
    return [name for name in LIBRARIES if importlib.util.find_spec(name) is None]


def rivals() -> list[Candidate]:
    """Prophet, and those of the others that can be asked."""
    there = {name for name in LIBRARIES if name not in missing()}
    found: list[Candidate] = [Prophet()]
    if "statsforecast" in there:
        found += [Nixtla("AutoETS", _statistical), Nixtla("AutoTheta", _statistical)]
    if "mlforecast" in there:
        found.append(Nixtla("mlforecast", _learned))
    return found


class Nixtla:
    """A model of theirs as a candidate; every call fits anew, as theirs do."""

    def __init__(self, name: str, make: Callable[[str, Any, int], Any]) -> None:
        self.name = name
        self._make = make

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        import pandas as pd

        parts = [
            pd.DataFrame({"unique_id": f"{row:06}", "ds": each.days.astype("datetime64[ns]"), "y": each.values})
            for row, each in enumerate(series)
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = self._make(self.name, pd.concat(parts), horizon)
        made = made.sort_values(["unique_id", "ds"])
        columns = [self.name if not edge else f"{self.name}-{edge}" for edge in _COLUMNS]
        prices = made[columns].to_numpy(float).reshape(len(series), horizon, len(LEVELS))
        today = np.array([each.last_value for each in series])[:, None, None]
        prices = np.where(np.isfinite(prices), prices, prices[:, :, MEDIAN : MEDIAN + 1])
        changes: Values = np.log(np.maximum(np.where(np.isfinite(prices), prices, today), today / 100) / today)
        return changes


def _statistical(name: str, frame: Any, horizon: int) -> Any:
    from statsforecast import StatsForecast, models

    model = getattr(models, name)(season_length=_SEASON)
    return StatsForecast(models=[model], freq="D", n_jobs=1).forecast(df=frame, h=horizon, level=list(_BANDS))


def _learned(name: str, frame: Any, horizon: int) -> Any:
    import lightgbm
    from mlforecast import MLForecast
    from mlforecast.target_transforms import Differences
    from mlforecast.utils import PredictionIntervals

    model = MLForecast(
        models={name: lightgbm.LGBMRegressor(verbosity=-1, num_threads=1, random_state=1)},
        freq="D",
        lags=[1, 7, 14, 28],
        date_features=["dayofweek"],
        target_transforms=[Differences([1])],
    )
    model.fit(frame, prediction_intervals=PredictionIntervals(n_windows=2, h=horizon))
    return model.predict(horizon, level=list(_BANDS))
