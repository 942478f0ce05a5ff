"""Bells ring in order for those who listen, and those who may have missed one are told."""

from __future__ import annotations

import asyncio
from typing import Any

from redis.asyncio import Redis

from memory.sessions import MISSED, QUIET, Events, PrivateServer


async def _next(listening: Any) -> dict[str, Any]:
    event: dict[str, Any] = await asyncio.wait_for(anext(listening), 30)
    return event


async def test_events_arrive_in_order(redis: Redis) -> None:
    events = Events(redis)
    async with events.listen("t:1") as listening:
        for number in range(50):
            await events.ring("t:1", {"type": "delta", "number": number})
        assert [(await _next(listening))["number"] for _ in range(50)] == list(range(50))


async def test_every_listener_of_a_conversation_hears_and_no_other_does(redis: Redis) -> None:
    events = Events(redis)
    async with events.listen("t:1") as one, events.listen("t:1") as two, events.listen("t:2") as other:
        await events.ring("t:1", {"type": "typing"})
        await events.ring("t:2", {"type": "done", "text": "olá"})
        assert await _next(one) == await _next(two) == {"type": "typing"}
        assert await _next(other) == {"type": "done", "text": "olá"}


async def test_ringing_for_nobody_is_no_error(redis: Redis) -> None:
    await Events(redis).ring("t:1", {"type": "typing"})


async def test_a_quiet_time_gives_a_sign_of_life(redis: Redis) -> None:
    async with Events(redis).listen("t:1", quiet=0.05) as listening:
        assert await _next(listening) == QUIET
        assert await _next(listening) == QUIET


async def test_a_wait_that_is_cancelled_loses_no_event(redis: Redis) -> None:
    events = Events(redis)
    async with events.listen("t:1") as listening:
        for number in range(20):
            waiting = asyncio.ensure_future(anext(listening))
            await asyncio.sleep(0)
            waiting.cancel()
            await events.ring("t:1", {"number": number})
            assert await _next(listening) == {"number": number}


async def test_a_listener_is_told_when_the_server_was_gone(redis: Redis, server: PrivateServer) -> None:
    events = Events(redis)
    async with events.listen("t:1") as listening:
        waiting = asyncio.create_task(_next(listening))
        await server.stop()
        await server.ensure()
        assert await waiting == MISSED
        await events.ring("t:1", {"type": "done"})
        assert await _next(listening) == {"type": "done"}


async def test_without_a_server_nobody_is_told_and_nothing_breaks(redis: Redis, server: PrivateServer) -> None:
    await redis.ping()
    await server.stop()
    async with asyncio.timeout(30):
        await Events(redis).ring("t:1", {"type": "typing"})


async def test_listening_can_begin_while_the_server_is_away(redis: Redis, server: PrivateServer) -> None:
    events = Events(redis)
    await server.stop()
    async with events.listen("t:1", quiet=0.1) as listening:
        assert await _next(listening) == QUIET
        await server.ensure()
        while (event := await _next(listening)) == QUIET:
            pass
        assert event == MISSED
        await events.ring("t:1", {"type": "done"})
        assert await _next(listening) == {"type": "done"}
