"""Which of several goods a house moves most: what is told of first where a word fits many, as "chapa de aço" does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.goods.products import Product
from domain.spelling import plain

DAYS = 90
"""Of sales, by which goods are ranked: a season, and not one good week."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a product brought in lately and what is kept of it, both in BRL; nothing where neither is known."""

    sold: Decimal = Decimal(0)
    kept: Decimal = Decimal(0)


_NOTHING = Turnover()


def lately(today: date) -> tuple[date, date]:
    """The first and last of those days."""
    return today - timedelta(days=DAYS - 1), today


def leading(products: Iterable[Product], turnovers: Mapping[str, Turnover]) -> list[Product]:
    """What sold most first; of what did not sell, what is worth most on the shelf; then by name. `turnovers` are by SKU."""

    def place(product: Product) -> tuple[Decimal, Decimal, str]:
        turned = turnovers.get(product.sku, _NOTHING)
        return -turned.sold, -turned.kept, plain(product.name)

    return sorted(products, key=place)
