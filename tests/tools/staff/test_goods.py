"""What staff are told of the prices and the stock of goods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.errors import Ambiguous, NotFound
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.people import Role
from tests.tools.counters import SHOP, WEDNESDAY, Shop

TODAY = WEDNESDAY.date()
STEEL = Product("MET-1", "Aço laminado", "metais", "kg", Decimal(600), Decimal(500), ("aço",))
PRODUCTS = (
    STEEL,
    Product("MET-2", "Chapa de aço 2 mm", "metais", "kg", Decimal(10), Decimal(100)),
    Product("MET-3", "Chapa de aço 3 mm", "metais", "kg"),
    Product("EPI-1", "Luva de raspa", "EPI", "par", Decimal(0), Decimal(20)),
)


def _days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    prices = [("7.00", 100, "a"), ("6.50", 40, "b"), ("7.80", 20, "a"), ("7.45", 2, "a"), ("9.99", -1, "a")]
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all(PRODUCTS)
        await books.suppliers.put_all([Supplier("a", "Ferro Forte"), Supplier("b", "Aços Baratos")])
        await books.prices.put_all(
            [Price("MET-1", _days_ago(days), Decimal(amount), supplier_id=who) for amount, days, who in prices], WEDNESDAY
        )
        await books.prices.put_all([Price("EPI-1", TODAY, Decimal("8.9"), source="synthetic", is_synthetic=True)], WEDNESDAY)
        await books.sales.put_all([Sale("MET-1", _days_ago(days), Decimal(10)) for days in range(1, 31)])
        await books.sales.put_all([Sale("MET-2", _days_ago(1), Decimal(30)), Sale("EPI-1", _days_ago(1), Decimal(5), is_synthetic=True)])
    return shop


async def test_the_present_price_is_the_last_one_seen_with_the_90_days_before(stocked: Shop) -> None:
    told = await stocked.use("price_history", "jorge", role=Role.BUYER, product="aço")
    assert told["price"] == {"amount": 7.45, "day": _days_ago(2).isoformat(), "supplier": "Ferro Forte", "source": "import"}
    assert told["period"]["lowest"] == {"amount": 6.5, "day": _days_ago(40).isoformat()}
    assert told["period"]["highest"]["amount"] == 7.8
    assert (told["period"]["days"], told["period"]["mean"], told["period"]["change_percent"]) == (3, 7.25, 14.6)
    assert [one["supplier"] for one in told["suppliers"]] == ["Aços Baratos", "Ferro Forte"]
    assert told["is_synthetic"] is False


async def test_a_past_price_is_the_last_one_known_on_that_day(stocked: Shop) -> None:
    day = _days_ago(30)
    told = await stocked.use("price_history", "jorge", role=Role.BUYER, product="MET-1", since=day.isoformat(), until=day.isoformat())
    assert (told["price"]["amount"], told["period"]) == (6.5, None)


async def test_a_price_of_one_supplier_is_told_apart_and_sample_data_are_said_to_be_that(stocked: Shop) -> None:
    told = await stocked.use("price_history", "jorge", role=Role.SELLER, product="aço", supplier="aços baratos")
    assert (told["price"]["amount"], told["supplier"]) == (6.5, "Aços Baratos")
    glove = await stocked.use("price_history", "jorge", role=Role.BUYER, product="luva")
    assert glove["is_synthetic"]
    assert (await stocked.use("price_history", "jorge", role=Role.BUYER, product="MET-3"))["price"] is None


async def test_a_stock_is_told_with_the_days_it_lasts(stocked: Shop) -> None:
    told = (await stocked.use("stock_status", "jorge", role=Role.BUYER, product="aço"))["product"]
    assert (told["stock"], told["minimum"], told["missing"], told["went_out_30_days"], told["days_of_cover"]) == (600, 500, 0, 290, 62)
    unknown = (await stocked.use("stock_status", "jorge", role=Role.BUYER, product="MET-3"))["product"]
    assert (unknown["stock"], unknown["days_of_cover"]) == (None, None)


async def test_what_is_short_is_listed_the_most_urgent_first(stocked: Shop) -> None:
    told = await stocked.use("stock_status", "jorge", role=Role.BUYER)
    assert [item["sku"] for item in told["short"]] == ["EPI-1", "MET-2"]
    assert (told["total"], told["products"], told["without_stock_told"], told["is_synthetic"]) == (2, 4, 1, False)
    only = await stocked.use("stock_status", "jorge", role=Role.BUYER, about="metal")
    assert (only["of"], [item["sku"] for item in only["short"]]) == ("metais", ["MET-2"])
    assert (await stocked.use("stock_status", "jorge", role=Role.BUYER, about="chapas"))["total"] == 1
    assert (await stocked.use("stock_status", "jorge", role=Role.BUYER, limit=1))["total"] == 2


async def test_an_item_that_may_be_several_is_asked_about_and_an_unknown_one_is_not_made_up(stocked: Shop) -> None:
    for tool in ("stock_status", "price_history"):
        assert isinstance(await stocked.refusal(tool, "jorge", role=Role.BUYER, product="chapa"), Ambiguous)
        assert isinstance(await stocked.refusal(tool, "jorge", role=Role.BUYER, product="ouro"), NotFound)
    assert "categories" in (await stocked.refusal("stock_status", "jorge", role=Role.BUYER, about="joias")).facts
    assert (await stocked.refusal("stock_status", role=Role.CUSTOMER)).code == "not_allowed"
