from __future__ import annotations

from datetime import timedelta

from domain.cars.vehicles import CarStatus
from memory.records.dealings import DealingKind
from tests.tools.counters import Shop


async def test_the_listing_is_shown_with_its_branch(shop: Shop) -> None:
    result = await shop.use("car_details", car_id="hb20-2020")
    assert result["car"]["modelo"] == "HB20"
    assert (result["available"], result["status"], result["branch"]) == (True, "available", "Ipê Jundiaí")


async def test_an_unknown_car_is_not_found(shop: Shop) -> None:
    refused = await shop.refusal("car_details", car_id="onix-1900")
    assert refused.code == "not_found"
    assert refused.facts == {"car_id": "onix-1900"}


async def test_a_sold_car_is_shown_as_gone(shop: Shop) -> None:
    result = await shop.use("car_details", car_id="uno-sold")
    assert (result["available"], result["status"]) == (False, "sold")


async def test_a_held_car_is_there_for_the_one_it_is_held_for_and_for_nobody_else(shop: Shop) -> None:
    await shop.use("reserve_car", car_id="onix-2021")
    await shop.welcome("bia")
    assert (await shop.use("car_details", "ana", car_id="onix-2021"))["available"]
    assert not (await shop.use("car_details", "bia", car_id="onix-2021"))["available"]


async def test_a_car_whose_reservation_ended_is_available_again(shop: Shop) -> None:
    await shop.use("reserve_car", car_id="onix-2021")
    shop.clock.set(shop.clock.now() + timedelta(hours=49))
    result = await shop.use("car_details", "stranger", car_id="onix-2021")
    assert (result["available"], result["status"]) == (True, "available")
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE


async def test_a_look_is_kept_of_who_agreed_and_of_nobody_else(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    for person in ("ana", "bia"):
        await shop.use("car_details", person, car_id="onix-2021")
    assert [(look.kind, look.car_id) for look in await shop.dealings("ana")] == [(DealingKind.DETAILS, "onix-2021")]
    assert await shop.dealings("bia") == []
