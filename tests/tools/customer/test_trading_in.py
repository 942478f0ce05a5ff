from __future__ import annotations

import pytest

from memory.records.dealings import DealingKind
from tests.tools.counters import Shop

ONIX = {"model": "Onix", "brand": "Chevrolet", "year": 2021, "mileage": 70_000}


async def test_a_car_is_taken_down_as_described(shop: Shop) -> None:
    result = await shop.use("register_trade_in", **ONIX, condition="risco na porta", expected=60_000)
    assert result["status"] == "registered"
    assert result["known"] == {**ONIX, "condition": "risco na porta", "expected": 60_000}
    assert result["needs_inspection"] is True
    (kept,) = await shop.dealings()
    assert kept.kind is DealingKind.TRADE_IN
    assert kept.detail == {**result["known"], "range": result["similar_listings"]}


async def test_a_range_is_told_from_three_similar_listings(shop: Shop) -> None:
    similar = (await shop.use("register_trade_in", **ONIX))["similar_listings"]
    assert similar["count"] == 3
    assert 62_900 <= similar["asking_from"] <= similar["asking_to"] <= 74_900


@pytest.mark.parametrize("car", [{"model": "Onix", "year": 2023}, {"model": "Onix", "year": 2020}, {"model": "HB20", "year": 2020}])
async def test_no_range_is_told_from_fewer(shop: Shop, car: dict[str, object]) -> None:
    result = await shop.use("register_trade_in", **car, mileage=50_000)
    assert result["status"] == "registered"
    assert result["similar_listings"] is None


async def test_a_model_is_found_however_it_is_typed(shop: Shop) -> None:
    assert (await shop.use("register_trade_in", **{**ONIX, "model": "ônix"}))["similar_listings"]["count"] == 3


async def test_what_is_missing_is_named_and_nothing_kept_yet(shop: Shop) -> None:
    result = await shop.use("register_trade_in", "stranger", model="Versa", condition=" ")
    assert result == {"status": "incomplete", "missing": ["year", "mileage"], "known": {"model": "Versa"}}
    assert (await shop.use("register_trade_in", "stranger", model="", year=2014, mileage=0))["missing"] == ["model"]
    assert await shop.dealings("stranger") == []


async def test_without_consent_nothing_is_taken_down(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.refusal("register_trade_in", "bia", **ONIX)).code == "consent_needed"
    assert await shop.dealings("bia") == []


async def test_what_is_told_of_a_car_later_belongs_to_the_same_intake(shop: Shop) -> None:
    await shop.use("register_trade_in", **ONIX)
    await shop.use("register_trade_in", **{**ONIX, "model": "ônix", "mileage": 71_000}, condition="risco na porta")
    await shop.use("register_trade_in", model="Gol", year=2012, mileage=120_000)
    first, second = await shop.dealings()
    assert (first.detail["mileage"], first.detail["condition"]) == (71_000, "risco na porta")
    assert second.detail["model"] == "Gol"
