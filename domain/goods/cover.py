"""How long a stock lasts, and what is used up first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from domain.goods.products import Product

DAYS = 30
"""Of sales, from which the days that a stock lasts are told."""
_NEVER = Decimal(10**6)


def lately(today: date) -> tuple[date, date]:
    """The first and last of those days."""
    return today - timedelta(days=DAYS - 1), today


def cover(product: Product, went: Decimal) -> Decimal | None:
    """Days that the stock lasts at the pace of late, when so much went out; None where nothing did or the stock is not known."""
    return product.stock * DAYS / went if product.stock is not None and went else None


def days_of_cover(product: Product, went: Decimal) -> int | None:
    """Whole days of it."""
    lasts = cover(product, went)
    return int(lasts) if lasts is not None else None


def most_urgent(products: Iterable[Product], out: Mapping[str, Decimal]) -> list[Product]:
    """Those below their minimum, what runs out first before the others; `out` is what went out of each, by SKU."""
    return sorted((each for each in products if each.is_short), key=lambda each: _urgency(each, out.get(each.sku, Decimal(0))))


def _urgency(product: Product, went: Decimal) -> tuple[Decimal, Decimal]:
    """What sorts first is used up first, of that the most used; then what is furthest below its minimum."""
    lasts = cover(product, went)
    if not product.stock or lasts is None:
        return (Decimal(0) if not product.stock else _NEVER, -went)
    return lasts, product.stock / product.minimum if product.minimum else Decimal(0)
