"""What was said of a product's coming prices, as it was published: what answers, reports and advice read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """One day ahead, in BRL a unit: the middle (half the time it is less, half more) and bands around it that hold so often."""

    day: date
    mean: Decimal
    low_50: Decimal
    high_50: Decimal
    low_80: Decimal
    high_80: Decimal
    low_95: Decimal
    high_95: Decimal


@dataclass(frozen=True, slots=True)
class PublishedForecast:
    """A product's forecast by a model's version, made on `day` for the days after it."""

    sku: str
    version: str
    """Of the model: `books.models.find(version)` says when it was trained, from what, and how good it was."""
    day: date
    """Today, when it was said: the price stood at `today` then."""
    made_at: datetime
    last_real_day: date
    """Of the last price that a source told; earlier than `day` where none came since."""
    today: Decimal
    days: tuple[ForecastDay, ...]
    candidate: str
    """Who speaks for this product within the model: `gradient_boosting`, `random_walk`…"""
    group: str
    """How its price behaves: `calm`, `promoted`… as `forecasting.groups` has them."""
    metrics: Mapping[str, Any] = field(default_factory=dict)
    """On days of the past that the model had not seen, errors as shares of the price of the day it was said: `forecasts` (how many),
    `mae`, `mse`, `rmse`, `mase`, `error_vs_naive`, `pinball`, `coverage_80`. Empty where the past is too short to judge."""
    notes: tuple[str, ...] = ()
    """In Portuguese: what was mended in the history, what limits the forecast."""
    is_synthetic: bool = False
    """Its history is made up, and so is it: every answer and chart says so."""

    @property
    def horizon(self) -> int:
        return len(self.days)

    def on(self, day: date) -> ForecastDay | None:
        """What is said of a day; None where it lies outside the horizon."""
        return next((each for each in self.days if each.day == day), None)
