"""Prices of the market are collected from a marketplace over HTTP, one or all; what fails is told, and stops nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from channels.collecting import collect_waiting
from channels.market import open_market
from channels.settings import ScraperSettings
from domain.errors import Ambiguous, NotAllowed, NotFound
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.market.price_runs import ABANDONED_AFTER, PriceRun, RunState
from domain.people import Role
from evals.marketplace import Market, Ware, marketplace
from evals.marketplace.market import ORDER
from tests.tools.counters import SHOP, Shop
from tools.collecting import NoOffer, collect, collect_all
from tools.outside import Elsewhere
from tools.price_sources import PriceSource
from tools.staff.collecting import scrape_now
from tools.toolbox import Toolbox

PRODUCTS = (
    Product("ACO-3", "Chapa de aço 3mm", unit="kg", nicknames=("aço",)),
    Product("ACO-5", "Chapa de aço 5mm", unit="kg"),
    Product("PAR-M8", "Parafuso sextavado M8x30"),
)
SLUG = "chapa-de-aco-3mm"
TODAY = date(2026, 11, 18)


@pytest.fixture
async def market() -> AsyncIterator[Market]:
    wares = {
        SLUG: Ware(Decimal("8.50"), "kg"),
        "chapa-de-aco-5mm": Ware(Decimal(9), "kg"),
        "parafuso-sextavado-m8x30": Ware(Decimal("0.85")),
    }
    async with marketplace(Market(wares, retry_after=0)) as served:
        yield served


@pytest.fixture
async def source(market: Market) -> AsyncIterator[PriceSource]:
    async with open_market(ScraperSettings(url=market.url, max_attempts=1, timeout=2)) as opened:
        yield opened


@pytest.fixture
async def industry(shop: Shop) -> Shop:
    async with shop.records.writing(SHOP) as books:
        await books.products.put_all(PRODUCTS)
    return shop


async def use(shop: Shop, source: PriceSource, role: Role = Role.BUYER, **args: Any) -> dict[str, Any]:
    counter = shop.counter("carla", role=role)
    counter.market = source
    return await Toolbox([scrape_now]).call(counter, "scrape_now", args)


async def test_one_product_answers_with_the_new_price_which_is_kept_with_what_it_rests_on(industry: Shop, source: PriceSource) -> None:
    told = await use(industry, source, product="aço")
    assert (told["sku"], told["unit"], told["price"], told["results_used"], told["results_seen"]) == ("ACO-3", "kg", 8.5, 7, 12)
    async with industry.records.reading(SHOP) as books:
        (price,) = (await books.prices.history("ACO-3")).prices
        reading = await books.readings.last("ACO-3")
        aside = await books.readings.aside("ACO-3", TODAY)
    assert (price.day, price.amount, price.source, price.is_synthetic) == (TODAY, Decimal("8.5"), "mercado_livre", False)
    assert reading is not None
    assert (reading.used, reading.seen, reading.error) == (7, 12, None)
    assert len(aside) == 5
    assert all(each.why for each in aside)


async def test_an_instruction_in_a_title_goes_nowhere_but_the_quarantine(industry: Shop, source: PriceSource) -> None:
    told = await use(industry, source, product="ACO-3")
    assert "IGNORE" not in str(told).upper()
    async with industry.records.reading(SHOP) as books:
        aside = await books.readings.aside("ACO-3", TODAY)
    assert any(ORDER[:40] in each.title for each in aside)


async def test_collecting_twice_in_a_day_is_collecting_once(industry: Shop, source: PriceSource) -> None:
    await use(industry, source, product="ACO-3")
    await use(industry, source, product="ACO-3")
    async with industry.records.reading(SHOP) as books:
        assert len((await books.prices.history("ACO-3")).prices) == 1


async def test_a_failure_is_told_and_leaves_the_price_of_the_day_as_it_was(industry: Shop, source: PriceSource, market: Market) -> None:
    await use(industry, source, product="ACO-3")
    market.faults[SLUG].append("captcha")
    with pytest.raises(Elsewhere, match="captcha"):
        await use(industry, source, product="ACO-3")
    async with industry.records.reading(SHOP) as books:
        reading = await books.readings.last("ACO-3")
    assert reading is not None
    assert reading.amount == Decimal("8.5")


async def test_how_a_price_moved_is_told_against_the_last_one_of_the_source(industry: Shop, source: PriceSource) -> None:
    async with industry.records.writing(SHOP) as books:
        before = [Price("ACO-3", TODAY - timedelta(days=1), Decimal(8), source="mercado_livre")]
        await books.prices.put_all(before, industry.clock.now())
    told = await use(industry, source, product="ACO-3")
    assert told["before"] == {"price": 8.0, "day": "2026-11-17", "change_percent": 6.2, "change": "up"}


async def test_a_market_price_far_from_the_products_own_is_not_kept(industry: Shop, source: PriceSource) -> None:
    async with industry.records.writing(SHOP) as books:
        await books.prices.put_all([Price("ACO-3", TODAY - timedelta(days=3), Decimal(8_500))], industry.clock.now())
    with pytest.raises(NoOffer, match="vinha custando"):
        await use(industry, source, product="ACO-3")
    async with industry.records.reading(SHOP) as books:
        assert [price.day for price in (await books.prices.history("ACO-3")).prices] == [TODAY - timedelta(days=3)]
        reading = await books.readings.last("ACO-3")
    assert reading is not None
    assert (reading.error, reading.amount) == ("no_offer", None)


async def test_made_up_prices_put_no_real_one_in_doubt(industry: Shop, source: PriceSource) -> None:
    async with industry.records.writing(SHOP) as books:
        await books.prices.put_all([Price("ACO-3", TODAY - timedelta(days=3), Decimal(8_500), is_synthetic=True)], industry.clock.now())
    assert (await use(industry, source, product="ACO-3"))["price"] == 8.5


async def test_which_product_is_asked_where_it_is_not_clear(industry: Shop, source: PriceSource, market: Market) -> None:
    with pytest.raises(Ambiguous):
        await use(industry, source, product="chapa")
    with pytest.raises(NotFound):
        await use(industry, source, product="foguete")
    assert market.asked == []


async def test_a_seller_collects_no_prices(industry: Shop, source: PriceSource) -> None:
    with pytest.raises(NotAllowed):
        await use(industry, source, role=Role.SELLER, product="ACO-3")


async def test_all_products_are_a_run_whose_progress_can_be_asked(industry: Shop, source: PriceSource, market: Market) -> None:
    market.faults["chapa-de-aco-5mm"].append("layout")
    begun = await use(industry, source)
    assert (begun["already"], begun["run"]["state"], begun["run"]["total"]) == (False, "waiting", 3)
    assert (await use(industry, source))["already"]
    await collect_waiting(industry.records, SHOP, industry.clock, source, 0)
    told = (await use(industry, source, action="status"))["run"]
    assert (told["state"], told["tried"], told["collected"], told["failed"]) == ("done", 3, 2, 1)
    assert told["why"] == "página mudou de formato: 1"


async def test_a_run_is_made_once_in_its_hours_however_many_look(industry: Shop, source: PriceSource, market: Market) -> None:
    for _ in range(3):
        await collect_waiting(industry.records, SHOP, industry.clock, source, 8)
    assert len(market.asked) == 3
    industry.clock.set(industry.clock.now() + timedelta(hours=8))
    await collect_waiting(industry.records, SHOP, industry.clock, source, 8)
    assert len(market.asked) == 6


async def test_no_site_is_asked_by_itself_for_the_products_of_a_sample(industry: Shop, source: PriceSource, market: Market) -> None:
    async with industry.records.writing(SHOP) as books:
        await books.prices.put_all([Price("ACO-3", TODAY, Decimal(8), is_synthetic=True)], industry.clock.now())
    await collect_waiting(industry.records, SHOP, industry.clock, source, 8)
    assert market.asked == []
    await collect_waiting(industry.records, SHOP, industry.clock, source, 8, samples_too=True)
    assert len(market.asked) == 3


async def test_a_run_that_its_process_left_is_gone_on_with_where_it_stood(industry: Shop, source: PriceSource, market: Market) -> None:
    now = industry.clock.now()
    left = PriceRun("left", "schedule", now)
    async with industry.records.writing(SHOP) as books:
        await books.price_runs.ask(left)
        assert await books.price_runs.take(left, now, 3)
    await collect(industry.records, SHOP, source, PRODUCTS[0], now)
    assert await collect_all(industry.records, SHOP, source, left, industry.clock) is None
    industry.clock.set(now + ABANDONED_AFTER)
    ended = await collect_all(industry.records, SHOP, source, left, industry.clock)
    assert ended is not None
    assert (ended.state, ended.tried, ended.failed) == (RunState.DONE, 3, 0)
    assert sorted(market.asked) == sorted(set(market.asked))


async def test_a_site_that_lets_nobody_in_is_left_alone_before_the_end(industry: Shop, source: PriceSource, market: Market) -> None:
    async with industry.records.writing(SHOP) as books:
        await books.products.put_all([Product(f"X-{at}", f"Rolamento {6200 + at}") for at in range(30)])
    market.faults[""].extend(["forbidden"] * 50)
    run = PriceRun("r", "schedule", industry.clock.now())
    async with industry.records.writing(SHOP) as books:
        await books.price_runs.ask(run)
    ended = await collect_all(industry.records, SHOP, source, run, industry.clock)
    assert ended is not None
    assert (ended.state, ended.tried, ended.errors) == (RunState.HELD_BACK, 20, {"blocked": 20})


async def test_the_neighbours_prices_are_their_own(industry: Shop, source: PriceSource) -> None:
    await use(industry, source, product="ACO-3")
    async with industry.records.reading("outra-loja") as books:
        assert await books.readings.last("ACO-3") is None
        assert (await books.prices.history("ACO-3")).prices == ()
