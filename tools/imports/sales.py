"""What went out of the stock, day by day, from a CSV file (contracts/cli.md)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from domain.goods.sales import Sale
from domain.money import Money
from domain.tables import Row
from memory.records import Records
from tools.imports.amounts import day, quantity
from tools.imports.reading import Accepted, Columns, decimal_marks, read_through
from tools.imports.report import Report
from tools.imports.skus import known_skus

COLUMNS = Columns(("sku", "data", "quantidade"), {"receita": "revenue"})
_BATCH = 5_000


async def import_sales(records: Records, tenant: str, content: bytes, now: datetime, *, dry_run: bool = False) -> Report:
    """Add or correct sales; a bad row is refused with its number and reason, and the same file twice changes nothing.

    Rows of the same product and day, such as two invoices, are added up: a day is kept whole, and known once the file is at its end.
    """
    report = Report(dry_run=dry_run)
    marks = decimal_marks(content, COLUMNS, ("quantidade", "receita"))
    async with records.reading(tenant) as books:
        skus = await known_skus(books)
    days: dict[tuple[str, date], tuple[Decimal, Decimal | None]] = {}

    def accept(row: Row) -> tuple[str, None]:
        key = skus(row["sku"]), day(row["data"], now.date())
        sold = quantity(row["quantidade"], marks["quantidade"], "quantidade")
        earned = quantity(row["receita"], marks["receita"], "receita") if row.get("receita") else None
        before, before_earned = days.get(key, (Decimal(0), None))
        report.joined += key in days
        days[key] = before + sold, earned if before_earned is None else before_earned + (earned or 0)
        return "", None

    async def keep(_: list[Accepted[None]]) -> None:
        """Nothing is whole yet."""

    await read_through(content, COLUMNS, accept, keep, report, once=False)
    whole = (Sale(sku, on, sold, Money.of(earned) if earned is not None else None) for (sku, on), (sold, earned) in days.items())
    while batch := list(islice(whole, _BATCH)):
        opened = records.rehearsing if dry_run else records.writing
        async with opened(tenant) as books:
            report.wrote(len(batch), await books.sales.put_all(batch))
    return report
