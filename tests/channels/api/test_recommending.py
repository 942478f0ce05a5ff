from __future__ import annotations

from typing import Any

import pytest
from httpx2 import AsyncClient

from domain.cars.vehicles import CarStatus
from memory.records.tables import metadata
from tests.tools.counters import CARS, FLOOR, SHOP, Shop

COLUMNS = {"id", "marca", "modelo", "versao", "ano", "preco", "quilometragem", "categoria", "combustivel", "cambio", "cor", "cidade",
           "estado", "imagens", "opcionais", "descricao"}  # fmt: skip
SUVS = {"creta-2021", "kicks-2022"}


async def _ids(api: AsyncClient, **profile: Any) -> list[str]:
    answer = await api.post("/api/recommend", json=profile)
    assert answer.status_code == 200, answer.text
    return [fit["car"]["id"] for fit in answer.json()["recommendations"]]


async def test_a_profile_brings_cars_in_the_contracts_shape(api: AsyncClient) -> None:
    profile = {
        "budget": 120_000, "budget_min": 90_000, "usage": "família", "priorities": ["conforto", "segurança"], "categories": ["SUV"],
        "brands": ["Hyundai", "Nissan"], "city": "Campinas", "state": "SP", "transmission": "Automático", "fuel": "Flex",
        "year_min": 2020, "mileage_max": 60_000, "limit": 2,
    }  # fmt: skip
    answer = await api.post("/api/recommend", json=profile)
    assert answer.status_code == 200
    body = answer.json()
    assert set(body) == {"recommendations"}
    assert {fit["car"]["id"] for fit in body["recommendations"]} == SUVS
    for position, fit in enumerate(body["recommendations"], 1):
        assert set(fit) == {"car", "score", "reasons", "position"}
        assert fit["position"] == position
        assert 0 <= fit["score"] <= 1
        assert set(fit["car"]) >= COLUMNS
        assert fit["reasons"]
        assert all(isinstance(reason, str) for reason in fit["reasons"])
    assert any("do seu limite" in reason for fit in body["recommendations"] for reason in fit["reasons"])


async def test_an_empty_profile_brings_five_of_all_that_are_available(api: AsyncClient) -> None:
    assert len(await _ids(api)) == 5
    assert len(await _ids(api, limit=20)) == len(CARS) - 1


async def test_what_the_page_sends_in_the_requirements_example_is_understood(api: AsyncClient) -> None:
    assert await _ids(api, budget=120_000, usage="urbano", priorities=["economia", "conforto"])


@pytest.mark.parametrize(
    "profile",
    [
        {"categories": "SUV"},
        {"categories": ["suv"]},
        {"categories": "suv", "usage": ["familia", "viagem"]},
        {"categories": "SUV", "usage": "FAMÍLIA", "priorities": "economia, espaco"},
        {"categories": ["SUV"], "transmission": "automatico"},
        {"categories": ["SUV"], "transmission": "AUTOMÁTICA", "fuel": "flex", "state": "sp"},
        {"categories": ["SUV"], "brands": None, "usage": None, "city": None, "budget": None, "limit": None},
        {"categories": ["SUV"], "transmission": "", "fuel": "", "state": "", "usage": "", "city": ""},
        {"categories": ["SUV"], "budget": "110000", "year_min": 2020.0},
    ],
)
async def test_other_programs_may_write_values_their_own_way(api: AsyncClient, profile: dict[str, Any]) -> None:
    assert set(await _ids(api, **profile)) == SUVS


async def test_brands_and_cities_need_no_accents(api: AsyncClient) -> None:
    assert await _ids(api, brands="citroen") == ["c3-2018"]
    assert (await _ids(api, categories=["SUV"], city="jundiai"))[0] == "kicks-2022"


