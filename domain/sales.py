"""What went out of the stock: sold, or used up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.money import Money


@dataclass(frozen=True, slots=True)
class Sale:
    """All that left of one product on one day, in its unit; `revenue` where it is known."""

    sku: str
    day: date
    quantity: Decimal
    revenue: Money | None = None
    is_synthetic: bool = False
