"""A car is held for one customer at a time."""

from __future__ import annotations

import asyncio

import pytest

from domain.errors import CarUnavailable
from memory.records import Records
from memory.records.reservations import Reservation
from tests.memory.records.samples import ANA, BRUNO, OTHER, TENANT, after


def _held(reservation_id: str = "r1", person_id: str = ANA, car_id: str = "onix", hours: int = 48) -> Reservation:
    return Reservation(reservation_id, person_id, car_id, after(hours=hours))


async def test_two_reservations_of_one_car_from_two_processes_are_one(records: Records, database: str) -> None:
    other_process = Records(database)

    async def hold(where: Records, reservation: Reservation) -> str:
        try:
            async with where.writing(TENANT) as books:
                await books.reservations.hold(reservation)
                await asyncio.sleep(0.02)
        except CarUnavailable as refused:
            return f"no {refused.facts['car_id']}"
        return "held"

    outcomes = await asyncio.gather(hold(records, _held("r1", ANA)), hold(other_process, _held("r2", BRUNO)))
    assert sorted(outcomes) == ["held", "no onix"]
    await other_process.close()
    async with records.reading(TENANT) as books:
        assert len(await books.reservations.active(car_id="onix")) == 1


async def test_a_car_that_is_held_does_not_spoil_the_rest_of_the_block(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.reservations.hold(_held())
        with pytest.raises(CarUnavailable):
            await books.reservations.hold(_held("r2", BRUNO))
        await books.reservations.hold(_held("r3", BRUNO, "argo", hours=24))
        assert await books.reservations.active() == [_held("r3", BRUNO, "argo", hours=24), _held()]
        assert await books.reservations.active(person_id=ANA) == [_held()]
        assert await books.reservations.active(person_id=ANA, car_id="argo") == []


async def test_a_car_let_go_can_be_held_again(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.reservations.hold(_held())
        await books.reservations.release("r1")
        await books.reservations.hold(_held("r2", BRUNO))
        assert await books.reservations.active(car_id="onix") == [_held("r2", BRUNO)]


async def test_reservations_whose_time_is_over_are_told_until_they_are_let_go(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.reservations.hold(_held("r1", ANA, "onix", hours=1))
        await books.reservations.hold(_held("r2", ANA, "argo", hours=3))
        assert await books.reservations.ended(after(hours=2)) == [_held("r1", ANA, "onix", hours=1)]
        await books.reservations.release("r1")
        assert await books.reservations.ended(after(hours=2)) == []


async def test_no_shop_sees_releases_or_blocks_the_reservations_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.reservations.hold(_held())
    async with records.writing(OTHER) as books:
        await books.reservations.release("r1")
        assert await books.reservations.active() == []
        await books.reservations.hold(_held())
    async with records.reading(TENANT) as books:
        assert await books.reservations.active() == [_held()]
