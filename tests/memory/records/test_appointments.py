"""Visits: two never share a time of a branch, whoever books at the same moment."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain.customers.appointments import Appointment
from domain.errors import SlotTaken
from memory.records import Records
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after

_MATRIZ, _FILIAL = "Matriz", "Filial"


def _visit(visit_id: str = "v1", person_id: str = ANA, at: datetime = NOON, tenant: str = TENANT) -> Appointment:
    return Appointment(visit_id, tenant, person_id, "onix", at)


async def test_two_bookings_of_one_time_from_two_processes_are_one_visit(records: Records, database: str) -> None:
    other_process = Records(database)

    async def book(where: Records, visit: Appointment) -> str:
        try:
            async with where.writing(TENANT) as books:
                await books.appointments.book(visit, _MATRIZ)
                await asyncio.sleep(0.02)
        except SlotTaken:
            return "taken"
        return "booked"

    outcomes = await asyncio.gather(book(records, _visit("v1", ANA)), book(other_process, _visit("v2", BRUNO)))
    assert sorted(outcomes) == ["booked", "taken"]
    await other_process.close()
    async with records.reading(TENANT) as books:
        assert len(await books.appointments.between(NOON, after(days=1))) == 1


@pytest.mark.parametrize("minutes", [-59, -30, 15, 59])
async def test_visits_that_would_overlap_are_one_visit_whoever_books_at_the_same_moment(
    records: Records, database: str, minutes: int
) -> None:
    other_process = Records(database)

    async def book(where: Records, visit: Appointment) -> str:
        try:
            async with where.writing(TENANT) as books:
                await books.appointments.book(visit, _MATRIZ)
                await asyncio.sleep(0.02)
        except SlotTaken:
            return "taken"
        return "booked"

    outcomes = await asyncio.gather(
        *(book(where, _visit(f"v{at}", ANA, after(minutes=at))) for where, at in ((records, 0), (other_process, minutes)))
    )
    assert sorted(outcomes) == ["booked", "taken"]
    await other_process.close()


async def test_a_visit_may_begin_when_another_ends_and_shorter_ones_are_nearer(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit("v1"), _MATRIZ)
        await books.appointments.book(_visit("v2", BRUNO, after(hours=1)), _MATRIZ)
        await books.appointments.book(_visit("v3", BRUNO, after(minutes=-30)), _MATRIZ, timedelta(minutes=30))
        with pytest.raises(SlotTaken):
            await books.appointments.book(_visit("v4", BRUNO, after(minutes=90)), _MATRIZ)


async def test_a_time_that_is_taken_does_not_spoil_the_rest_of_the_block(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit("v1"), _MATRIZ)
        with pytest.raises(SlotTaken):
            await books.appointments.book(_visit("v2", BRUNO), _MATRIZ)
        await books.appointments.book(_visit("v3", BRUNO, after(hours=1)), _MATRIZ)
    async with records.reading(TENANT) as books:
        assert await books.appointments.of(BRUNO, NOON) == [_visit("v3", BRUNO, after(hours=1))]


async def test_the_same_time_is_free_elsewhere_and_when_it_is_given_up(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit("v1"), _MATRIZ)
        await books.appointments.book(_visit("v2", BRUNO), _FILIAL)
        await books.appointments.cancel("v1")
        await books.appointments.book(_visit("v3", BRUNO), _MATRIZ)
        assert await books.appointments.of(ANA, NOON) == []


async def test_the_same_moment_in_another_zone_is_the_same_time(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit("v1"), _MATRIZ)
        with pytest.raises(SlotTaken):
            await books.appointments.book(_visit("v2", BRUNO, NOON.astimezone(UTC)), _MATRIZ)


async def test_times_come_back_aware_and_a_naive_one_is_the_shops(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit("v1", at=NOON.replace(tzinfo=None)), _MATRIZ)
        [visit] = await books.appointments.of(ANA, NOON)
    assert visit.starts_at == NOON
    assert visit.starts_at.tzinfo is UTC


async def test_times_taken_are_those_of_a_branch_from_now_on(records: Records) -> None:
    async with records.writing(TENANT) as books:
        for number, hours in enumerate((-24, -1, 2, 5, 24 * 40)):
            await books.appointments.book(_visit(f"v{number}", at=after(hours=hours)), _MATRIZ)
        await books.appointments.book(_visit("elsewhere", at=after(hours=3)), _FILIAL)
        assert await books.appointments.taken(_MATRIZ, NOON) == [after(hours=-1), after(hours=2), after(hours=5)]
        assert await books.appointments.between(after(hours=2), after(hours=5)) == [
            _visit("v2", at=after(hours=2)),
            _visit("elsewhere", at=after(hours=3)),
        ]


async def test_no_shop_sees_cancels_or_blocks_the_visits_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.appointments.book(_visit(), _MATRIZ)
    async with records.writing(OTHER) as books:
        await books.appointments.cancel("v1")
        assert await books.appointments.taken(_MATRIZ, NOON) == []
        await books.appointments.book(_visit(tenant=OTHER), _MATRIZ)
    async with records.reading(TENANT) as books:
        assert await books.appointments.of(ANA, NOON) == [_visit()]
