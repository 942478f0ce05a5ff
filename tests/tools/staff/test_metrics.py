from __future__ import annotations

from datetime import timedelta

import pytest

from domain.conversation import Answer, Reply, Turn
from domain.customers.leads import Evidence, score
from domain.people import STAFF, Role
from tests.tools.counters import CARS, SHOP, Shop


async def test_the_figures_are_counted_from_what_happened(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("make_offer", car_id="onix-2021", amount=65_000)
    await shop.use("make_offer", "bia", car_id="onix-2021", amount=30_000)
    await shop.use("register_trade_in", model="Versa", year=2014, mileage=95_000)
    await shop.use("simulate_financing", car_id="onix-2021")
    await shop.use("schedule_test_drive", action="book", car_id="onix-2021", date="2026-11-19", time="16:00")
    await shop.use("reserve_car", car_id="onix-2020")
    async with shop.records.writing(SHOP) as books:
        await books.leads.put("ana", score(Evidence(90_000, 80_000, 1, (), "imediata", 4)), {}, shop.clock.now())
    result = await shop.use("business_metrics", "helena", role=Role.MANAGER)
    available = [car for car in CARS if car.id not in ("uno-sold", "onix-2020")]
    assert result == {
        "since": "2026-10-19",
        "until": "2026-11-18",
        "conversations": 2,
        "customers": 2,
        "customers_with_visit": 1,
        "conversion_percent": 50,
        "new_leads": 1,
        "all_leads": 1,
        "hot_leads": 1,
        "warm_leads": 0,
        "cold_leads": 0,
        "visits_in_period": 0,
        "visits_booked_ahead": 1,
        "cars_reserved": 1,
        "offers": 2,
        "trade_ins": 1,
        "financing_simulations": 1,
        "handoffs": 1,
        "cars_available": len(available),
        "stock_value": sum(car.price.whole for car in available),
        "purchases": {"of": None, "from": None, "orders": 0, "total": 0, "suppliers": [], "awaiting": 0, "awaiting_total": 0},
    }


async def test_conversations_are_those_that_began_or_went_on_in_the_period(shop: Shop) -> None:
    async def counted(days: int) -> int:
        return int((await shop.use("business_metrics", "h", role=Role.MANAGER, days=days))["conversations"])

    shop.clock.set(shop.clock.now() + timedelta(days=20))
    assert (await counted(7), await counted(30)) == (0, 1)
    turn = Turn("t1", SHOP, "talk-ana", "ana", Role.CUSTOMER, "oi", shop.clock.now())
    async with shop.records.writing(SHOP) as books:
        await books.turns.done(turn, Answer("t1", "greet", "neutral", (Reply("Oi!"),)))
    assert await counted(7) == 1


async def test_what_is_older_than_the_period_is_not_counted(shop: Shop) -> None:
    await shop.use("make_offer", car_id="onix-2021", amount=65_000)
    shop.clock.set(shop.clock.now() + timedelta(days=8))
    assert (await shop.use("business_metrics", "h", role=Role.MANAGER, days=7))["offers"] == 0
    assert (await shop.use("business_metrics", "h", role=Role.MANAGER, days=9))["offers"] == 1


@pytest.mark.parametrize("role", sorted(STAFF))
async def test_every_member_of_staff_may_see_them(shop: Shop, role: Role) -> None:
    assert (await shop.use("business_metrics", "x", role=role))["cars_available"] == len(CARS) - 1


async def test_a_customer_may_not(shop: Shop) -> None:
    assert (await shop.refusal("business_metrics")).code == "not_allowed"


@pytest.mark.parametrize("days", [0, -1, 367, "muitos"])
async def test_a_period_that_is_none_is_refused(shop: Shop, days: object) -> None:
    assert (await shop.refusal("business_metrics", "x", role=Role.ADMIN, days=days)).code == "invalid"


async def test_a_period_of_days_counts_only_what_happened_in_it(shop: Shop) -> None:
    await shop.use("make_offer", car_id="onix-2021", amount=65_000)
    shop.clock.set(shop.clock.now() + timedelta(days=30))
    for since, until, offers in (("2026-11-01", "2026-11-30", 1), ("2026-11-18", "2026-11-18", 1), ("2026-11-19", "2026-12-18", 0)):
        figures = await shop.use("business_metrics", "h", role=Role.MANAGER, since=since, until=until)
        assert (figures["since"], figures["until"], figures["offers"]) == (since, until, offers)


async def test_what_the_shops_own_people_write_is_no_conversation_with_a_customer(shop: Shop) -> None:
    async with shop.records.writing(SHOP) as books:
        await books.people.meet("helena", Role.MANAGER, shop.clock.now())
        await books.conversations.open("talk-helena", "helena", "terminal", shop.clock.now())
    figures = await shop.use("business_metrics", "helena", role=Role.MANAGER)
    assert (figures["conversations"], figures["customers"]) == (1, 1)


async def test_where_nobody_talked_there_is_no_conversion(shop: Shop) -> None:
    figures = await shop.use("business_metrics", "h", role=Role.MANAGER, since="2026-01-01", until="2026-01-31")
    assert (figures["customers"], figures["conversion_percent"]) == (0, None)


async def test_a_period_that_ends_before_it_begins_is_refused(shop: Shop) -> None:
    refused = await shop.refusal("business_metrics", "h", role=Role.MANAGER, since="2026-11-02", until="2026-11-01")
    assert refused.code == "invalid"
