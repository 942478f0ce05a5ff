"""Half a year of made-up prices and sales: trend, season, weekly noise and promotions. Marked synthetic, and never learned from where
there are real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HALF_A_YEAR = 182
DAILY_FROM = 200.0
"""Units a month from which on what went out is booked day by day."""
_CALM = 0.86
"""How much of a week's deviation from its trend is left a week later."""


@dataclass(frozen=True, slots=True)
class Character:
    """How the prices of a kind of goods move: growth a year, how far the season moves them and on what day of the year it is dearest,
    and the deviation of a week, all as parts of the price."""

    trend: float
    season: float
    dearest: int
    noise: float


_CALM_GOODS = Character(0.04, 0.008, 90, 0.004)
CHARACTERS = {
    "metais": Character(0.09, 0.025, 75, 0.013),
    "soldas": Character(0.07, 0.010, 75, 0.008),
    "fixadores": Character(0.05, 0.008, 75, 0.005),
    "elétrica": Character(0.10, 0.012, 320, 0.009),
    "embalagens": Character(0.06, 0.030, 325, 0.008),
    "lubrificantes": Character(0.08, 0.015, 200, 0.010),
    "plásticos": Character(0.05, 0.030, 280, 0.017),
    "químicos": Character(0.07, 0.015, 150, 0.011),
    "tintas": Character(0.06, 0.015, 330, 0.007),
    "autopeças": Character(0.05, 0.008, 350, 0.005),
    "alimentação": Character(0.08, 0.045, 30, 0.014),
}


def days_until(today: date, many: int = HALF_A_YEAR) -> list[date]:
    """So many days in a row, today the last."""
    return [today - timedelta(days=back) for back in range(many - 1, -1, -1)]


def made_up_prices(today_at: Sequence[float], categories: Sequence[str | None], days: Sequence[date], seed: int) -> Floats:
    """BRL a unit, a row a product and a column a day; on the last day about what was asked for. Cents from R$ 1 on, finer below."""
    chance = np.random.default_rng(seed)
    kinds = [CHARACTERS.get(category or "", _CALM_GOODS) for category in categories]
    trend, season, dearest, noise = (np.array([getattr(kind, name) for kind in kinds])[:, None] for name in Character.__slots__)
    at = np.array([day.toordinal() for day in days], dtype=float)
    of_year = np.array([day.timetuple().tm_yday for day in days], dtype=float)
    logs = trend * chance.uniform(0.3, 1.7, trend.shape) * (at - at[-1]) / 365
    logs = logs + season * (np.cos(2 * np.pi * (of_year - dearest) / 365) - np.cos(2 * np.pi * (of_year[-1] - dearest) / 365))
    logs = logs + _weekly(noise, len(days), chance) + chance.normal(0, 0.1, noise.shape) * noise
    prices = np.asarray(today_at)[:, None] * np.exp(logs) * _promotions(logs.shape, chance)
    rounded: Floats = np.where(prices >= 1, np.round(prices, 2), np.maximum(np.round(prices, 4), 0.0001))
    return rounded


def _weekly(noise: Floats, days: int, chance: np.random.Generator) -> Floats:
    """Prices are set anew once a week, each product on a day of its own, and lean back to their trend; today they are on it."""
    weeks = days // 7 + 2
    steps = chance.normal(size=(len(noise), weeks)) * noise
    for week in range(1, weeks):
        steps[:, week] += _CALM * steps[:, week - 1]
    turned = (np.arange(days)[None, :] + chance.integers(0, 7, (len(noise), 1))) // 7
    walked: Floats = np.take_along_axis(steps, turned, axis=1)
    return walked - walked[:, -1:]


def _promotions(shape: tuple[int, int], chance: np.random.Generator) -> Floats:
    """None to three weeks or half weeks, 5 to 14 % off, never today."""
    factors = np.ones(shape)
    for _ in range(3):
        begin, length = chance.integers(0, max(shape[1] - 8, 1), shape[0]), chance.integers(3, 8, shape[0])
        off = np.where(chance.random(shape[0]) < 0.45, chance.uniform(0.05, 0.14, shape[0]), 0.0)
        day = np.arange(shape[1])[None, :]
        on = (day >= begin[:, None]) & (day < (begin + length)[:, None]) & (day < shape[1] - 1)
        factors = np.where(on, np.minimum(factors, 1 - off[:, None]), factors)
    return factors


def made_up_sales(monthly: Sequence[float], days: Sequence[date], seed: int) -> Floats:
    """Units that went out, a row a product and a column a day: none at weekends, more before the month's end. What moves little is
    booked once a week, on Fridays."""
    chance = np.random.default_rng(seed)
    weekday = np.array([day.weekday() for day in days])
    month = np.array([1.25 if day.day > 24 else 0.95 for day in days])
    daily = np.asarray(monthly)[:, None] / 21 * ((weekday < 5) * month)[None, :]
    weekly = np.asarray(monthly)[:, None] * 5 / 21 * ((weekday == 4) * month)[None, :]
    expected = np.where(np.asarray(monthly)[:, None] >= DAILY_FROM, daily, weekly)
    went: Floats = chance.poisson(expected * chance.gamma(4.0, 0.25, expected.shape)).astype(float)
    return went
