"""What products cost, day by day, from a CSV file (contracts/cli.md)."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from domain.goods.prices import Price
from domain.goods.suppliers import Supplier, supplier_id
from domain.spelling import plain
from domain.tables import Row
from memory.records import Records
from tools.imports.amounts import day, price
from tools.imports.reading import Accepted, Columns, decimal_marks, read_through
from tools.imports.report import Report
from tools.imports.skus import known_skus
from tools.imports.suppliers import Companies

COLUMNS = Columns(("sku", "data", "preco"), {"fornecedor": "supplier_id", "moeda": "currency", "is_synthetic": "is_synthetic"})
_YES = {"1", "true", "t", "sim", "s", "yes", "y", "x", "verdadeiro", "v"}
_NO = {"", "0", "false", "f", "nao", "n", "no", "falso"}
_REAIS = {"", "brl", "r$", "real", "reais"}
_BATCH = 5_000


async def import_prices(records: Records, tenant: str, content: bytes, now: datetime, *, dry_run: bool = False) -> Report:
    """Add or correct prices; a bad row is refused with its number and reason, and the same file twice changes nothing.

    A supplier that nobody knows yet is kept by its name.
    """
    report = Report(dry_run=dry_run)
    marks = decimal_marks(content, COLUMNS, ("preco",))
    async with records.reading(tenant) as books:
        skus, companies = await known_skus(books), await Companies.of_books(books)
    new: list[Supplier] = []

    @cache  # a long file names few
    def supplier_of(said: str) -> str | None:
        if not said:
            return None
        known = companies.named(said)
        if known is None:
            known = Supplier(supplier_id(said), said[:120])
            companies.add(known)
            new.append(known)
        return known.id

    def accept(row: Row) -> tuple[str, Price]:
        sku = skus(row["sku"])
        on, amount = day(row["data"], now.date()), price(row["preco"], marks["preco"])
        if plain(currency := row.get("moeda", "")) not in _REAIS:
            raise ValueError(f"moeda {currency[:40]!r}: os preços são guardados em reais")
        made_up = _yes(row.get("is_synthetic", ""))
        found = Price(sku, on, amount, supplier_id=supplier_of(row.get("fornecedor", "")), is_synthetic=made_up)
        return f"preço de {sku} em {on:%d/%m/%Y}" + (
            f" de {found.supplier_id}" if found.supplier_id else ""
        ) + " sintético" * made_up, found

    async def keep(batch: list[Accepted[Price]]) -> None:
        opened = records.rehearsing if dry_run else records.writing
        async with opened(tenant) as books:
            await books.suppliers.put_all(new)
            written = await books.prices.put_all([accepted.thing for accepted in batch], now)
        report.wrote(len(batch), written)
        report.suppliers += len(new)
        new.clear()

    await read_through(content, COLUMNS, accept, keep, report, batch=_BATCH)
    return report


def _yes(text: str) -> bool:
    word = plain(text)
    if word not in _YES and word not in _NO:
        raise ValueError(f"is_synthetic {text[:40]!r} não é sim nem não")
    return word in _YES
