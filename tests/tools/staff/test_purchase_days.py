"""The day to buy, coming prices and demand, as staff's tools tell them from what was published."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.errors import Invalid, NotAllowed
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.people import Role
from evals.worlds.outlooks import VERSION, at_its_best, falling, publish
from tests.tools.counters import SHOP, WEDNESDAY, Shop

TODAY = WEDNESDAY.date()
BUYER = Role.BUYER


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
async def bought(shop: Shop) -> Shop:
    """Steel is expected to fall, oil is at its best, gloves run out, of paint nothing was learned."""
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all([
            Product("MET-1", "Aço laminado", "metais", "kg", nicknames=("aço",)),
            Product("LUB-1", "Óleo 15W40", "lubrificantes", "un", Decimal(500), Decimal(10)),
            Product("EPI-1", "Luva de raspa", "EPI", "par", Decimal(10), Decimal(30)),
            Product("TIN-1", "Tinta epóxi", "tintas", "l"),
            Product("NEW-1", "Coisa nova"),
        ])  # fmt: skip
        sellers = [("slow", "Aço Lento", 9), ("fast", "Aço Já", 2)]
        await books.suppliers.put_all([Supplier(who, name, lead_days=days, skus=("EPI-1", "MET-1")) for who, name, days in sellers])
        await books.prices.put_all([Price("TIN-1", _in(-days), Decimal(46 + days % 3)) for days in range(40)], WEDNESDAY)
        await books.prices.put_all([Price("EPI-1", _in(-1), Decimal(9), supplier_id="slow")], WEDNESDAY)
        await books.sales.put_all([Sale("LUB-1", _in(-days), Decimal(5)) for days in range(1, 60)])
        await books.sales.put_all([Sale("EPI-1", _in(-days), Decimal(2)) for days in range(1, 60)])
        said = (falling("MET-1", TODAY), at_its_best("LUB-1", TODAY), falling("EPI-1", TODAY, "9.00", is_synthetic=True))
        await publish(books, TODAY, WEDNESDAY, *said)
        figures = [Decimal(text) for text in ("7.30", "7.2", "7.4", "7", "7.6", "6.8", "7.9")]
        days = tuple(ForecastDay(_in(at), *figures) for at in range(1, 15))
        metrics = {"forecasts": 42, "mae": 0.02, "error_vs_naive": 0.91, "coverage_80": 0.81}
        forecast = PublishedForecast("MET-1", VERSION, TODAY, WEDNESDAY, TODAY, Decimal("7.45"), days, "gradient_boosting", "calm", metrics)
        await books.forecasts.put_all([forecast])
    return shop


async def test_a_fall_is_waited_for_and_the_saving_told_for_the_quantity(bought: Shop) -> None:
    told = await bought.use("best_purchase_day", "jorge", role=BUYER, product="aço", quantity=20, unit="t")
    assert (told["wait"], told["buy_day"], told["quantity"]) == (True, _in(7).isoformat(), 20_000)
    assert told["cost_today"] == 149_000
    assert told["saving"] == pytest.approx(0.04 * 149_000)
    assert told["saving_low"] < 0 < told["saving"] < told["saving_high"]
    assert (told["may_lose"], told["chance_of_more_percent"]) == (-told["saving_low"], 20)
    assert told["expected_price"] == pytest.approx(7.15)
    assert told["track_record"]["told"].endswith("31 certas, economia média 2,4%")
    assert told["given_record"] is None


async def test_a_need_by_day_and_the_suppliers_lead_time_leave_fewer_days(bought: Shop) -> None:
    told = await bought.use("best_purchase_day", "jorge", role=BUYER, product="MET-1", need_by=_in(2).isoformat())
    assert (told["supplier"], told["lead_days"], told["days_left"], told["wait"]) == ("Aço Já", 2, 0, False)
    assert told["reasons"] == ["hoje é o último dia do prazo"]


async def test_without_a_word_stock_and_sales_say_by_when_and_how_much(bought: Shop) -> None:
    told = await bought.use("best_purchase_day", "jorge", role=BUYER, product="luva de raspa")
    assert (told["need_by"], told["need_by_told"], told["quantity_told"]) == (_in(5).isoformat(), False, False)
    assert told["quantity"] > 20
    assert told["supplier"] == "Aço Já"
    assert told["is_synthetic"] is True


async def test_what_keeping_costs_moves_the_purchase_to_a_later_day(bought: Shop) -> None:
    free = await bought.use("best_purchase_day", "jorge", role=BUYER, product="aço")
    dear = await bought.use("best_purchase_day", "jorge", role=BUYER, product="aço", holding_percent_a_month=5)
    assert dear["buy_day"] > free["buy_day"]


async def test_before_any_training_the_answer_says_so_and_buys_today(bought: Shop) -> None:
    told = await bought.use("best_purchase_day", "jorge", role=BUYER, product="tinta epóxi")
    assert (told["trained"], told["wait"], told["price"]["amount"]) == (False, False, 46)
    assert "balcao train prices" in told["not_trained"]
    with pytest.raises(Invalid, match="nenhum preço"):
        await bought.use("best_purchase_day", "jorge", role=BUYER, product="coisa nova")


async def test_a_list_tells_what_runs_out_what_is_cheap_and_what_may_wait(bought: Shop) -> None:
    told = await bought.use("best_purchase_day", "jorge", role=BUYER)
    assert [[item["sku"] for item in told[kind]] for kind in ("short", "buy", "wait")] == [["EPI-1"], ["LUB-1"], ["MET-1"]]
    oil = told["buy"][0]
    assert (oil["percent"], oil["month_quantity"], oil["saving"]) == (11.1, 145.0, 145.0)


async def test_coming_prices_are_those_published_with_how_far_such_ones_were_off(bought: Shop) -> None:
    told = await bought.use("forecast_prices", "jorge", role=BUYER, product="aço", horizon_days=30)
    assert (told["direction"], told["change_percent"], told["horizon_days"], told["asked_days"]) == ("falls", -2.0, 14, 30)
    assert told["days"][-1] == {"day": _in(14).isoformat(), "expected": 7.3, "low": 7.0, "high": 7.6}
    assert told["accuracy"] == {"forecasts": 42, "error_percent": 2.0, "error_vs_standing_still": 0.91, "band_held_percent": 81}


async def test_before_any_training_the_price_is_said_to_stay_with_its_usual_spread(bought: Shop) -> None:
    told = await bought.use("forecast_prices", "jorge", role=BUYER, product="TIN-1", horizon_days=5)
    assert (told["trained"], told["direction"], len(told["days"])) == (False, "stays", 5)
    assert told["days"][-1]["low"] < told["price"]["amount"] < told["days"][-1]["high"]


async def test_demand_is_told_with_its_range_and_what_is_missing(bought: Shop) -> None:
    told = await bought.use("forecast_demand", "ana", role=Role.SELLER, product="luva de raspa", horizon_days=10)
    assert (told["expected"], told["went_out_before"], told["missing"], told["days_of_cover"]) == (20, 20, 10, 5)
    assert told["low"] <= 20 <= told["high"]
    assert (await bought.use("forecast_demand", "ana", role=Role.SELLER, product="aço"))["expected"] is None


async def test_purchases_are_not_decided_by_sellers(bought: Shop) -> None:
    for name in ("best_purchase_day", "forecast_prices"):
        with pytest.raises(NotAllowed):
            await bought.use(name, "ana", role=Role.SELLER, product="aço")


async def test_what_went_out_is_told_of_a_period_and_of_as_many_days_before(bought: Shop) -> None:
    days = {"since": _in(-9).isoformat(), "until": TODAY.isoformat()}
    told = await bought.use("item_sales", "ana", role=Role.SELLER, product="luva de raspa", **days)
    assert (told["sold"], told["sold_before"], told["known_since"]) == (18, 20, _in(-59).isoformat())
    assert (await bought.use("item_sales", "ana", role=Role.SELLER, product="aço"))["known_since"] is None
    with pytest.raises(Invalid):
        await bought.use("item_sales", "ana", role=Role.SELLER, product="aço", since=TODAY.isoformat(), until=_in(-1).isoformat())
