"""Orders for tests to act on."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.buying.purchase_orders import Line, PurchaseOrder
from domain.people import Actor, Role

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
BUYER = Actor("demo", "jorge", Role.BUYER)
MANAGER = Actor("demo", "helena", Role.MANAGER)
ADMIN = Actor("demo", "caio", Role.ADMIN)
SELLER = Actor("demo", "marina", Role.SELLER)


def line(quantity: str = "20", price: str | None = "4200", **fields: Any) -> Line:
    return Line("ACO-001", "Aço carbono", Decimal(quantity), "t", Decimal(price) if price else None, **fields)


def order(*lines: Line, by: Actor = BUYER, **fields: Any) -> PurchaseOrder:
    return PurchaseOrder(12, "acos-paulista", "Aços Paulista", lines or (line(),), by.person_id, by.person_id, NOW, NOW, **fields)
