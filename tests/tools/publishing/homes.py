"""A small home that buys a dozen goods whose prices have a past."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from domain.clock import local
from domain.goods.prices import Price
from domain.goods.products import Product
from forecasting import Effort
from memory.records import Records
from tools.publishing import Pains, Site

TUESDAY = local(datetime(2026, 11, 24, 10, 0))
TENANT = "ipe"
LITTLE = Pains(Effort(rows=3_000, rounds=12), policy_rounds=2)
"""Training that takes a second or two."""
DAYS = 150


def site(records: Records, home: Path, now: datetime = TUESDAY) -> Site:
    return Site(records.address, home, TENANT, now)


def noisy(sku: str, seed: int, last: date, days: int = DAYS, *, is_synthetic: bool = False) -> list[Price]:
    """A price that falls back to its level after a noisy day: more can be known of it than that it stays."""
    dice, level, seen = random.Random(seed), 50.0, []
    for back in range(days, -1, -1):
        level *= 1 + dice.gauss(0, 0.003)
        amount = Decimal(f"{level * (1 + dice.gauss(0, 0.05)):.2f}")
        seen.append(Price(sku, last - timedelta(days=back), amount, is_synthetic=is_synthetic))
    return seen


async def furnish(records: Records, last: date, *, products: int = 8, is_synthetic: bool = False) -> None:
    async with records.writing(TENANT) as books:
        skus = [f"P{number:02}" for number in range(products)]
        await books.products.put_all([Product(sku, f"Produto {sku}", unit="kg") for sku in skus])
        for seed, sku in enumerate(skus):
            await books.prices.put_all(noisy(sku, seed, last, is_synthetic=is_synthetic), TUESDAY)
