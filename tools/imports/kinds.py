"""Every kind of file that can be imported (contracts/cli.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from memory.records import Records
from tools.imports.cars import import_cars
from tools.imports.prices import import_prices
from tools.imports.products import import_products
from tools.imports.report import Report
from tools.imports.sales import import_sales
from tools.imports.suppliers import import_suppliers

Kind = Literal["cars", "products", "suppliers", "prices", "sales"]

_THINGS = {"cars": import_cars, "products": import_products, "suppliers": import_suppliers}
_DAYS = {"prices": import_prices, "sales": import_sales}
"""What happened on days, none of them to come."""


async def import_file(kind: Kind, records: Records, tenant: str, content: bytes, now: datetime, *, dry_run: bool = False) -> Report:
    """Add or change what a file holds; with `dry_run` nothing is kept. Raises Invalid for a file without a usable header."""
    if kind in _DAYS:
        return await _DAYS[kind](records, tenant, content, now, dry_run=dry_run)
    return await _THINGS[kind](records, tenant, content, dry_run=dry_run)
