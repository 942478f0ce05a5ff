"""The sample industry: three thousand products, who sells them, and half a year of prices and sales."""

from __future__ import annotations

import timeit
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from validate_docbr import CNPJ

from domain.goods.namebooks import Entry, Namebook
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.units import Unit
from memory.records import Records
from memory.samples.industry.catalogue import sample_products
from memory.samples.industry.filling import Filled, fill
from memory.samples.industry.market import days_until, made_up_prices, made_up_sales
from memory.samples.industry.suppliers import sample_suppliers
from memory.samples.industry.synthesizing import synthesize
from tests.memory.records.samples import NOON, TENANT

PRODUCTS = sample_products()
TODAY = date(2026, 11, 24)


def test_there_are_three_thousand_products_each_with_its_own_code_and_name() -> None:
    goods = [sample.product for sample in PRODUCTS]
    assert len({product.sku for product in goods}) == len({product.name for product in goods}) == 3_000
    assert {product.unit for product in goods} <= set(Unit)
    assert len({product.category for product in goods}) > 15
    assert all(0.01 < sample.price < 20_000 and sample.monthly >= 1 for sample in PRODUCTS)
    assert 0.01 < sum(product.is_short for product in goods) / 3_000 < 0.05


def test_a_nickname_is_of_one_product() -> None:
    nicknames = [name for sample in PRODUCTS for name in sample.product.nicknames]
    assert len(nicknames) == len(set(nicknames)) > 30
    assert "aço" in nicknames


def test_of_three_thousand_products_the_one_that_is_meant_is_found_in_less_than_five_milliseconds() -> None:
    goods = [sample.product for sample in PRODUCTS]
    namebook = Namebook(Entry(product, (product.sku,), (product.name, *product.nicknames)) for product in goods)
    assert sum(namebook.meant(product.name) != [product] for product in goods) < 15
    asked = {"aço": 1, "oleo 15w40": 1, "disjuntor tripolar 32a": 1, "tinta acrilca 18l": 1, "luva nitrilica g": 2, "gasolina": 0}
    for said, many in asked.items():
        assert len(namebook.meant(said)) == many
        assert min(timeit.repeat(lambda said=said: namebook.meant(said) or namebook.near(said), number=1, repeat=5)) < 0.005


def test_a_smaller_industry_is_part_of_the_whole_and_the_same_each_time() -> None:
    few = sample_products(60)
    assert len(few) == 60
    assert few == sample_products(60)
    assert {sample.product.sku for sample in few} < {sample.product.sku for sample in PRODUCTS}
    assert "aço" in {name for sample in few for name in sample.product.nicknames}


def test_suppliers_have_valid_cnpjs_that_begin_with_99_and_sell_every_product_between_them() -> None:
    suppliers = sample_suppliers([sample.product for sample in PRODUCTS])
    assert len(suppliers) == 40
    assert all(one.cnpj and one.cnpj.startswith("99") and CNPJ().validate(one.cnpj) for one in suppliers)
    assert all(one.email and one.email.endswith(".example") for one in suppliers)
    assert {sku for one in suppliers for sku in one.skus} == {sample.product.sku for sample in PRODUCTS}


def test_prices_move_by_trend_noise_and_promotions_and_end_about_where_they_were_asked_to() -> None:
    asked = np.array([7.45, 0.0375, 1_250.0, 27.9])
    made = made_up_prices(asked, ["metais", "fixadores", "elétrica", None], days_until(TODAY), 7)
    assert made.shape == (4, 182)
    assert np.all(made > 0)
    assert np.allclose(made[:, -1], asked, rtol=0.02)
    steps = np.abs(np.diff(np.log(made)))
    assert np.all(steps.max(axis=1) < 0.25)
    assert np.all(steps.max(axis=1) > 0.005)
    assert (made[2] == np.round(made[2], 2)).all()


def test_sales_are_on_working_days_and_add_up_to_about_what_a_month_takes() -> None:
    days = days_until(TODAY, 364)
    made = made_up_sales([4_000, 20], days, 7)
    assert not made[:, [day.weekday() > 4 for day in days]].any()
    assert np.allclose(made.sum(axis=1) / 12, [4_000, 20], rtol=0.35)


@pytest.fixture
async def filled(records: Records) -> Filled:
    return await fill(records, TENANT, NOON, 20)


async def test_a_tenant_is_filled_with_prices_that_are_marked(records: Records, filled: Filled) -> None:
    assert (filled.products, filled.suppliers, filled.prices) == (20, 40, 20 * 182)
    async with records.reading(TENANT) as books:
        histories = await books.prices.histories()
        assert len(histories) == await books.products.count() == 20
        assert all(history.is_synthetic and history.prices[-1].day == NOON.date() for history in histories.values())
        assert sum([len(await books.sales.history(sku)) for sku in histories]) == filled.sales


async def test_a_made_up_history_never_touches_what_is_real(records: Records) -> None:
    product = Product("X", "Item X", "metais", "kg", minimum=Decimal(150))
    price, sale = Price("X", NOON.date(), Decimal(12)), Sale("X", NOON.date(), Decimal(3))
    async with records.writing(TENANT) as books:
        await books.products.put_all([product])
        made = await synthesize(books, product, NOON, days=30, seed=1)
        first = await books.prices.history("X")
        assert (made.prices, made.real, first.is_synthetic) == (30, False, True)
        assert await books.sales.history("X")
        await synthesize(books, product, NOON, days=30, seed=1, price=10.0)
        assert (await books.prices.history("X")).prices == first.prices
        await books.prices.put_all([price], NOON)
        await books.sales.put_all([sale])
        again = await synthesize(books, product, NOON, days=60, seed=2)
        assert again.real
        assert (await books.prices.history("X")).prices == (price,)
        assert await books.sales.history("X") == (sale,)
