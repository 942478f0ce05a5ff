"""A bell may be lost; the message is not: what waits in the inbox is answered, together, in order and once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from channels.house import House
from channels.meanwhile import meanwhile
from channels.queue import ArqQueue
from channels.turns import Turns
from channels.worker import Worker, open_worker
from channels.worker.jobs import keep_listening
from channels.worker.room import Room
from domain.people import Role
from memory.records.messages import Message
from memory.sessions import ConversationLock, PrivateServer, Sessions, connect

ANA, BIA = "web:ana", "web:bia"


@pytest.fixture
async def redis(house: House) -> AsyncIterator[PrivateServer]:
    """A private server that is not up yet."""
    server = PrivateServer(house.home / "redis")
    yield server
    await server.stop()


@asynccontextmanager
async def _working(house: House, redis: PrivateServer) -> AsyncIterator[Worker]:
    sessions = Sessions(redis)
    async with open_worker(house, sessions) as worker:
        yield worker
    await sessions.close()


async def test_messages_of_one_conversation_are_one_turn_and_those_of_two_are_two(house: House, redis: PrivateServer) -> None:
    await redis.ensure()
    for number, (conversation, text) in enumerate([(ANA, "oi"), (BIA, "oi"), (ANA, "quero um SUV até 90 mil")]):
        await _received(house, conversation, str(number), text)
    async with _working(house, redis) as worker:
        await asyncio.gather(*(worker.ring(house.tenant, conversation) for conversation in (ANA, BIA, ANA, ANA)))
        await _until_nothing_waits(house)
    assert [await _turns(house, conversation) for conversation in (ANA, BIA)] == [1, 1]


async def test_that_somebody_types_is_shown_once_a_turn_and_not_where_a_person_of_the_shop_answers(
    house: House, redis: PrivateServer
) -> None:
    await redis.ensure()
    sessions, shown = Sessions(redis), list[tuple[str, str]]()
    turns = Turns(house.records, house.assistant, sessions, house.clock, lambda *what: shown.append(what))
    for number, conversation in enumerate((ANA, ANA, BIA)):
        await _received(house, conversation, str(number), "oi")
    async with house.records.writing(house.tenant) as books:
        await books.conversations.open(BIA, "bia", "web", house.clock.now())
        await books.conversations.hand_over(BIA, house.clock.now())
    for conversation in (ANA, BIA):
        assert await turns.answer_next(house.tenant, conversation)
    assert shown == [(ANA, "ana:1")]
    assert not await turns.answer_next(house.tenant, ANA)
    await sessions.close()


async def test_a_bell_of_another_process_comes_by_way_of_redis(house: House, redis: PrivateServer) -> None:
    await redis.ensure()
    queue = ArqQueue(redis.url)
    async with _working(house, redis):
        await _until(lambda: _counted(redis))
        await _received(house, ANA, "1", "oi")
        await queue.ring(house.tenant, ANA)
        await _until_nothing_waits(house)
    await queue.aclose()
    async with connect(redis) as client:
        assert await client.zcard("balcao:bells:demo") == 0


async def test_bells_wake_the_worker_that_waits_for_them_and_it_looks_no_more_often(redis: PrivateServer) -> None:
    await redis.ensure()
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def attend(_: str, conversation: str) -> None:
        heard.put_nowait(conversation)

    queue = ArqQueue(redis.url)
    async with connect(redis) as client, meanwhile(keep_listening(redis.url, "demo", Room(attend, 30))):
        await queue.ring("demo", ANA)
        assert await asyncio.wait_for(heard.get(), 30) == ANA
        await client.config_resetstat()
        took = []
        for _ in range(3):
            rung = [f"web:{number}" for number in range(20)]
            began = time.monotonic()
            await asyncio.gather(*(queue.ring("demo", conversation) for conversation in rung))
            assert {await heard.get() for _ in rung} == set(rung)
            took.append(time.monotonic() - began)
        assert min(took) < 0.9  # it would look by itself after a second
        looked = (await client.info("commandstats"))["cmdstat_zrangebyscore"]["calls"]
        assert looked < 30
    await queue.aclose()


async def test_what_comes_for_another_tenant_by_a_shared_webhook_is_left_to_their_worker(house: House, redis: PrivateServer) -> None:
    await redis.ensure()
    await _received(house, BIA, "1", "oi", tenant="outra")
    await _received(house, ANA, "1", "oi")
    async with _working(house, redis) as worker:
        await worker.ring("outra", BIA)
        await worker.ring(house.tenant, ANA)
        await _until_nothing_waits(house)
    async with house.records.reading("outra") as books:
        assert await books.inbox.waiting() == [BIA]


async def test_a_message_whose_bell_was_lost_is_answered_at_the_next_sweep(house: House, redis: PrivateServer) -> None:
    await redis.ensure()
    async with _working(house, redis):
        await asyncio.sleep(0.1)
        await _received(house, ANA, "1", "oi")
        await _until_nothing_waits(house)
    assert await _turns(house, ANA) == 1


async def test_a_message_that_came_while_redis_was_away_is_answered_when_it_is_back(
    house: House, redis: PrivateServer, caplog: pytest.LogCaptureFixture
) -> None:
    queue = ArqQueue(redis.url)
    async with _working(house, redis) as worker:
        await _received(house, ANA, "1", "oi")
        await worker.ring(house.tenant, ANA)
        await queue.ring(house.tenant, ANA)
        await queue.aclose()
        assert await _waiting(house) == [ANA]
        await redis.ensure()
        await _until_nothing_waits(house)
    assert await _turns(house, ANA) == 1
    async with house.records.reading(house.tenant) as books:
        assert await books.tries.aside() == []


async def test_an_answer_that_takes_too_long_at_closing_time_is_left_to_the_next_process(house: House, redis: PrivateServer) -> None:
    await redis.ensure()
    await _received(house, ANA, "1", "oi")
    async with connect(redis) as client, ConversationLock(client, f"{house.tenant}:{ANA}"), _working(house, redis) as worker:
        await worker.ring(house.tenant, ANA)
    assert await _waiting(house) == [ANA]
    assert await _turns(house, ANA) == 0


async def _counted(redis: PrivateServer) -> bool:
    async with connect(redis) as client:
        return await client.exists("balcao:bells:demo:health-check") == 1


async def _received(house: House, conversation: str, number: str, text: str, tenant: str | None = None) -> None:
    person, now = conversation.removeprefix("web:"), house.clock.now()
    async with house.records.writing(tenant or house.tenant) as books:
        await books.people.meet(person, Role.CUSTOMER, now)
        await books.conversations.open(conversation, person, "web", now)
        await books.inbox.receive(Message("web", f"{person}:{number}", conversation, person, text, now))


async def _waiting(house: House) -> list[str]:
    async with house.records.reading(house.tenant) as books:
        return await books.inbox.waiting()


async def _turns(house: House, conversation: str) -> int:
    async with house.records.reading(house.tenant) as books:
        return len({reply.turn_id for reply in await books.turns.replies_after(conversation, 0)})


async def _until_nothing_waits(house: House) -> None:
    async def nothing() -> bool:
        return not await _waiting(house)

    await _until(nothing)


async def _until(true: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await true():  # noqa: ASYNC110 - the records ring no bell
            await asyncio.sleep(0.02)
