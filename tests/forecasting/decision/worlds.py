"""Made-up prices of which the right day to buy is known."""

from __future__ import annotations

import numpy as np

from forecasting import PriceSeries, from_rows

START = np.datetime64("2025-01-06")
"""A Monday."""


def weekly_offer(name: str, weekday: int, days: int = 280, usual: float = 20.0, offer: float = 17.0) -> PriceSeries:
    """The same price all week but on one day (0 is Monday)."""
    return from_rows(name, _days(days), np.where(np.arange(days) % 7 == weekday, offer, usual).tolist())


def flat(name: str, days: int = 280, price: float = 12.5) -> PriceSeries:
    return from_rows(name, _days(days), [price] * days)


def risen(calm: PriceSeries, by: float = 1.25) -> PriceSeries:
    """With a last day that leaps above the level."""
    values = calm.values.copy()
    values[-1] = np.median(values[-60:]) * by
    return from_rows(calm.unique_id, calm.days.tolist(), values.tolist())


def _days(count: int) -> list[np.datetime64]:
    return list(START + np.arange(count))
