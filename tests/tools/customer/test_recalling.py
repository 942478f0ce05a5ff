"""What a customer hears of earlier talks: their own, in a period, with every car held against today's stock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.cars.vehicles import CarStatus
from domain.conversation import Answer, Card, Reply, ToolCall, Turn
from domain.people import Role
from tests.tools.counters import SHOP, WEDNESDAY, Shop

SHOWN = ToolCall("recommend_cars", {"categories": ["Hatch"], "budget_max": 75_000, "limit": 3}, True)
LOOKED = ToolCall("car_details", {"car_id": "hb20-2020"}, True)


async def _said(
    shop: Shop, text: str, answered: str, *calls: ToolCall, cards: tuple[Card, ...] = (), days: int = 0, person: str = "ana"
) -> None:
    """A turn of the shop's, `days` after the Wednesday."""
    name = f"{person}:{days}:{text}"
    turn = Turn(name, SHOP, f"talk-{person}", person, Role.CUSTOMER, text, WEDNESDAY + timedelta(days=days))
    async with shop.records.writing(SHOP) as books:
        await books.turns.done(turn, Answer(name, "search_cars", "neutral", (Reply(answered, (), cards),), calls))


def _card(car_id: str, title: str, told: str) -> Card:
    return Card(title, told, car_id)


@pytest.fixture
async def talked(shop: Shop) -> Shop:
    """Ana saw two Onix and one that is no longer listed, looked at an HB20 two days later, and asks a month later."""
    cards = (
        _card("onix-2021", "Chevrolet Onix 1.0 Turbo LTZ 2021", "R$ 70.900 · 42.000 km"),
        _card("onix-2020", "Chevrolet Onix 1.0 LT 2020", "R$ 62.900 · 61.000 km"),
        _card("fox-2014", "Volkswagen Fox 1.6 2014", "R$ 35.900 · 99.000 km"),
    )
    await _said(shop, "um hatch até 75 mil", "Achei 5 hatches.", SHOWN, cards=cards)
    await _said(shop, "me fala do hb20", "HB20 2020: R$ 61.900.", LOOKED, days=2)
    shop.clock.set(shop.clock.now() + timedelta(days=30))
    await shop.history.file(SHOP)
    return shop


def _ids(result: dict[str, Any]) -> list[str]:
    return [seen["car"]["id"] for seen in result["cars"]]


async def test_cars_looked_at_closely_come_first_then_as_they_were_shown(talked: Shop) -> None:
    result = await talked.use("recall_conversation", topic="cars")
    assert _ids(result) == ["hb20-2020", "onix-2021", "onix-2020"]
    assert [seen["position"] for seen in result["cars"]] == [1, 2, 3]
    first, second, _ = result["cars"]
    assert (first["looked_at_closely"], first["shown_at"]) == (True, "2026-11-20T10:00-03:00")
    assert (second["told"], second["car"]["preco"]) == ("R$ 70.900 · 42.000 km", 68_900)


async def test_a_car_that_is_gone_is_among_the_gone_with_what_became_of_it(talked: Shop) -> None:
    await talked.put_status("onix-2020", CarStatus.SOLD)
    await talked.welcome("bia")
    await talked.use("reserve_car", "bia", car_id="onix-2021")
    result = await talked.use("recall_conversation", topic="cars")
    assert _ids(result) == ["hb20-2020"]
    assert {(gone["name"], gone["status"]) for gone in result["gone"]} == {
        ("Chevrolet Onix 1.0 Turbo LTZ 2021", "reserved"),
        ("Chevrolet Onix 1.0 LT 2020", "sold"),
        ("Volkswagen Fox 1.6 2014", "removed"),
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"models": ["Onix"]}, ["onix-2021", "onix-2020"]),
        ({"colors": ["branco"]}, ["onix-2020"]),
        ({"brands": ["Hyundai"]}, ["hb20-2020"]),
        ({"since": "2026-11-20", "until": "2026-11-20"}, ["hb20-2020"]),
        ({"until": "2026-11-19"}, ["onix-2021", "onix-2020"]),
        ({"since": "2026-11-21"}, []),
        ({"limit": 1}, ["hb20-2020"]),
    ],
)
async def test_what_is_remembered_narrows_what_is_found(talked: Shop, asked: dict[str, Any], found: list[str]) -> None:
    assert _ids(await talked.use("recall_conversation", topic="cars", **asked)) == found


async def test_the_last_wish_comes_with_its_day(talked: Shop) -> None:
    result = await talked.use("recall_conversation", topic="wish")
    assert result["wish_then"] == {"at": "2026-11-18T10:00-03:00", "limits": {"categories": ["Hatch"], "budget_max": 75_000}}


async def test_a_subject_that_was_never_spoken_of_brings_nothing(talked: Shop) -> None:
    assert (await talked.use("recall_conversation", about="me fala do hb20"))["moments"][0]["answered"] == "HB20 2020: R$ 61.900."
    assert (await talked.use("recall_conversation", about="HB20"))["moments"][0]["said"] == "me fala do hb20"  # named, if not near
    assert (await talked.use("recall_conversation", about="xyzw"))["moments"] == []


async def test_without_consent_nothing_is_told_and_the_reason_is(talked: Shop) -> None:
    await talked.use("set_consent", granted=False)
    refused = await talked.refusal("recall_conversation")
    assert (refused.code, refused.detail) == ("consent_needed", "Não guardei nossas conversas: para isso preciso do seu ok.")
    await talked.history.settle(SHOP)
    assert await talked.history.of(SHOP, "ana") == []
    await talked.use("set_consent", granted=True)  # what the records kept may be remembered again
    assert _ids(await talked.use("recall_conversation", topic="cars")) == ["hb20-2020", "onix-2021", "onix-2020"]


async def test_nobody_hears_of_another_and_staff_have_no_such_tool(talked: Shop) -> None:
    await talked.welcome("bia")
    result = await talked.use("recall_conversation", "bia")
    assert (result["moments"], result["cars"], result["gone"]) == ([], [], [])
    for role in (Role.SELLER, Role.MANAGER, Role.ADMIN):
        assert (await talked.refusal("recall_conversation", "ana", role=role)).code == "not_allowed"


async def test_the_export_counts_what_the_files_hold(talked: Shop) -> None:
    assert (await talked.use("export_my_data"))["records"]["history"] == 2
