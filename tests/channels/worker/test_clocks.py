"""Clocks that jump lose, double and stall nothing."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import update

from channels.queue import queue_of
from memory.records.tables import conversations
from memory.sessions import PrivateServer, connect
from tests.channels.worker.counter import ShopCounter
from tests.channels.worker.workers import Workers

HOUR = timedelta(hours=1)


async def test_a_burst_is_waited_out_whatever_the_clocks_of_those_who_receive_and_answer_say(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    await workers.start(redis_server.url, BALCAO_DEBOUNCE_QUIET="0.5", BALCAO_DEBOUNCE_CAP="1.5")
    talks = {f"whatsapp:1:clock{hours:+}": hours * HOUR for hours in (-1, 0, 1)}
    began = time.monotonic()
    for number in range(2):
        for talk, ahead in talks.items():
            await counter.receive(talk, f"{talk}.{number}", "quero um SUV até 90 mil", ahead=ahead)
        await asyncio.sleep(0.1)
    await counter.answered(*talks)
    assert time.monotonic() - began < 120  # and not an hour
    assert [len(await counter.replies(talk)) for talk in talks if talks[talk] >= timedelta(0)] == [1, 1]


async def test_a_worker_whose_tokens_fell_behind_those_in_the_records_catches_up(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    """Redis was emptied, and its machine's clock went back: its tokens begin again below what the records have seen."""
    talk = "whatsapp:1:behind"
    await counter.receive(talk, "behind.1", "quero falar com um vendedor", ring=False)
    async with counter.records.writing(counter.tenant) as books:
        ahead = round((time.time() + 3600) * 1000)
        await books.connection.execute(update(conversations).where(conversations.c.id == talk).values(fence=ahead))
    await workers.start(redis_server.url)
    await counter.answered(talk)
    assert len(await counter.replies(talk)) == await counter.handoffs(talk) == 1


async def test_a_bell_is_due_at_once_by_any_clock(redis_server: PrivateServer, counter: ShopCounter) -> None:
    for number in range(3):
        await counter.queue.ring("nobodys", f"whatsapp:1:{number}")
    await counter.queue.aclose()
    async with connect(redis_server) as redis:
        due = [milliseconds for _, milliseconds in await redis.zrange(queue_of("nobodys"), 0, -1, withscores=True)]
    assert due == pytest.approx([1, 2, 3])
