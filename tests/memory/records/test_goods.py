"""Products, suppliers, prices and sales of an industry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.errors import NotFound
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.money import Money
from domain.places import Point
from memory.records import Records
from tests.memory.records.samples import NOON, OTHER, TENANT, after

STEEL = Product("MET-1", "Aço laminado", "metais", "kg", Decimal("1250.5"), Decimal(2000), ("aço",), {"norma": "SAE 1010"})
BOLT = Product("FIX-1", "Parafuso M8")
FERRO = Supplier("cnpj-1", "Ferro Forte Ltda", "11222333000181", "13010000", "v@ferro.example", "+551932320000", 5, skus=("FIX-1", "MET-1"))
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def _price(amount: str, day: date = MONDAY, **changes: object) -> Price:
    return replace(Price("MET-1", day, Decimal(amount)), **changes)  # type: ignore[arg-type]


async def test_a_product_comes_back_as_it_was_put_and_putting_it_again_replaces_it(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.products.put_all([STEEL, BOLT])
        await books.products.put_all([replace(BOLT, unit="cx")])
        await books.products.put_all([])
    async with records.reading(TENANT) as books:
        assert await books.products.get("MET-1") == STEEL
        assert await books.products.all() == (replace(BOLT, unit="cx"), STEEL)
        assert await books.products.count() == 2
        with pytest.raises(NotFound):
            await books.products.get("X")


async def test_stock_grows_and_shrinks_and_stays_unknown_where_it_was(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.products.put_all([STEEL, BOLT])
        await books.products.add_to_stock("MET-1", Decimal("-0.125"))
        await books.products.add_to_stock("FIX-1", Decimal(100))
    async with records.reading(TENANT) as books:
        assert (await books.products.get("MET-1")).stock == Decimal("1250.375")
        assert (await books.products.get("FIX-1")).stock is None


async def test_the_namebook_is_made_once_and_made_anew_when_a_product_changes(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.products.put_all([STEEL])
    async with records.reading(TENANT) as books:
        namebook = await books.products.namebook()
        assert await books.products.namebook() is namebook
        assert namebook.meant("aço") == [STEEL]
    async with records.writing(TENANT) as books:
        await books.products.put_all([BOLT])
        await books.products.remove(["MET-1"])
    async with records.reading(TENANT) as books:
        assert (await books.products.namebook()).meant("aço") == []
        assert (await books.products.namebook()).meant("parafuso") == [BOLT]


async def test_a_supplier_comes_back_with_what_it_sells(records: Records) -> None:
    told = replace(FERRO, city="Campinas", state="SP", point=Point(-22.9, -47.06), skus=("MET-1",))
    async with records.writing(TENANT) as books:
        await books.suppliers.put_all([FERRO, Supplier("z", "Zé Parafusos")])
        assert [one.id for one in await books.suppliers.selling("FIX-1")] == ["cnpj-1"]
        await books.suppliers.put_all([told])
        await books.suppliers.put_all([])
    async with records.reading(TENANT) as books:
        assert await books.suppliers.get("cnpj-1") == told
        assert await books.suppliers.selling("FIX-1") == []
        assert await books.suppliers.count() == 2
        assert (await books.suppliers.namebook()).meant("11.222.333/0001-81") == [told]
        with pytest.raises(NotFound):
            await books.suppliers.get("X")


async def test_a_price_is_added_once_and_corrected_where_it_differs(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.prices.put_all([_price("7.45"), _price("0.0375", TUESDAY)], NOON) == (2, 0)
        assert await books.prices.put_all([_price("7.45"), _price("0.04", TUESDAY), _price("7", source="web")], after(hours=1)) == (1, 1)
        assert await books.prices.put_all([_price("7.45"), _price("0.04", TUESDAY)], after(hours=2)) == (0, 0)
        assert await books.prices.put_all([], NOON) == (0, 0)
    async with records.reading(TENANT) as books:
        history = await books.prices.history("MET-1")
    assert [price.amount for price in history.prices] == [Decimal("7.45"), Decimal(7), Decimal("0.04")]


async def test_a_history_is_of_real_prices_wherever_there_is_any_and_else_of_synthetic_ones(records: Records) -> None:
    made_up = [_price("9", day, is_synthetic=True, source="synthetic") for day in (MONDAY, TUESDAY)]
    async with records.writing(TENANT) as books:
        await books.prices.put_all(made_up, NOON)
        assert (await books.prices.history("MET-1")).is_synthetic
        assert (await books.prices.history("MET-1", TUESDAY)).prices == (made_up[1],)
        await books.prices.put_all([_price("7.45")], NOON)
        assert (await books.prices.history("MET-1")).prices == (_price("7.45"),)
        assert (await books.prices.history("MET-1", TUESDAY, TUESDAY)).prices == ()
        assert await books.prices.histories(["FIX-1"]) == {}
        assert list(await books.prices.histories()) == ["MET-1"]
        await books.prices.remove_synthetic("MET-1")
        assert len((await books.prices.history("MET-1")).prices) == 1


async def test_sales_add_up_and_real_ones_replace_synthetic_ones(records: Records) -> None:
    made_up = [Sale("MET-1", day, Decimal("10.5"), is_synthetic=True) for day in (MONDAY, TUESDAY)]
    real = Sale("MET-1", MONDAY, Decimal("4.25"), Money.of("31.66"))
    async with records.writing(TENANT) as books:
        assert await books.sales.put_all([*made_up, Sale("FIX-1", TUESDAY, Decimal(7))]) == (3, 0)
        assert await books.sales.totals(MONDAY, TUESDAY) == {"MET-1": Decimal(21), "FIX-1": Decimal(7)}
        assert await books.sales.put_all([real]) == (0, 1)
        assert await books.sales.history("MET-1") == (real,)
        assert await books.sales.history("MET-1", TUESDAY, TUESDAY) == (made_up[1],)
        assert await books.sales.totals(MONDAY, TUESDAY) == {"MET-1": Decimal("4.25"), "FIX-1": Decimal(7)}


async def test_no_industry_sees_the_goods_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.products.put_all([STEEL])
        await books.suppliers.put_all([FERRO])
        await books.prices.put_all([_price("7.45")], NOON)
        await books.sales.put_all([Sale("MET-1", MONDAY, Decimal(1))])
    async with records.writing(OTHER) as books:
        assert await books.products.find("MET-1") is None
        assert await books.suppliers.find("cnpj-1") is None
        assert (await books.prices.history("MET-1")).prices == ()
        assert await books.sales.totals(MONDAY, TUESDAY) == {}
        await books.products.add_to_stock("MET-1", Decimal(1))
        await books.prices.remove_synthetic("MET-1")
    async with records.reading(TENANT) as books:
        assert await books.products.get("MET-1") == STEEL
