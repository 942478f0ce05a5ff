from __future__ import annotations

from datetime import datetime

from domain.clock import local
from memory.records.dealings import DealingKind
from tests.tools.counters import SHOP, Shop


async def _book(shop: Shop, person: str, car_id: str, time: str, day: str = "2026-11-19") -> str:
    result = await shop.use("schedule_test_drive", person, action="book", car_id=car_id, date=day, time=time)
    return str(result["status"])


async def _visits(shop: Shop, person: str = "ana") -> list[tuple[str, str]]:
    async with shop.records.reading(SHOP) as books:
        found = await books.appointments.of(person, shop.clock.now())
    return [(visit.car_id, f"{local(visit.starts_at):%d %H:%M}") for visit in found]


async def test_moving_frees_the_old_time(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "ana", "onix-2021", "16:00")
    moved = await shop.use("schedule_test_drive", action="move", date="2026-11-19", time="17:00")
    assert (moved["status"], moved["starts_at"]) == ("moved", "2026-11-19T17:00-03:00")
    assert await _visits(shop) == [("onix-2021", "19 17:00")]
    assert await _book(shop, "bia", "onix-2020", "16:00") == "booked"


async def test_a_visit_may_move_by_less_than_its_own_length(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    assert (await shop.use("schedule_test_drive", action="move", date="2026-11-19", time="16:30"))["status"] == "moved"


async def test_booking_the_same_car_again_moves_the_visit(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    assert await _book(shop, "ana", "onix-2021", "10:00") == "moved"
    assert await _visits(shop) == [("onix-2021", "19 10:00")]


async def test_another_car_is_another_visit(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    assert await _book(shop, "ana", "onix-2020", "10:00") == "booked"
    assert await _visits(shop) == [("onix-2020", "19 10:00"), ("onix-2021", "19 16:00")]


async def test_of_several_visits_the_one_for_the_named_car_is_moved_or_cancelled(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2020", "10:00")
    await _book(shop, "ana", "onix-2021", "16:00")
    await shop.use("schedule_test_drive", action="move", car_id="onix-2021", date="2026-11-21", time="09:00")
    assert await _visits(shop) == [("onix-2020", "19 10:00"), ("onix-2021", "21 09:00")]
    cancelled = await shop.use("schedule_test_drive", action="cancel", car_id="onix-2021")
    assert cancelled["car"]["id"] == "onix-2021"
    assert await _visits(shop) == [("onix-2020", "19 10:00")]


async def test_with_several_visits_it_must_be_said_which_one(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2020", "10:00")
    await _book(shop, "ana", "onix-2021", "16:00")
    for action in ("move", "cancel", "late"):
        refused = await shop.refusal("schedule_test_drive", action=action, time="09:00")
        assert (refused.code, refused.facts["car_ids"]) == ("invalid", ["onix-2020", "onix-2021"])
    assert len(await _visits(shop)) == 2


async def test_a_visit_moved_without_a_day_stays_on_its_day(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    assert (await shop.use("schedule_test_drive", action="move", time="11:00"))["starts_at"] == "2026-11-19T11:00-03:00"


async def test_a_delay_is_noted_for_the_shop_and_the_time_stays_booked(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    shop.clock.set(datetime(2026, 11, 19, 16, 20))
    assert (await shop.use("schedule_test_drive", action="late"))["status"] == "delay_noted"
    noted = [dealing for dealing in await shop.dealings() if dealing.kind is DealingKind.HANDOFF]
    assert [(dealing.car_id, dealing.detail["reason"]) for dealing in noted] == [("onix-2021", "late")]


async def test_what_a_customer_has_going_is_their_own_and_as_it_stands(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "ana", "onix-2021", "16:00")
    await _book(shop, "bia", "onix-2020", "10:00")
    await shop.use("reserve_car", car_id="onix-2021")
    await shop.use("make_offer", car_id="onix-2021", amount=50_000)
    await shop.use("register_trade_in", model="Gol", year=2012, mileage=120_000)
    mine = await shop.use("my_arrangements")
    assert [(visit["car"]["id"], visit["starts_at"]) for visit in mine["visits"]] == [("onix-2021", "2026-11-19T16:00-03:00")]
    assert [(held["car"]["id"], held["until"]) for held in mine["reservations"]] == [("onix-2021", "2026-11-20T10:00-03:00")]
    assert [(offer["car"]["id"], offer["offer"]) for offer in mine["offers"]] == [("onix-2021", 50_000)]
    assert mine["trade_in"]["model"] == "Gol"
    shop.clock.set(datetime(2026, 11, 20, 18))
    later = await shop.use("my_arrangements")
    assert (later["visits"], later["reservations"]) == ([], [])


async def test_cancelling_frees_the_time_and_names_what_was_cancelled(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "ana", "onix-2021", "16:00")
    result = await shop.use("schedule_test_drive", action="cancel")
    assert (result["status"], result["starts_at"][:16], result["car"]["id"]) == ("cancelled", "2026-11-19T16:00", "onix-2021")
    assert await _visits(shop) == []
    assert await _book(shop, "bia", "onix-2021", "16:00") == "booked"


async def test_there_is_nothing_to_move_or_cancel_without_a_visit_of_ones_own(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "bia", "onix-2021", "16:00")
    for action in ("move", "cancel"):
        refused = await shop.refusal("schedule_test_drive", action=action, date="2026-11-19", time="10:00")
        assert (refused.code, refused.detail) == ("not_found", "Você não tem visita marcada.")
    assert len(await _visits(shop, "bia")) == 1


async def test_a_visit_that_is_over_is_not_moved(shop: Shop) -> None:
    await _book(shop, "ana", "onix-2021", "16:00")
    shop.clock.set(datetime(2026, 11, 19, 17))
    assert (await shop.refusal("schedule_test_drive", action="move", date="2026-11-21", time="09:00")).code == "not_found"


async def test_a_refused_move_leaves_the_visit_where_it_was(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "bia", "onix-2020", "10:00")
    await _book(shop, "ana", "onix-2021", "16:00")
    refused = await shop.refusal("schedule_test_drive", action="move", date="2026-11-19", time="10:00")
    assert refused.facts["reason"] == "taken"
    assert await _visits(shop) == [("onix-2021", "19 16:00")]


async def test_moving_to_another_branch_does_not_overlap_a_visit_there(shop: Shop) -> None:
    await shop.welcome("bia")
    await _book(shop, "ana", "onix-2021", "16:00")
    await _book(shop, "bia", "hb20-2020", "16:00")
    refused = await shop.refusal("schedule_test_drive", action="move", car_id="hb20-2020", date="2026-11-19", time="16:30")
    assert refused.facts["reason"] == "taken"
    assert await _visits(shop) == [("onix-2021", "19 16:00")]
