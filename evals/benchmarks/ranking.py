"""A wish against a hundred thousand cars."""

from __future__ import annotations

import statistics
import time
from datetime import date

from domain.cars.lots import Lot
from domain.cars.wishes import Wish
from memory.samples.stock import sample_cars
from tools.imports.cars import vehicle_from_sample

CARS = 100_000


def ranking_time() -> float:
    """Median milliseconds for the ten best of the whole lot, limits and leanings included."""
    sample = [vehicle_from_sample(row) for row in sample_cars(today=date(2026, 11, 23))]
    lot = Lot((sample * (CARS // len(sample) + 1))[:CARS], 2026)
    wish = Wish.of(
        {"budget_max": 90_000, "categories": ["SUV", "Sedan"], "usage": ["família"], "priorities": ["economia"], "year_min": 2015}
    )
    wish.rank(lot, 10)
    spent = []
    for _ in range(15):
        started = time.perf_counter()
        wish.rank(lot, 10)
        spent.append((time.perf_counter() - started) * 1_000)
    return statistics.median(spent)
