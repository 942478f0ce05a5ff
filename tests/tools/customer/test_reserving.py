from __future__ import annotations

from datetime import timedelta

from domain.cars.vehicles import CarStatus
from tests.tools.counters import Shop


async def test_a_car_is_held_for_the_shops_time(shop: Shop) -> None:
    result = await shop.use("reserve_car", car_id="onix-2021")
    assert result["until"] == (shop.clock.now() + timedelta(hours=48)).isoformat()
    assert (result["already"], result["hours"], result["car"]["id"]) == (False, 48, "onix-2021")
    assert (await shop.car("onix-2021")).status is CarStatus.RESERVED


async def test_asking_again_keeps_the_first_reservation(shop: Shop) -> None:
    first = await shop.use("reserve_car", car_id="onix-2021")
    shop.clock.set(shop.clock.now() + timedelta(hours=5))
    again = await shop.use("reserve_car", car_id="onix-2021")
    assert again["already"] is True
    assert again["until"] == first["until"]


async def test_a_car_held_by_another_is_not_to_be_had(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("reserve_car", "bia", car_id="onix-2021")
    refused = await shop.refusal("reserve_car", "ana", car_id="onix-2021")
    assert (refused.code, refused.facts) == ("car_unavailable", {"car_id": "onix-2021"})


async def test_a_sold_car_is_not_to_be_had_and_an_unknown_one_not_found(shop: Shop) -> None:
    assert (await shop.refusal("reserve_car", car_id="uno-sold")).code == "car_unavailable"
    assert (await shop.refusal("reserve_car", car_id="nada")).code == "not_found"


async def test_without_consent_nothing_is_held(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.refusal("reserve_car", "bia", car_id="onix-2021")).code == "consent_needed"
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE


async def test_when_the_time_is_over_another_may_have_the_car(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("reserve_car", "bia", car_id="onix-2021")
    shop.clock.set(shop.clock.now() + timedelta(hours=48))
    assert (await shop.use("reserve_car", "ana", car_id="onix-2021"))["already"] is False


async def test_a_car_sold_while_it_was_held_does_not_come_back_when_the_time_is_over(shop: Shop) -> None:
    await shop.use("reserve_car", car_id="onix-2021")
    await shop.put_status("onix-2021", CarStatus.SOLD)
    shop.clock.set(shop.clock.now() + timedelta(hours=49))
    await shop.use("reserve_car", car_id="onix-2020")
    assert (await shop.car("onix-2021")).status is CarStatus.SOLD
    assert (await shop.refusal("reserve_car", car_id="onix-2021")).code == "car_unavailable"


async def test_a_reservation_given_up_frees_the_car_at_once(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("reserve_car", car_id="onix-2021")
    assert (await shop.use("cancel_reservation"))["car"]["id"] == "onix-2021"
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE
    assert (await shop.use("reserve_car", "bia", car_id="onix-2021"))["already"] is False


async def test_nobody_gives_up_what_another_holds(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("reserve_car", "bia", car_id="onix-2021")
    assert (await shop.refusal("cancel_reservation", car_id="onix-2021")).code == "not_found"
    assert (await shop.car("onix-2021")).status is CarStatus.RESERVED


async def test_of_several_reservations_it_must_be_said_which_is_given_up(shop: Shop) -> None:
    for car_id in ("onix-2021", "onix-2020"):
        await shop.use("reserve_car", car_id=car_id)
    assert (await shop.refusal("cancel_reservation")).code == "invalid"
    assert (await shop.use("cancel_reservation", car_id="onix-2020"))["car"]["id"] == "onix-2020"
