"""The bell may be lost; the message is not: what waits in the inbox is answered at the next sweep."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from channels.house import House
from channels.queue import InlineQueue
from channels.turns import Turns
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


@pytest.fixture
async def queue(house: House, redis: PrivateServer) -> AsyncIterator[InlineQueue]:
    sessions = Sessions(redis)
    opened = InlineQueue(Turns(house.records, house.assistant, sessions, house.clock))
    yield opened
    await opened.close()
    await sessions.close()


async def test_messages_of_one_conversation_are_one_turn_and_those_of_two_are_two(
    house: House, redis: PrivateServer, queue: InlineQueue
) -> None:
    await redis.ensure()
    for number, (conversation, text) in enumerate([(ANA, "oi"), (BIA, "oi"), (ANA, "quero um SUV até 90 mil")]):
        await _received(house, conversation, str(number), text)
    await asyncio.gather(*(queue.ring(house.tenant, conversation) for conversation in (ANA, BIA, ANA, ANA)))
    await queue.close()
    assert [await _turns(house, conversation) for conversation in (ANA, BIA)] == [1, 1]
    assert await _waiting(house) == []


async def test_a_message_whose_bell_was_lost_is_answered_at_the_next_sweep(house: House, redis: PrivateServer, queue: InlineQueue) -> None:
    await redis.ensure()
    sweeping = asyncio.create_task(queue.keep_sweeping(house.tenant, every=0.05))
    await asyncio.sleep(0.1)
    await _received(house, ANA, "1", "oi")
    await _until_nothing_waits(house)
    sweeping.cancel()
    await asyncio.wait({sweeping})
    assert await _turns(house, ANA) == 1


async def test_a_message_that_could_not_be_answered_rests_and_is_answered_at_the_next_bell(
    house: House, redis: PrivateServer, queue: InlineQueue, caplog: pytest.LogCaptureFixture
) -> None:
    await _received(house, ANA, "1", "oi")
    await queue.ring(house.tenant, ANA)
    await queue.close()
    assert await _waiting(house) == [ANA]
    await queue.sweep(house.tenant)
    await queue.close()
    assert caplog.text.count("its messages wait in the inbox, the next try is in 2 s") == 1  # the sweep let it rest
    await redis.ensure()
    await queue.ring(house.tenant, ANA)  # as when she writes again
    await queue.close()
    assert await _waiting(house) == []
    assert await _turns(house, ANA) == 1


async def test_an_answer_that_takes_too_long_at_closing_time_is_left_to_the_next_process(
    house: House, redis: PrivateServer, queue: InlineQueue
) -> None:
    await redis.ensure()
    await _received(house, ANA, "1", "oi")
    async with connect(redis) as client, ConversationLock(client, f"{house.tenant}:{ANA}"):
        await queue.ring(house.tenant, ANA)
        await queue.close(patience=0.1)
    assert await _waiting(house) == [ANA]
    assert await _turns(house, ANA) == 0


async def _received(house: House, conversation: str, number: str, text: str) -> None:
    person, now = conversation.removeprefix("web:"), house.clock.now()
    async with house.records.writing(house.tenant) as books:
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
    async with asyncio.timeout(10):
        while await _waiting(house):  # noqa: ASYNC110 - the records ring no bell
            await asyncio.sleep(0.02)
