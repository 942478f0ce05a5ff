"""What a product cost on a day, and what it cost over time.

A unit price is a Decimal of at most four places, since a screw costs R$ 0,0375; what is paid for a quantity is Money, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import groupby
from statistics import median

from domain.money import NO_BREAK_SPACE

PLACES = Decimal("0.0001")
"""Of a unit price: nothing finer is kept."""
IMPORTED = "import"
"""The source of a price that came in a file of the house."""


@dataclass(frozen=True, slots=True)
class Price:
    """BRL a unit of the product. `supplier_id` is None where no supplier of ours made the price, as on a marketplace."""

    sku: str
    day: date
    amount: Decimal
    currency: str = "BRL"
    supplier_id: str | None = None
    source: str = IMPORTED
    is_synthetic: bool = False
    """Made up to have something to show; never learned from where there are real ones."""


@dataclass(frozen=True, slots=True)
class PriceHistory:
    """The prices of one product, oldest first: the real ones where there are any, else the synthetic ones."""

    sku: str
    prices: tuple[Price, ...] = ()

    @property
    def is_synthetic(self) -> bool:
        return bool(self.prices) and self.prices[0].is_synthetic

    def between(self, first: date, last: date) -> PriceHistory:
        """What was seen from one day to another, both included."""
        return PriceHistory(self.sku, tuple(price for price in self.prices if first <= price.day <= last))

    def of(self, supplier_id: str) -> PriceHistory:
        return PriceHistory(self.sku, tuple(price for price in self.prices if price.supplier_id == supplier_id))

    def daily(self) -> list[tuple[date, Decimal]]:
        """One price a day, oldest first: the median of the day's, so that one supplier more or less moves it little."""
        return [(day, unit_price(median(price.amount for price in seen))) for day, seen in groupby(self.prices, lambda price: price.day)]


def the_real_ones(prices: Iterable[Price]) -> tuple[Price, ...]:
    """The rule of synthetic rows: they count only where a product has no real price at all."""
    found = tuple(prices)
    return tuple(price for price in found if not price.is_synthetic) or found


def unit_price(amount: Decimal) -> Decimal:
    """Rounded to the places that are kept, half to even."""
    return amount.quantize(PLACES, ROUND_HALF_EVEN)


def in_reais(amount: Decimal) -> str:
    """As people read a unit price: `R$ 7,45`, `R$ 1.250,00`, `R$ 0,0375`; never fewer than the cents, never zeros beyond them."""
    whole, _, places = f"{abs(unit_price(amount)):,f}".partition(".")
    places = places.rstrip("0").ljust(2, "0")
    sign = "-" if amount < 0 else ""
    return f"{sign}R${NO_BREAK_SPACE}{whole.replace(',', '.')},{places}"