@pytest.mark.parametrize(
    ("profile", "models"),
    [
        ({"models": ["corola"]}, {"Corolla"}),
        ({"brands": ["corola"]}, {"Corolla"}),
        ({"brands": "vw"}, {"Gol"}),
        ({"brands": ["chevy"]}, {"Onix", "Spin"}),
        ({"models": "hb 20"}, {"HB20"}),
    ],
)
async def test_makes_and_models_may_be_written_as_people_write_them(api: AsyncClient, profile: dict[str, Any], models: set[str]) -> None:
    answer = await api.post("/api/recommend", json=profile)
    assert {fit["car"]["modelo"] for fit in answer.json()["recommendations"]} == models


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/api/recommend", {"orcamento": 90_000}, "orcamento"),
        ("/api/recommend", {"budget": 90_000, "budget_max": 80_000}, "budget_max"),
        ("/api/refine-recommendations", {"profile": {"cor": "azul"}}, "profile.cor"),
        ("/api/feedback", {"session_id": "s1", "car_id": "onix-2021", "liked": True, "nota": 5}, "nota"),
    ],
)
async def test_a_field_that_is_none_of_ours_is_refused_by_its_name(api: AsyncClient, path: str, body: dict[str, Any], field: str) -> None:
    answer = await api.post(path, json=body)
    assert answer.status_code == 422
    assert f"{field} não existe aqui" in answer.json()["detail"]
    assert answer.json()["errors"] == [{"field": field, "problem": "não existe aqui"}]


async def test_limits_are_limits(api: AsyncClient) -> None:
    assert await _ids(api, categories=["SUV"], budget=90_000) == []
    assert set(await _ids(api, budget=62_000, mileage_max=60_000)) == {"hb20-2020"}
    assert set(await _ids(api, fuel="Gasolina", year_min=2022)) == {"onix-2022", "kicks-2022"}


async def test_sold_and_held_cars_are_not_recommended(api: AsyncClient, shop: Shop) -> None:
    await shop.put_status("creta-2021", CarStatus.RESERVED)
    assert await _ids(api, categories=["SUV"]) == ["kicks-2022"]


async def test_after_an_opinion_the_disliked_do_not_come_back(api: AsyncClient) -> None:
    opinions = [{"car_id": "creta-2021", "liked": False, "session_id": "s1", "comment": "caro"}, {"car_id": "kicks-2022", "liked": True}]
    answer = await api.post("/api/refine-recommendations", json={"profile": {"categories": ["suv"]}, "feedback": opinions})
    assert answer.status_code == 200
    (fit,) = answer.json()["recommendations"]
    assert (fit["car"]["id"], fit["position"]) == ("kicks-2022", 1)
    nothing_said = await api.post("/api/refine-recommendations", json={})
    assert len(nothing_said.json()["recommendations"]) == 5


async def test_one_car_is_shown_under_the_csvs_names_and_without_its_floor(api: AsyncClient) -> None:
    answer = await api.get("/api/cars/onix-2021")
    assert answer.status_code == 200
    assert set(answer.json()) >= COLUMNS
    assert (answer.json()["preco"], answer.json()["marca"]) == (68_900, "Chevrolet")
    assert str(FLOOR.whole) not in answer.text
    assert str(FLOOR.reais) not in answer.text


async def test_an_opinion_is_kept_under_the_session_it_came_from(api: AsyncClient, shop: Shop) -> None:
    answer = await api.post("/api/feedback", json={"session_id": "sess_1", "car_id": "onix-2021", "liked": True, "comment": "lindo 💙"})
    assert answer.status_code == 201
    (kept,) = await shop.dealings("http:sess_1")
    assert (kept.id, kept.car_id, kept.detail) == (answer.json()["id"], "onix-2021", {"liked": True, "comment": "lindo 💙"})


async def test_a_session_that_calls_itself_like_a_customer_writes_nothing_in_that_customers_name(api: AsyncClient, shop: Shop) -> None:
    await api.post("/api/feedback", json={"session_id": "ana", "car_id": "onix-2021", "liked": False})
    assert await shop.dealings("ana") == []


async def test_what_is_written_leaves_an_audit_entry(api: AsyncClient, shop: Shop) -> None:
    await api.post("/api/feedback", json={"session_id": "sess_1", "car_id": "onix-2021", "liked": True})
    await api.post("/api/refine-recommendations", json={"feedback": [{"car_id": "onix-2021", "liked": False}]})
    async with shop.records.reading(SHOP) as books:
        rows = (await books.connection.execute(metadata.tables["audit"].select())).mappings().all()
    assert [(row["action"], row["ok"], row["role"]) for row in rows] == [
        ("feedback", True, "customer"), ("refine_recommendations", True, "customer"),
    ]  # fmt: skip


async def test_the_documentation_needs_no_other_site(api: AsyncClient) -> None:
    answer = await api.get("/docs")
    assert answer.status_code == 200
    assert all(words in answer.text for words in ("/api/recommend", "mileage_max", "<b>POST</b>", "/openapi.json"))
    assert "http://" not in answer.text
    assert "https://" not in answer.text
    assert "<script" not in answer.text
