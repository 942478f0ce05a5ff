"""Reports of a home's records."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import NotFound
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.reports import ReportKind
from tests.standins.pdf_text import pages, text_of
from tests.tools.counters import SHOP, WEDNESDAY, Shop, open_shop
from tools.reporting import Wanted, file_name, made
from tools.reporting.model import by_group

TODAY = WEDNESDAY.date()


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with open_shop(tmp_path) as opened:
        yield opened


async def _read(shop: Shop, kind: ReportKind, sku: str | None = None) -> tuple[str, str, bytes]:
    title, pdf = await made(shop.records, SHOP, Wanted(kind, sku), shop.clock.now())
    return title, text_of(pdf).replace("\u00a0", " "), pdf


async def test_a_product_s_report_has_its_last_price_its_pace_and_its_cheapest_supplier_first(shop: Shop) -> None:
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all([Product("MET-1", "Aço", unit="kg", stock=Decimal(300), minimum=Decimal(100))])
        await books.suppliers.put_all([Supplier("a", "Aços Caros", skus=("MET-1",)), Supplier("b", "Ferro Bom", skus=("MET-1",))])
        prices = [("a", "9"), ("b", "7.45")]
        await books.prices.put_all([Price("MET-1", TODAY, Decimal(cost), supplier_id=who) for who, cost in prices], WEDNESDAY)
        await books.sales.put_all([Sale("MET-1", TODAY - timedelta(days=1), Decimal(30))])
    title, said, _ = await _read(shop, ReportKind.PRODUCT, "MET-1")
    assert title == "Relatório de Aço"
    assert said.index("Ferro Bom") < said.index("Aços Caros")
    assert "300 dias" in said
    assert "R$ 8,225" not in said, "to the cent: the median of the day is rounded"


async def test_three_thousand_products_are_read_and_set_within_seconds(shop: Shop) -> None:
    goods = [Product(f"P-{at:04}", f"Item {at}", unit="un", stock=Decimal(at % 7), minimum=Decimal(3)) for at in range(3_000)]
    prices = [
        Price(item.sku, TODAY - timedelta(days=back), Decimal(10 + at % 40 + (back == 0) * (at % 5)))
        for at, item in enumerate(goods)
        for back in (0, 31)
    ]
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all(goods)
        await books.prices.put_all(prices, WEDNESDAY)
    began = time.process_time()
    _, said, pdf = await _read(shop, ReportKind.CATALOGUE)
    assert time.process_time() - began < 10
    assert pages(pdf) <= 4
    assert "3.000 itens no cadastro" in said
    assert "+28,6 %" in said, "18 now, 14 a month ago"
    assert "Nenhuma queda em 30 dias." in said


async def test_prices_of_another_kind_or_too_old_are_no_move(shop: Shop) -> None:
    def price(sku: str, back: int, cost: int, *, synthetic: bool = False) -> Price:
        return Price(sku, TODAY - timedelta(days=back), Decimal(cost), is_synthetic=synthetic)

    async with shop.records.writing(SHOP) as books:
        await books.products.put_all([Product("OLD", "Parado"), Product("MIX", "Misto"), Product("UP", "Subiu")])
        mixed = [price("MIX", 31, 10, synthetic=True), price("MIX", 0, 20)]
        await books.prices.put_all([price("OLD", 40, 10), price("OLD", 32, 11), *mixed, price("UP", 31, 10), price("UP", 1, 11)], WEDNESDAY)
    _, said, _ = await _read(shop, ReportKind.CATALOGUE)
    assert said.count("+10,0 %") == 1
    assert "+100,0 %" not in said


async def test_what_there_is_nothing_to_tell_of_is_refused(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await _read(shop, ReportKind.CATALOGUE)
    with pytest.raises(NotFound):
        await _read(shop, ReportKind.PRODUCT, "NADA")


async def test_a_home_without_a_shop_has_reports_all_the_same(shop: Shop) -> None:
    async with shop.records.writing("so-industria") as books:
        await books.products.put_all([Product("MET-1", "Aço")])
    _, pdf = await made(shop.records, "so-industria", Wanted(ReportKind.PRODUCT, "MET-1"), shop.clock.now())
    assert "Balcão" in text_of(pdf)


def test_a_file_is_named_in_letters_that_every_system_takes() -> None:
    assert file_name('Relatório de Aço 1/2" #import', WEDNESDAY) == "relatorio-de-aco-1-2-import-2026-11-18.pdf"


def test_groups_weigh_their_products_by_how_often_they_were_forecast() -> None:
    assert by_group([]) == []
