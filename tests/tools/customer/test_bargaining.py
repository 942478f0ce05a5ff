from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cars.offers import OfferOutcome, weigh
from domain.cars.vehicles import Vehicle
from domain.money import Money
from memory.records.dealings import DealingKind
from tests.domain.strategies import few
from tests.tools.counters import CARS, FLOOR, Shop


@pytest.mark.parametrize(
    ("amount", "outcome"),
    [
        (61_234, "too_low"),
        (1, "too_low"),
        (61_235, "for_a_person"),
        (68_899, "for_a_person"),
        (68_900, "asking_price"),
        (90_000, "asking_price"),
    ],
)
async def test_an_offer_is_declined_handed_on_or_no_bargain_at_all(shop: Shop, amount: int, outcome: str) -> None:
    result = await shop.use("make_offer", car_id="onix-2021", amount=amount)
    assert (result["outcome"], result["offer"]) == (outcome, amount)


@few
@given(st.sampled_from(CARS), st.integers(1, 200_000))
def test_no_outcome_accepts_anything_below_the_asking_price(car: Vehicle, amount: int) -> None:
    if Money.of(amount) < car.price:
        assert weigh(car, Money.of(amount)) in (OfferOutcome.FOR_A_PERSON, OfferOutcome.TOO_LOW)


async def test_every_offer_is_kept_and_a_serious_one_calls_a_person(shop: Shop) -> None:
    await shop.use("make_offer", car_id="onix-2021", amount=50_000)
    assert [(d.kind, d.detail["outcome"]) for d in await shop.dealings()] == [(DealingKind.OFFER, "too_low")]
    await shop.use("make_offer", car_id="onix-2021", amount=65_000)
    (handoff,) = [d for d in await shop.dealings() if d.kind is DealingKind.HANDOFF]
    assert handoff.detail == {"reason": "offer", "car_id": "onix-2021", "amount": 65_000, "conversation": "talk-ana"}


async def test_neither_result_nor_what_is_kept_tells_the_floor(shop: Shop) -> None:
    for amount in (50_000, 65_000, 70_000):
        told = str(await shop.use("make_offer", car_id="onix-2021", amount=amount))
        assert str(FLOOR.reais) not in told
        assert str(FLOOR.whole) not in told
    assert str(FLOOR.whole) not in str(await shop.dealings())


async def test_without_consent_no_offer_is_taken(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.refusal("make_offer", "bia", car_id="onix-2021", amount=65_000)).code == "consent_needed"
    assert await shop.dealings("bia") == []


async def test_no_offer_is_taken_for_a_car_that_is_gone_or_held_by_another(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("reserve_car", "bia", car_id="onix-2020")
    for car_id in ("uno-sold", "onix-2020"):
        assert (await shop.refusal("make_offer", car_id=car_id, amount=25_000)).code == "car_unavailable"
    assert (await shop.refusal("make_offer", car_id="nada", amount=25_000)).code == "not_found"


async def test_who_holds_a_car_may_still_bargain_for_it(shop: Shop) -> None:
    await shop.use("reserve_car", car_id="onix-2021")
    assert (await shop.use("make_offer", car_id="onix-2021", amount=65_000))["outcome"] == "for_a_person"


@pytest.mark.parametrize("amount", [0, -5, 10**9, "muito", 1.5])
async def test_an_amount_that_is_none_is_refused(shop: Shop, amount: object) -> None:
    refused = await shop.refusal("make_offer", car_id="onix-2021", amount=amount)
    assert refused.code == "invalid"
    assert refused.detail.startswith("Oferta: ")


async def test_the_floor_cannot_be_found_by_halving(shop: Shop) -> None:
    outcomes = [(await shop.use("make_offer", car_id="onix-2021", amount=amount))["outcome"] for amount in (40_000, 50_000, 55_000, 58_000)]
    assert outcomes == ["too_low", "too_low", "for_a_person", "for_a_person"]
    assert [d.detail["amount"] for d in await shop.dealings() if d.kind is DealingKind.HANDOFF] == [55_000, 58_000]


async def test_the_same_offer_again_and_offers_for_other_cars_do_not_count(shop: Shop) -> None:
    for _ in range(3):
        assert (await shop.use("make_offer", car_id="onix-2021", amount=40_000))["outcome"] == "too_low"
    await shop.use("make_offer", car_id="gol-2017", amount=20_000)
    assert (await shop.use("make_offer", car_id="onix-2021", amount=50_000))["outcome"] == "too_low"
