"""What went out of the stock: sold, or used up."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Outflow:
    """How much of each product went out in a period, by SKU, in its unit; what did not move is left out."""

    quantities: Mapping[str, Decimal]
    is_synthetic: bool
    """All of it is made up."""
