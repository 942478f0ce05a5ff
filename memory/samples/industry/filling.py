"""Puts the sample industry into a tenant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from domain.clock import local
from domain.goods.prices import Price
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.money import Money
from memory.records import Records
from memory.samples.industry.catalogue import SampleProduct, sample_products
from memory.samples.industry.market import days_until, made_up_prices, made_up_sales
from memory.samples.industry.suppliers import sample_suppliers

SOURCE = "synthetic"
_SEED = 2026
_BATCH = 20_000
_MARGIN = 1.35
"""What is sold brings so much more than it costs."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of each there are."""

    products: int
    suppliers: int
    prices: int
    sales: int


async def fill(records: Records, tenant: str, now: datetime, count: int = 3_000) -> Filled:
    """Products, suppliers, and half a year of prices and sales up to today, all the same whenever the clock says the same day."""
    samples = sample_products(count)
    suppliers = sample_suppliers([sample.product for sample in samples])
    days = days_until(local(now).date())
    prices, sales = _prices(samples, suppliers, days), _sales(samples, days)
    written = {"prices": 0, "sales": 0}
    async with records.writing(tenant) as books:
        await books.products.put_all([sample.product for sample in samples])
        await books.suppliers.put_all(suppliers)
        while some := list(islice(prices, _BATCH)):
            written["prices"] += (await books.prices.put_all(some, now)).added
        while sold := list(islice(sales, _BATCH)):
            written["sales"] += (await books.sales.put_all(sold)).added
    return Filled(len(samples), len(suppliers), **written)


def _prices(samples: Sequence[SampleProduct], suppliers: Sequence[Supplier], days: Sequence[date]) -> Iterator[Price]:
    """Each product by one of the suppliers who have it."""
    made_up = made_up_prices([sample.price for sample in samples], [sample.product.category for sample in samples], days, _SEED)
    sellers: dict[str, list[str]] = {}
    for supplier in suppliers:
        for sku in supplier.skus:
            sellers.setdefault(sku, []).append(supplier.id)
    for at, (sample, row) in enumerate(zip(samples, made_up.tolist(), strict=True)):
        sku, selling = sample.product.sku, sellers[sample.product.sku]
        for day, amount in zip(days, row, strict=True):
            yield Price(sku, day, Decimal(str(amount)), "BRL", selling[at % len(selling)], SOURCE, True)


def _sales(samples: Sequence[SampleProduct], days: Sequence[date]) -> Iterator[Sale]:
    made_up = made_up_sales([sample.monthly for sample in samples], days, _SEED)
    for sample, row in zip(samples, made_up.tolist(), strict=True):
        for day, quantity in zip(days, row, strict=True):
            if quantity:
                yield Sale(sample.product.sku, day, Decimal(quantity), Money.of(quantity * sample.price * _MARGIN), True)
