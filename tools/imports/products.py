"""The products of an industry from a CSV file (contracts/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping

from domain.cells import listed
from domain.goods.products import Product
from domain.tables import Row
from memory.records import Records
from tools.imports.amounts import quantity, unit
from tools.imports.reading import Accepted, Columns, decimal_marks, read_through
from tools.imports.report import Report

COLUMNS = Columns(
    ("sku", "nome"),
    {"categoria": "category", "unidade": "unit", "estoque_atual": "stock", "estoque_minimo": "minimum", "apelidos": "nicknames"},
    keeps_others=True,
)
_LONGEST = {"sku": 64, "nome": 200, "categoria": 80}


async def import_products(records: Records, tenant: str, content: bytes, *, dry_run: bool = False) -> Report:
    """Add or change products; a bad row is refused with its number and reason, and the same file twice changes nothing.

    What a file has no column for stays as it is known.
    """
    report = Report(dry_run=dry_run)
    marks = decimal_marks(content, COLUMNS, ("estoque_atual", "estoque_minimo"))

    async def keep(batch: list[Accepted[Product]]) -> None:
        opened = records.reading if dry_run else records.writing
        async with opened(tenant) as books:
            known = {product.sku: product for product in await books.products.all()}
            found = [COLUMNS.completed(accepted.thing, accepted.row, known.get(accepted.thing.sku)) for accepted in batch]
            if changed := report.count(found, known, lambda product: product.sku):
                await books.products.put_all(changed)

    await read_through(content, COLUMNS, lambda row: _accepted(row, marks), keep, report)
    return report


def _accepted(row: Row, marks: Mapping[str, str]) -> tuple[str, Product]:
    return f"sku {row['sku'][:64]}", product_from(row, marks)


def product_from(row: Mapping[str, str], marks: Mapping[str, str]) -> Product:
    """A product from the columns of contracts/cli.md, as text; unknown columns become attributes."""
    for column, most in _LONGEST.items():
        if len(row.get(column, "")) > most:
            raise ValueError(f"{column} com mais de {most} caracteres")
    stock, minimum = row.get("estoque_atual"), row.get("estoque_minimo")
    return Product(
        sku=row["sku"],
        name=row["nome"],
        category=row.get("categoria") or None,
        unit=unit(row.get("unidade", "")),
        stock=quantity(stock, marks["estoque_atual"], "estoque atual") if stock else None,
        minimum=quantity(minimum, marks["estoque_minimo"], "estoque mínimo") if minimum else None,
        nicknames=listed(row.get("apelidos", "")),
        attributes=COLUMNS.others(row),
    )
