from __future__ import annotations

from typing import Any

import pytest

from domain.cars.vehicles import CarStatus
from memory.records.dealings import DealingKind
from tests.tools.counters import CARS, Shop


def _ids(result: dict[str, Any]) -> list[str]:
    return [fit["car"]["id"] for fit in result["cars"]]


async def test_the_best_cars_come_with_position_score_and_reasons(shop: Shop) -> None:
    result = await shop.use("recommend_cars", budget_max=110_000, categories=["SUV"], usage=["família"])
    assert set(_ids(result)) == {"creta-2021", "kicks-2022"}
    assert [fit["position"] for fit in result["cars"]] == [1, 2]
    assert result["cars"][0]["score"] >= result["cars"][1]["score"] > 0
    assert all(fit["reasons"] for fit in result["cars"])
    assert result["total"] == 2
    assert result["wish"] == {"budget_max": 110_000, "categories": ["SUV"], "usage": ["família"]}
    assert "relaxations" not in result


async def test_nothing_asked_for_shows_three_cars_of_all_that_are_available(shop: Shop) -> None:
    result = await shop.use("recommend_cars")
    assert len(result["cars"]) == 3
    assert result["total"] == len(CARS) - 1
    assert len((await shop.use("recommend_cars", limit=20))["cars"]) == len(CARS) - 1


async def test_anyone_may_look_without_having_agreed_to_anything(shop: Shop) -> None:
    assert (await shop.use("recommend_cars", "stranger", models=["Onix"]))["total"] == 3


async def test_sold_and_reserved_cars_are_not_recommended(shop: Shop) -> None:
    await shop.put_status("onix-2021", CarStatus.RESERVED)
    assert set(_ids(await shop.use("recommend_cars", models=["Onix", "Uno"]))) == {"onix-2020", "onix-2022"}


async def test_where_nothing_fits_it_says_which_wish_to_relax_and_what_that_brings(shop: Shop) -> None:
    result = await shop.use("recommend_cars", categories=["SUV"], budget_max=95_000)
    assert result["cars"] == []
    first, second = result["relaxations"]
    assert (first["limit"], first["value"], first["count"], first["example"]["id"]) == ("budget_max", 99_900, 1, "creta-2021")
    assert first["changes"] == {"budget_max": 99_900}
    assert second["changes"] == {"categories": None}
    again = await shop.use("recommend_cars", **{**result["wish"], **first["changes"]})
    assert _ids(again) == ["creta-2021"]


async def test_a_model_and_a_brand_that_are_not_there_are_given_up_together(shop: Shop) -> None:
    result = await shop.use("recommend_cars", brands=["Ferrari"], models=["Enzo"])
    assert [option["changes"] for option in result["relaxations"]] == [{"models": None, "brands": None}]


async def test_chevrolet_onix_brings_no_other_chevrolet(shop: Shop) -> None:
    result = await shop.use("recommend_cars", brands=["Chevrolet"], models=["Onix"], limit=20)
    assert set(_ids(result)) == {"onix-2020", "onix-2021", "onix-2022"}
    assert result["wish"] == {"models": ["Onix"]}


@pytest.mark.parametrize(
    "typed",
    [
        {"categories": ["suv"], "transmission": "automatico"},
        {"categories": ["SUV"], "transmission": "AUTOMÁTICO"},
        {"categories": [" Suv "], "usage": ["FAMILIA"], "priorities": ["Seguranca"]},
        {"categories": ["SUV"], "fuel": "flex", "state": "sp"},
    ],
)
async def test_values_are_understood_however_they_are_typed(shop: Shop, typed: dict[str, Any]) -> None:
    assert set(_ids(await shop.use("recommend_cars", **typed))) == {"creta-2021", "kicks-2022"}


async def test_brands_are_found_without_their_accents(shop: Shop) -> None:
    assert _ids(await shop.use("recommend_cars", brands=["citroen"])) == ["c3-2018"]


async def test_refining_leaves_out_what_was_seen_and_what_was_not_liked(shop: Shop) -> None:
    result = await shop.use("refine_recommendations", models=["Onix"], seen=["onix-2021"], disliked=["onix-2020"])
    assert _ids(result) == ["onix-2022"]
    assert result["total"] == 1
    nothing = await shop.use("refine_recommendations", models=["C3"], seen=["c3-2018"])
    assert nothing["cars"] == []
    assert "relaxations" not in nothing


async def test_likes_and_dislikes_are_kept_once_a_turn(shop: Shop) -> None:
    for _ in range(2):
        await shop.use("refine_recommendations", turn="t1", models=["Onix"], liked=["onix-2021"], disliked=["onix-2020"])
    kept = [(dealing.kind, dealing.car_id, dealing.detail["liked"]) for dealing in await shop.dealings()]
    assert sorted(kept) == [(DealingKind.FEEDBACK, "onix-2020", False), (DealingKind.FEEDBACK, "onix-2021", True)]


async def test_the_likes_of_somebody_who_did_not_agree_are_not_kept(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    result = await shop.use("refine_recommendations", "bia", models=["Onix"], disliked=["onix-2020"])
    assert "onix-2020" not in _ids(result)
    assert await shop.dealings("bia") == []


@pytest.mark.parametrize("args", [{"categories": ["Trator"]}, {"fuel": "querosene"}, {"usage": ["passeio"]}, {"state": "XX"}, {"limit": 0}])
async def test_a_value_that_is_none_is_refused_and_not_passed_over(shop: Shop, args: dict[str, Any]) -> None:
    assert (await shop.refusal("recommend_cars", **args)).code == "invalid"
