"""One worker a conversation, whoever dies or sleeps."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from redis.asyncio import Redis

from memory.sessions import Busy, ConversationLock, PrivateServer, connect

_DIE_HOLDING = """
import asyncio, os, sys
from memory.sessions import ConversationLock, connect

async def main():
    async with ConversationLock(connect(sys.argv[1]), "t:1", expires=0.4):
        print("held", flush=True)
        os.kill(os.getpid(), 9)

asyncio.run(main())
"""


async def test_the_lock_excludes(redis: Redis) -> None:
    async with ConversationLock(redis, "t:1"):
        with pytest.raises(Busy):
            await ConversationLock(redis, "t:1").__aenter__()
        async with ConversationLock(redis, "t:2") as other_conversation:
            assert other_conversation


async def test_released_it_is_free_at_once(redis: Redis) -> None:
    for _ in range(3):
        async with ConversationLock(redis, "t:1") as token:
            assert token


async def test_an_error_in_the_block_releases_it(redis: Redis) -> None:
    with pytest.raises(ValueError, match="boom"):
        async with ConversationLock(redis, "t:1"):
            raise ValueError("boom")
    async with ConversationLock(redis, "t:1") as token:
        assert token


async def test_it_is_waited_for(redis: Redis) -> None:
    order: list[int] = []

    async def work(number: int) -> None:
        async with ConversationLock(redis, "t:1", wait=30):
            order.append(number)
            await asyncio.sleep(0.02)
            order.append(number)

    await asyncio.gather(*(work(number) for number in range(6)))
    assert order[0::2] == order[1::2]
    assert sorted(order[0::2]) == [0, 1, 2, 3, 4, 5]


async def test_it_is_renewed_while_the_block_runs(redis: Redis) -> None:
    lock = ConversationLock(redis, "t:1", expires=0.9)
    async with lock:
        await asyncio.sleep(1.2)
        assert lock.held
        with pytest.raises(Busy):
            await ConversationLock(redis, "t:1").__aenter__()
    assert not lock.held


async def test_it_expires_when_its_holder_dies(redis: Redis, server: PrivateServer) -> None:
    holder = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", _DIE_HOLDING, server.url], stdout=subprocess.PIPE)
    assert holder.stdout == b"held\n"
    async with ConversationLock(redis, "t:1", wait=30) as token:
        assert token


async def test_tokens_grow_over_all_conversations(redis: Redis) -> None:
    tokens = []
    for number in range(20):
        async with ConversationLock(redis, f"t:{number % 3}") as token:
            tokens.append(token)
    assert tokens == sorted(set(tokens))


async def test_tokens_grow_even_after_all_data_was_lost(redis: Redis) -> None:
    async with ConversationLock(redis, "t:1") as before:
        pass
    await redis.flushall()
    await asyncio.sleep(0.002)
    async with ConversationLock(redis, "t:1") as after:
        assert after > before


async def test_a_late_holder_has_a_smaller_token_and_does_not_release_the_next_ones_lock(redis: Redis) -> None:
    late = ConversationLock(redis, "t:1", expires=0.3)
    late_token = await late.__aenter__()
    await redis.delete("balcao:lock:t:1")
    async with ConversationLock(redis, "t:1") as token:
        assert late_token < token
        await asyncio.sleep(0.15)
        assert not late.held
        await late.__aexit__(None, None, None)
        with pytest.raises(Busy):
            await ConversationLock(redis, "t:1").__aenter__()


async def test_a_restart_of_the_server_does_not_lose_the_lock(redis: Redis, server: PrivateServer) -> None:
    lock = ConversationLock(redis, "t:1", expires=1.5)
    async with lock:
        await server.stop()
        await server.ensure()
        await asyncio.sleep(0.6)
        assert lock.held
        with pytest.raises(Busy):
            await ConversationLock(connect(server), "t:1").__aenter__()


async def test_without_a_server_nobody_gets_the_lock(redis: Redis, server: PrivateServer) -> None:
    await server.stop()
    with pytest.raises(Busy):
        await ConversationLock(redis, "t:1").__aenter__()


async def test_a_dead_holders_lock_is_not_kept_for_an_hour_by_a_clock_that_went_back(redis: Redis) -> None:
    await redis.set("balcao:lock:t:1", "dead", px=3_600_000)
    async with ConversationLock(redis, "t:1", expires=0.3, wait=30) as token:
        assert token


async def test_a_conversation_that_is_to_rest_is_nobodys_until_then(redis: Redis) -> None:
    lock = ConversationLock(redis, "t:1")
    async with lock:
        lock.rest = 0.3
    with pytest.raises(Busy):
        await ConversationLock(redis, "t:1").__aenter__()
    async with ConversationLock(redis, "t:1", wait=30) as token:
        assert token


async def test_the_next_token_is_greater_than_one_the_records_know(redis: Redis) -> None:
    lock = ConversationLock(redis, "t:1")
    async with lock as token:
        await lock.outgrow(token + 3_600_000)
        await lock.outgrow(token)
    async with ConversationLock(redis, "t:2") as later:
        assert later > token + 3_600_000


async def test_a_holder_that_is_cancelled_gives_the_lock_back(redis: Redis) -> None:
    inside = asyncio.Event()

    async def hold() -> None:
        async with ConversationLock(redis, "demo:cancelled"):
            inside.set()
            await asyncio.Event().wait()

    holding = asyncio.create_task(hold())
    await inside.wait()
    holding.cancel()
    await asyncio.wait({holding})
    async with ConversationLock(redis, "demo:cancelled"):
        pass
