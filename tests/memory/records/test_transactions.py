"""A block is one transaction: kept whole or not at all, whoever else writes meanwhile."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.people import Role
from memory.records import Records
from memory.records.tables import metadata
from tests.memory.records.samples import ANA, NOON, OTHER, TENANT, car


async def test_a_block_that_raises_keeps_nothing(records: Records) -> None:
    async def write() -> None:
        async with records.writing(TENANT) as books:
            await books.people.meet(ANA, Role.CUSTOMER, NOON)
            await books.catalogue.put(car())
            raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"):
        await write()
    async with records.reading(TENANT) as books:
        assert await books.people.find(ANA) is None
        assert await books.catalogue.count() == 0
        assert await books.catalogue.version() == 0


async def test_a_cancelled_block_keeps_nothing_and_holds_nobody_up(records: Records) -> None:
    inside = asyncio.Event()

    async def write() -> None:
        async with records.writing(TENANT) as books:
            await books.people.meet(ANA, Role.CUSTOMER, NOON)
            inside.set()
            await asyncio.sleep(60)

    writing = asyncio.create_task(write())
    await inside.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    async with asyncio.timeout(30), records.writing(TENANT) as books:
        assert await books.people.find(ANA) is None
        await books.people.meet(ANA, Role.CUSTOMER, NOON)


async def test_what_is_written_while_reading_is_not_kept(records: Records) -> None:
    async with records.reading(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
    async with records.reading(TENANT) as books:
        assert await books.people.find(ANA) is None


async def test_a_reader_neither_waits_for_a_writer_nor_sees_its_unfinished_work(records: Records) -> None:
    async with records.writing(TENANT) as writer:
        await writer.people.meet(ANA, Role.CUSTOMER, NOON)
        async with asyncio.timeout(30), records.reading(TENANT) as reader:
            assert await reader.people.find(ANA) is None


async def test_twenty_writers_at_once_all_succeed(records: Records, database: str) -> None:
    other_process = Records(database)

    async def write(number: int) -> None:
        async with (records if number % 2 else other_process).writing(TENANT) as books:
            before = await books.catalogue.count()
            await asyncio.sleep(0.005)
            await books.people.meet(f"p{number}", Role.CUSTOMER, NOON)
            await books.catalogue.put(car(f"car{number}", description=str(before)))

    await asyncio.gather(*(write(number) for number in range(20)))
    await other_process.close()
    async with records.reading(TENANT) as books:
        assert await books.catalogue.count() == 20
        assert await books.catalogue.version() == 20
        assert len(await books.people.of_role(Role.CUSTOMER)) == 20


@pytest.mark.parametrize("name", [table.name for table in metadata.sorted_tables if table.name != "tenants"])
def test_every_table_carries_the_tenant(name: str) -> None:
    assert "tenant" in metadata.tables[name].columns


async def test_texts_that_a_database_cannot_hold_lose_only_what_it_cannot(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car(description="teto\x00 solar \ud83d🚗 'ou' \"não\"; -- ção"))
    async with records.reading(TENANT) as books:
        assert (await books.catalogue.get("onix")).description == "teto solar 🚗 'ou' \"não\"; -- ção"


async def test_no_tenant_sees_rows_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
    async with records.engine.connect() as connection:
        rows = (await connection.execute(select(metadata.tables["people"].c.tenant))).scalars().all()
    assert rows == [TENANT]
    async with records.reading(OTHER) as books:
        assert await books.people.find(ANA) is None


async def test_a_transaction_cut_off_as_it_begins_leaves_nothing_to_the_next_one(records: Records) -> None:
    async def look() -> None:
        async with records.reading(TENANT) as books:
            await books.inbox.waiting()

    await look()
    for moment in range(40):
        cut_off = asyncio.create_task(look())
        for _ in range(moment % 10):
            await asyncio.sleep(0)
        await asyncio.sleep(moment * 0.00005)
        cut_off.cancel()
        await asyncio.wait({cut_off})
        await look()


async def test_who_came_first_writes_first_where_only_one_can(tmp_path: Path) -> None:
    records = Records(f"sqlite+aiosqlite:///{tmp_path / 'turns.sqlite'}")
    order: list[int] = []

    async def write(number: int) -> None:
        async with records.writing("loja"):
            order.append(number)
            await asyncio.sleep(0.002)

    await asyncio.gather(*(write(number) for number in range(30)))
    assert order == list(range(30))
    await records.close()


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("asked", "waits"), [("", "5"), ("connect_timeout=9", "9")])
async def test_a_network_that_swallows_everything_is_noticed_within_seconds(database: str, asked: str, waits: str) -> None:
    records = Records(f"{database}{'&' if '?' in database else '?'}{asked}" if asked else database)
    async with records.reading(TENANT) as books:
        connection = (await books.connection.get_raw_connection()).driver_connection
        assert connection is not None
        told = connection.info.get_parameters()
    await records.close()
    assert (told["connect_timeout"], told["tcp_user_timeout"]) == (waits, "10000")
