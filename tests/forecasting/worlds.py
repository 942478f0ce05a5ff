"""Small made-up markets."""

from __future__ import annotations

import numpy as np

from forecasting import Effort, Plan, PriceSeries, from_rows

TINY = Plan(effort=Effort(rows=6_000, rounds=15))
"""Training that takes a second."""


def market(name: str, days: int = 240, seed: int = 0) -> PriceSeries:
    """A price that falls back to its level after a noisy day: more can be known of it than of a random walk."""
    dice = np.random.default_rng(seed)
    level = 50 * np.exp(np.cumsum(dice.normal(0, 0.004, days)))
    return from_rows(name, _days(days), np.round(level * np.exp(dice.normal(0, 0.06, days)), 2))


def shop(name: str, days: int = 240, seed: int = 0) -> PriceSeries:
    """A shelf price with a promotion of a week now and then."""
    dice = np.random.default_rng(seed)
    weeks = np.where(dice.random(days // 7 + 1) < 0.25, 7.99, 9.99)
    return from_rows(name, _days(days), np.repeat(weeks, 7)[:days])


def followers(count: int = 10, days: int = 300) -> list[PriceSeries]:
    """Markets of one good: each has the first one's price some days later, the second two days, the third four…"""
    trend = 50 * np.exp(np.cumsum(np.random.default_rng(5).normal(0, 0.03, days + 40)))
    own = np.random.default_rng(6)
    late = [2 * number % 20 for number in range(count)]
    return [
        from_rows(f"f{number:02}", _days(days), np.round(trend[40 - lag : 40 - lag + days] * np.exp(own.normal(0, 0.002, days)), 2))
        for number, lag in enumerate(late)
    ]


def town(days: int = 240) -> list[PriceSeries]:
    return [market(f"m{number:02}", days, number) for number in range(10)] + [shop(f"s{number:02}", days, number) for number in range(10)]


def _days(count: int) -> list[np.datetime64]:
    return list(np.datetime64("2025-01-01") + np.arange(count))
