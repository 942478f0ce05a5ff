"""A writing tool does a thing once a turn, whole or not at all, whoever else wants the same."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from domain.cars.vehicles import CarStatus
from domain.errors import BalcaoError
from domain.people import CUSTOMERS
from memory.records.dealings import Dealing, DealingKind
from tests.tools.counters import SHOP, Shop
from tools import Counter, Toolbox, tool
from tools.toolbox import Nothing

VISIT = {"action": "book", "car_id": "onix-2021", "date": "2026-11-19", "time": "16:00"}
WRITES: list[tuple[str, dict[str, Any]]] = [
    ("car_details", {"car_id": "onix-2021"}),
    ("simulate_financing", {"car_id": "onix-2021", "down_payment": 20_000, "installments": 48}),
    ("make_offer", {"car_id": "onix-2021", "amount": 65_000}),
    ("register_trade_in", {"model": "Onix", "year": 2021, "mileage": 70_000}),
    ("reserve_car", {"car_id": "onix-2021"}),
    ("schedule_test_drive", VISIT),
    ("handoff_to_human", {"reason": "asked"}),
    ("refine_recommendations", {"models": ["Onix"], "disliked": ["onix-2020"]}),
    ("update_profile", {"name": "Ana", "budget_max": 90_000}),
    ("set_consent", {"granted": True}),
    ("stop_messages", {}),
    ("allow_messages", {}),
]


async def _written(shop: Shop) -> dict[str, int]:
    """How many rows of each kind there are about ana."""
    async with shop.records.reading(SHOP) as books:
        return {name: len(rows) for name, rows in (await books.privacy.export("ana")).items()}


@pytest.mark.parametrize(("name", "args"), WRITES)
async def test_twice_in_one_turn_does_one_thing_and_tells_the_same(shop: Shop, name: str, args: dict[str, Any]) -> None:
    first = await shop.use(name, turn="t1", **args)
    written = await _written(shop)
    assert await shop.use(name, turn="t1", **args) == first
    assert await _written(shop) == written


@pytest.mark.parametrize(("name", "args"), [("make_offer", WRITES[2][1]), ("handoff_to_human", WRITES[6][1])])
async def test_two_turns_do_two_things(shop: Shop, name: str, args: dict[str, Any]) -> None:
    await shop.use(name, turn="t1", **args)
    once = len(await shop.dealings())
    await shop.use(name, turn="t2", **args)
    assert len(await shop.dealings()) == 2 * once


async def test_other_arguments_in_the_same_turn_are_another_thing(shop: Shop) -> None:
    await shop.use("make_offer", turn="t1", car_id="onix-2021", amount=65_000)
    await shop.use("make_offer", turn="t1", car_id="onix-2021", amount=66_000)
    assert sorted(d.detail["amount"] for d in await shop.dealings() if d.kind is DealingKind.OFFER) == [65_000, 66_000]


async def test_what_was_refused_may_be_tried_again_in_the_same_turn(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.refusal("reserve_car", "bia", car_id="onix-2021")).code == "consent_needed"
    await shop.use("set_consent", "bia", turn="t1", granted=True)
    assert (await shop.use("reserve_car", "bia", turn="t1", car_id="onix-2021"))["already"] is False


@tool(CUSTOMERS, writes=True)
async def half_done(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """Reserve, note an offer, and break."""
    async with counter.writing() as books:
        await books.catalogue.set_status("onix-2021", CarStatus.RESERVED)
        await books.dealings.record(Dealing("d1", DealingKind.OFFER, counter.actor.person_id, "onix-2021", {}, counter.now))
    raise RuntimeError("the power went out")


async def test_a_tool_that_breaks_leaves_nothing_half_written(shop: Shop) -> None:
    before = await _written(shop)
    shop.toolbox = Toolbox([half_done])
    with pytest.raises(RuntimeError):
        await shop.use("half_done", turn="t1")
    assert await _written(shop) == before
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE
    async with shop.records.reading(SHOP) as books:
        assert [
            fit.id for fit in (await books.catalogue.lot(2026)).cars_labelled("model", ["Onix"]) if fit.status is CarStatus.RESERVED
        ] == []


async def _race(shop: Shop, people: list[str], name: str, args: dict[str, Any]) -> list[str]:
    """Everybody at once; what became of each."""

    async def one(person: str) -> str:
        try:
            await shop.use(name, person, **args)
        except BalcaoError as refused:
            return refused.code
        return "won"

    return sorted(await asyncio.gather(*(one(person) for person in people)))


@pytest.mark.parametrize(
    ("name", "args", "lost"), [("reserve_car", {"car_id": "onix-2021"}, "car_unavailable"), ("schedule_test_drive", VISIT, "slot_taken")]
)
async def test_of_many_customers_who_want_the_same_at_once_one_wins(shop: Shop, name: str, args: dict[str, Any], lost: str) -> None:
    people = [f"p{at}" for at in range(6)]
    await shop.welcome(*people)
    assert await _race(shop, people, name, args) == [*[lost] * 5, "won"]


async def test_of_overlapping_times_asked_for_at_once_one_wins(shop: Shop) -> None:
    people = {"p0": "16:00", "p1": "16:15", "p2": "16:30", "p3": "15:45"}
    await shop.welcome(*people)
    races = (_race(shop, [person], "schedule_test_drive", VISIT | {"time": time}) for person, time in people.items())
    assert sorted(outcome for (outcome,) in await asyncio.gather(*races)) == ["slot_taken"] * 3 + ["won"]


async def test_the_same_turn_run_twice_at_once_does_one_thing(shop: Shop) -> None:
    offers = (shop.use("make_offer", turn="t1", car_id="onix-2021", amount=65_000) for _ in range(4))
    results = await asyncio.gather(*offers)
    assert all(result == results[0] for result in results)
    assert len([d for d in await shop.dealings() if d.kind is DealingKind.OFFER]) == 1
