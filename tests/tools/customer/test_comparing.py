from __future__ import annotations

from domain.cars.vehicles import CarStatus
from tests.tools.counters import Shop


async def test_cars_stand_side_by_side_in_the_order_asked(shop: Shop) -> None:
    result = await shop.use("compare_cars", car_ids=["onix-2021", "hb20-2020"])
    first, second = result["cars"]
    assert (first["car"]["id"], second["car"]["id"]) == ("onix-2021", "hb20-2020")
    assert {"ano", "quilometragem"} <= set(first["ahead_in"])
    assert "preço" in second["ahead_in"]
    assert result["best"] in ("onix-2021", "hb20-2020")
    assert result["by"] == {}


async def test_the_use_decides_which_is_best(shop: Shop) -> None:
    cars = ["spin-2019", "onix-2021"]
    assert (await shop.use("compare_cars", car_ids=cars, usage=["familia"], priorities=["espaço"]))["best"] == "spin-2019"
    by_need = await shop.use("compare_cars", car_ids=cars, usage=["urbano"], priorities=["economia"])
    assert by_need["best"] == "onix-2021"
    assert by_need["by"] == {"usage": ["urbano"], "priorities": ["economia"]}


async def test_a_car_that_cannot_be_bought_is_not_the_best(shop: Shop) -> None:
    await shop.put_status("onix-2021", CarStatus.SOLD)
    result = await shop.use("compare_cars", car_ids=["onix-2021", "onix-2020"])
    assert [row["available"] for row in result["cars"]] == [False, True]
    assert result["best"] == "onix-2020"


async def test_no_car_is_ahead_in_a_mileage_that_another_does_not_tell(shop: Shop) -> None:
    result = await shop.use("compare_cars", car_ids=["onix-2021", "c3-2018"])
    assert all("quilometragem" not in row["ahead_in"] for row in result["cars"])


async def test_one_car_twice_is_no_comparison(shop: Shop) -> None:
    assert (
        await shop.refusal("compare_cars", car_ids=["onix-2021", "onix-2021"])
    ).detail == "Preciso de dois carros diferentes para comparar."
    assert (await shop.refusal("compare_cars", car_ids=["onix-2021"])).code == "invalid"
    assert (await shop.refusal("compare_cars", car_ids=["a", "b", "c", "d", "e"])).code == "invalid"


async def test_an_unknown_car_among_them_is_not_found(shop: Shop) -> None:
    assert (await shop.refusal("compare_cars", car_ids=["onix-2021", "nada"])).code == "not_found"


async def test_an_unknown_priority_is_refused(shop: Shop) -> None:
    assert (await shop.refusal("compare_cars", car_ids=["onix-2021", "onix-2020"], priorities=["charme"])).code == "invalid"
