"""A worker that slept through the end of its lock writes nothing, on a real private server."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from redis.asyncio import Redis

from domain.errors import Superseded
from memory.records import Records
from memory.sessions import ConversationLock, PrivateServer, connect
from tests.agent.conftest import TENANT, Introduce
from tests.agent.dialogue.words import called, text

EXPIRES = 0.3


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[Redis]:
    server = PrivateServer(tmp_path / "redis")
    await server.ensure()
    async with connect(server) as client:
        yield client
    await server.stop()


async def late_and_next(redis: Redis, thread: str) -> tuple[int, int]:
    """The tokens of a holder that stood still until its lock was over, and of the one who took the conversation then."""
    late, following = ConversationLock(redis, thread, expires=EXPIRES), ConversationLock(redis, thread, wait=5.0)
    first = await late.__aenter__()
    time.sleep(2 * EXPIRES)  # noqa: ASYNC251 - the whole process stands still, its heartbeat too
    async with following as second:
        assert second > first
    return first, second


async def test_the_late_holder_is_shut_out(introduce: Introduce, redis: Redis, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    late, following = await late_and_next(redis, "demo:talk-ana")
    await ana.assistant.answer(replace(ana.turn("quero um hatch até 75 mil", 3), fence=following))
    with pytest.raises(Superseded):
        await ana.assistant.answer(replace(ana.turn("quero uma picape até 200 mil", 4), fence=late))
    async with shop.reading(TENANT) as books:
        said = [words async for words, _ in books.turns.said("talk-ana")]
    assert said == ["", "sim", "quero um hatch até 75 mil"]
    ana.turns = 4
    (again,) = (await ana.says("na verdade pode ser até 80 mil")).tools
    assert again.args == {"budget_max": 80_000, "categories": ["Hatch"]}


async def test_the_tools_of_a_late_holder_write_nothing_either(introduce: Introduce, redis: Redis, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero reservar o onix")
    late, following = await late_and_next(redis, "demo:talk-ana")
    await ana.assistant.answer(replace(ana.turn("qual o endereço?", 4), fence=following))
    with pytest.raises(Superseded):
        await ana.assistant.answer(replace(ana.turn("confirmo", 5), fence=late))
    async with shop.reading(TENANT) as books:
        assert await books.reservations.active() == []


async def test_the_holder_may_write_all_it_likes(introduce: Introduce, redis: Redis, shop: Records) -> None:
    ana = introduce()
    async with ConversationLock(redis, "demo:talk-ana") as token:
        for number, words in enumerate(("oi", "sim", "quero reservar o onix", "confirmo", "apaga todos os meus dados"), 1):
            await ana.assistant.answer(replace(ana.turn(words, number), fence=token))
        erased = await ana.assistant.answer(replace(ana.turn("sim", 6), fence=token))
    assert called(erased, "erase_my_data") == {"confirmed": True}
    assert "apaguei" in text(erased)
