"""Half a year of made-up history for one product of a tenant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from statistics import median
from zlib import crc32

from domain.clock import local
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from memory.records import Books
from memory.samples.industry.filling import SOURCE
from memory.samples.industry.market import HALF_A_YEAR, days_until, made_up_prices, made_up_sales

_ANY_PRICE = 10.0
_MONTHS_OF_MINIMUM = 2
"""A minimum is taken for what half a month needs."""


@dataclass(frozen=True, slots=True)
class Synthesized:
    """How many days were made up; `real` where the product has real prices, beside which these count for nothing."""

    prices: int
    sales: int
    real: bool


async def synthesize(
    books: Books, product: Product, now: datetime, *, days: int = HALF_A_YEAR, seed: int | None = None, price: float | None = None
) -> Synthesized:
    """Make up prices and sales of a product up to today, in place of those made up before; a real row is never touched.

    The last price is `price`, else about what it is known to cost, else what its category costs. The same seed makes the same history.
    """
    known = await books.prices.history(product.sku)
    last = price or (float(known.prices[-1].amount) if known.prices else await _usual(books, product))
    span, seed = days_until(local(now).date(), days), crc32(product.sku.encode()) if seed is None else seed
    [amounts] = made_up_prices([last], [product.category], span, seed).tolist()
    made_up = [Price(product.sku, day, Decimal(str(a)), source=SOURCE, is_synthetic=True) for day, a in zip(span, amounts, strict=True)]
    await books.prices.remove_synthetic(product.sku)
    written = await books.prices.put_all(made_up, now)
    sold = await _sales(books, product, [*span], seed)
    return Synthesized(written.added, sold, bool(known.prices) and not known.is_synthetic)


async def _sales(books: Books, product: Product, span: list[date], seed: int) -> int:
    real = {sale.day for sale in await books.sales.history(product.sku) if not sale.is_synthetic}
    [quantities] = made_up_sales([float(product.minimum or 15) * _MONTHS_OF_MINIMUM], span, seed).tolist()
    made_up = [
        Sale(product.sku, day, Decimal(str(quantity)), is_synthetic=True)
        for day, quantity in zip(span, quantities, strict=True)
        if quantity and not real
    ]
    await books.sales.put_all(made_up)
    return len(made_up)


async def _usual(books: Books, product: Product) -> float:
    """The median of what the other products of its category cost last."""
    same = [other.sku for other in await books.products.all() if product.category and other.category == product.category]
    last = [float(history.prices[-1].amount) for history in (await books.prices.histories(same)).values()]
    return median(last) if last else _ANY_PRICE
