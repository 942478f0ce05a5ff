"""A message that no answer survives is put aside after three tries, and takes no other with it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agent.guardrails.fallback import APOLOGY
from channels.commands.main import outcome
from channels.turns import MOST_TRIES
from memory.sessions import PrivateServer, connect
from tests.channels.worker.counter import ShopCounter
from tests.channels.worker.mortal import Allergic
from tests.channels.worker.workers import Workers

TALK = "whatsapp:1:poison"


async def test_its_neighbours_are_answered_it_is_apologised_for_once_and_comes_back_when_asked(
    workers: Workers,
    redis_server: PrivateServer,
    counter: ShopCounter,
    workplace: Path,
    own_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sick = await workers.start(redis_server.url, allergic=True)
    for number, text in enumerate(["oi, qual o endereço?", f"{Allergic.FAILS} no Onix?", "quero falar com um vendedor"]):
        await counter.receive(TALK, f"poison.{number}", text, ring=number == 2)
    await counter.answered(TALK)
    assert await counter.replies(TALK) == [f"{TALK}:poison.0", "whatsapp:apology:poison.1", f"{TALK}:poison.2"]
    assert (await counter.said(TALK)).count(APOLOGY) == 1
    assert await counter.handoffs(TALK) == 1
    await sick.kill()
    assert await asyncio.to_thread(outcome, ["--home", str(workplace), "replay"]) == 0
    listed = capsys.readouterr()
    assert listed.out.startswith(f"{TALK}  poison.1  text  ")
    assert Allergic.FAILS not in listed.out + listed.err
    assert await asyncio.to_thread(outcome, ["--home", str(workplace), "replay", "poison.1"]) == 0
    assert capsys.readouterr().out == "De volta à fila: 1. O worker responde em instantes.\n"
    await workers.start(redis_server.url)
    await counter.answered(TALK)
    assert (await counter.turns_of_messages(TALK))[1] == ("poison.1", f"{TALK}:poison.1")


async def test_one_that_takes_the_process_with_it_is_put_aside_too(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    talk = "whatsapp:1:bomb"
    await counter.receive(talk, "bomb.1", Allergic.DIES)
    for _ in range(MOST_TRIES):
        assert await (await workers.start(redis_server.url, allergic=True)).end() == -9
        async with connect(redis_server) as redis:  # as if it had expired: how long that takes is tested elsewhere
            await redis.delete(f"balcao:lock:demo:{talk}")
    survivor = await workers.start(redis_server.url, allergic=True)
    await counter.answered(talk)
    assert await counter.said(talk) == [APOLOGY]
    assert survivor.alive
