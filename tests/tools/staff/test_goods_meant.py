"""Which product or supplier of ours staff mean."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.errors import Ambiguous, Invalid, NotFound
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.money import Money
from tests.tools.counters import SHOP, WEDNESDAY, Shop
from tools.staff.goods_meant import product_meant, supplier_meant


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    plates = [Product(f"MET-{mm}", f"Chapa de aço {mm} mm", "metais", "kg") for mm in range(1, 12)]
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all([*plates, Product("FIX-8", "Parafuso M8")])
        await books.suppliers.put_all([Supplier("a", "Aços Norte Ltda", city="Campinas"), Supplier("b", "Norte Parafusos S/A")])
    return shop


async def test_a_product_is_found_by_what_it_is_called(stocked: Shop) -> None:
    async with stocked.records.reading(SHOP) as books:
        assert (await product_meant(books, "chapa 3mm", WEDNESDAY)).sku == "MET-3"
        assert (await product_meant(books, "3", WEDNESDAY, among=["MET-3", "MET-4"])).sku == "MET-3"


async def test_of_many_that_may_be_meant_the_first_are_told_and_how_many_there_are(stocked: Shop) -> None:
    async with stocked.records.reading(SHOP) as books:
        with pytest.raises(Ambiguous) as refused:
            await product_meant(books, "chapa", WEDNESDAY)
    assert refused.value.code == "ambiguous"
    assert refused.value.facts["total"] == 11
    assert len(refused.value.facts["candidates"]) == 8
    assert refused.value.facts["apart"] == sorted(f"{mm}mm" for mm in range(1, 12))


async def test_of_many_that_may_be_meant_what_sells_most_comes_first(stocked: Shop) -> None:
    async with stocked.records.writing(SHOP) as books:
        sold = [Sale("MET-7", date(2026, 10, 1), Decimal(10), Money.of(900)), Sale("MET-2", date(2026, 3, 1), Decimal(99), Money.of(9_000))]
        await books.sales.put_all([*sold, Sale("MET-9", date(2026, 10, 2), Decimal(30), Money.of(300))])
        await books.products.put_all([Product("MET-4", "Chapa de aço 4 mm", "metais", "kg", stock=Decimal(5))])
        await books.prices.put_all([Price("MET-4", date(2026, 9, 1), Decimal(8))], WEDNESDAY)
    async with stocked.records.reading(SHOP) as books:
        with pytest.raises(Ambiguous) as refused:
            await product_meant(books, "chapa de aço", WEDNESDAY)
    assert [one["sku"] for one in refused.value.facts["candidates"]][:4] == ["MET-7", "MET-9", "MET-4", "MET-1"]


async def test_what_nobody_has_is_answered_with_what_is_near(stocked: Shop) -> None:
    async with stocked.records.reading(SHOP) as books:
        with pytest.raises(NotFound) as refused:
            await product_meant(books, "parafuso m12", WEDNESDAY)
        assert refused.value.facts["near"] == [{"sku": "FIX-8", "name": "Parafuso M8", "unit": "un"}]
        for nothing in (product_meant(books, " ", WEDNESDAY), supplier_meant(books, "")):
            with pytest.raises(Invalid):
                await nothing


async def test_a_supplier_is_found_asked_about_or_unknown(stocked: Shop) -> None:
    async with stocked.records.reading(SHOP) as books:
        assert (await supplier_meant(books, "aços norte")).id == "a"
        with pytest.raises(Ambiguous) as asked:
            await supplier_meant(books, "norte")
        assert [one["id"] for one in asked.value.facts["candidates"]] == ["a", "b"]
        with pytest.raises(NotFound) as unknown:
            await supplier_meant(books, "aços sul")
        assert unknown.value.facts["near"][0]["id"] == "a"
