"""Those who wait for a commit share it; what is refused takes nobody along; without a database nothing is said to be kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from channels.whatsapp.receiving import Batch, Overwhelmed, Receiving
from channels.whatsapp.shapes import Event, Noticed, Said
from domain.conversation import Kind
from domain.delivery.identities import Identity
from memory.records import Records
from memory.records.numbers import give_number
from tests.channels.whatsapp.conftest import NOW, Listening
from tests.channels.whatsapp.payloads import NUMBER
from tests.memory.records.samples import TENANT


def _said(words: str, **changes: Any) -> Said:
    fields: dict[str, Any] = {"number": NUMBER, "external_id": f"wamid.{words}", "at": NOW, "who": Identity("BR.1"), "kind": Kind.TEXT}
    return Said(text=words, raw={}, **(fields | changes))


@asynccontextmanager
async def _receiving(records: Records, **limits: Any) -> AsyncIterator[tuple[Receiving, Listening]]:
    queue = Listening()
    async with Receiving(records, TENANT, queue, **limits) as receiving:
        yield receiving, queue


async def _give_number(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await give_number(books.connection, NUMBER, TENANT)


async def _texts(records: Records) -> list[str]:
    async with records.reading(TENANT) as books:
        return [message.text for talk in await books.inbox.waiting() for message in await books.inbox.unanswered(talk)]


async def test_what_the_database_refuses_takes_nothing_along_and_is_kept_as_it_came(records: Records) -> None:
    unstorable: list[Event] = [_said("ilegível", data={"deep": {1: {"a": {object()}}}}), Noticed("x", "y", {"z": {object()}})]
    await _give_number(records)
    async with _receiving(records) as (receiving, queue):
        batches = [[_said("um"), unstorable[0], _said("dois")], [unstorable[1]], [_said("três")]]
        await asyncio.gather(*(receiving.keep(Batch(batch, NOW, "t")) for batch in batches))
        assert len(queue.rung) == 3
    assert sorted(await _texts(records)) == ["dois", "três", "um"]
    async with records.reading(TENANT) as books:
        assert len(await books.webhook_events.of_kind("refused")) == 2


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_without_a_database_nothing_is_said_to_be_kept(records: Records) -> None:
    nowhere = Records("postgresql+psycopg://balcao@/nothing?host=/nowhere")
    async with _receiving(nowhere, patience=0.2) as (receiving, queue):
        with pytest.raises(Overwhelmed):
            await receiving.keep(Batch([_said("oi")], NOW, "t"))
    assert queue.rung == []
    await nowhere.close()


async def test_a_database_that_accepts_and_says_nothing_holds_up_nobody(unused_tcp_port: int) -> None:
    hung_up = asyncio.Event()

    async def says_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hung_up.wait()
        writer.close()

    mute = Records(f"postgresql+psycopg://balcao@127.0.0.1:{unused_tcp_port}/nothing?connect_timeout=60")
    async with await asyncio.start_server(says_nothing, "127.0.0.1", unused_tcp_port):
        async with asyncio.timeout(20), _receiving(mute, patience=0.1) as (receiving, queue):
            for words in ("oi", "alguém aí?"):
                with pytest.raises(Overwhelmed):
                    await receiving.keep(Batch([_said(words)], NOW, "t"))
        hung_up.set()
    assert queue.rung == []
    await mute.close()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_a_line_that_is_too_long_grows_no_longer(records: Records) -> None:
    await _give_number(records)
    async with _receiving(records, most_waiting=2) as (receiving, _):
        kept = [asyncio.create_task(receiving.keep(Batch([_said(str(n))], NOW, "t"))) for n in range(9)]
        outcomes = await asyncio.gather(*kept, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(Overwhelmed) == 7
    assert len(await _texts(records)) == 2


async def test_what_waits_when_it_closes_is_kept_first(records: Records) -> None:
    await _give_number(records)
    async with _receiving(records) as (receiving, queue):
        kept = [asyncio.create_task(receiving.keep(Batch([_said(str(n))], NOW, "t"))) for n in range(50)]
        await asyncio.sleep(0)
    assert await asyncio.gather(*kept) == [None] * 50
    assert len(await _texts(records)) == 50
    assert len(queue.rung) >= 1
    with pytest.raises(Overwhelmed):
        await receiving.keep(Batch([_said("tarde")], NOW, "t"))


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
async def test_a_connection_that_dies_is_no_reason_to_refuse(records: Records) -> None:
    await _give_number(records)
    async with _receiving(records) as (receiving, _):
        await receiving.keep(Batch([_said("antes")], NOW, "t"))
        async with records.reading(TENANT) as books:
            await books.connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
            )
        await receiving.keep(Batch([_said("depois")], NOW, "t"))
    assert sorted(await _texts(records)) == ["antes", "depois"]
