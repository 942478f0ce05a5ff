"""Forecasts of a model as they are published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.goods.prices import PLACES
from domain.market.forecasts import ForecastDay, PublishedForecast
from forecasting import Forecast, Model, PriceSeries
from forecasting.features import last_windows
from forecasting.groups import GROUPS, groups
from tools.publishing.pasts import last_real_day

DAYS = 14
"""Ahead of today."""
_LEAST = PLACES
_FIGURES = (3, 2, 4, 1, 5, 0, 6)
"""Of `forecasting.forecasts.LEVELS`: the middle, then the edges of the bands of 50, 80 and 95 %."""


def forecasts_of(lot: list[PriceSeries], model: Model) -> list[tuple[Forecast, str]]:
    """Each product's forecast, and how its price behaves."""
    whose = groups(last_windows(lot))
    return [(said, GROUPS[group]) for said, group in zip(model.forecast(lot, DAYS), whose, strict=True)]


def published(
    series: Sequence[PriceSeries],
    said: Sequence[tuple[Forecast, str]],
    version: str,
    made_at: datetime,
    metrics: Mapping[str, Mapping[str, Any]],
    synthetic: frozenset[str],
) -> list[PublishedForecast]:
    """What was said of these products, in the same order, to be kept."""
    made = []
    for past, (forecast, group) in zip(series, said, strict=True):
        day = _day(past.last_day)
        ahead = tuple(
            ForecastDay(day + timedelta(days=step), *(_amount(figures[at]) for at in _FIGURES))
            for step, figures in enumerate(forecast.quantiles.tolist(), 1)
        )
        made.append(
            PublishedForecast(
                past.unique_id, version, day, made_at, _day(last_real_day(past)), _amount(past.last_value), ahead, forecast.model, group,
                metrics.get(past.unique_id, {}), forecast.notes, past.unique_id in synthetic,
            )
        )  # fmt: skip
    return made


def _day(day: Any) -> date:
    found: date = day.astype(object)
    return found


def _amount(value: float) -> Decimal:
    """No price is nothing."""
    return max(Decimal(f"{value:.4f}"), _LEAST)
