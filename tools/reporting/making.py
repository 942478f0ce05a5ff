"""A report of what is wanted, set and ready to be kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.clock import local
from domain.errors import NotFound
from domain.reports import ReportKind
from domain.spelling import plain
from memory.records import Books, Records
from tools.papers.catalogue_report import catalogue_report
from tools.papers.model_report import model_report
from tools.papers.product_report import product_report
from tools.reporting.catalogue import catalogue_facts
from tools.reporting.model import model_facts
from tools.reporting.product import product_facts

FOLDER = "reports"
"""Of the home, where they are kept."""
_LONGEST = 60
"""Letters of a product's name in a file's."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A product's page (by its SKU), the catalogue's or the model's."""

    kind: ReportKind
    sku: str | None = None


async def made(records: Records, tenant: str, wanted: Wanted, now: datetime) -> tuple[str, bytes]:
    """The report's title and the PDF. Raises NotFound where there is no such product, or nothing to report on."""
    title, setting = await _gathered(records, tenant, wanted, now)
    return title, await asyncio.to_thread(setting)


async def _gathered(records: Records, tenant: str, wanted: Wanted, now: datetime) -> tuple[str, Callable[[], bytes]]:
    async with records.reading(tenant) as books:
        store = await _house(books)
        if wanted.kind is ReportKind.PRODUCT:
            product = await books.products.get(wanted.sku or "")
            facts = await product_facts(books, product, now)
            return f"Relatório de {product.name}", lambda: product_report(facts, store, now)
        if wanted.kind is ReportKind.MODEL:
            model = await model_facts(books)
            return "Relatório do modelo de preços", lambda: model_report(model, store, now)
        if not await books.products.count():
            raise NotFound("Ainda não há itens no cadastro. Importe com balcao import products ARQUIVO.csv, ou rode balcao demo.")
        catalogue = await catalogue_facts(books, now)
        return "Relatório do catálogo", lambda: catalogue_report(catalogue, store, now)


async def _house(books: Books) -> str:
    """Whose report it is; a home that was only filled by imports has no shop yet."""
    try:
        return (await books.stores.get()).name
    except NotFound:
        return "Balcão"


def file_name(title: str, now: datetime) -> str:
    """`relatorio-de-aco-laminado-2026-11-24.pdf`: letters that every system takes."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain(title))
    return f"{'-'.join(letters.split())[:_LONGEST].strip('-')}-{local(now):%Y-%m-%d}.pdf"
