"""No faster than WhatsApp takes messages: of a number, and to one person."""

from __future__ import annotations

import asyncio
import time

from channels.outbox.pacing import PAIR_BURST, PAIR_INTERVAL, Pacing
from evals.whatsapp.webhooks import Number
from memory.sessions import Limit, PrivateServer, Sessions
from tests.channels.outbox.shop import ANA, BIA, Shop


async def test_a_person_gets_so_many_at_once_and_then_one_every_six_seconds(shop: Shop) -> None:
    talk, other = await shop.talk("oi"), await shop.talk("oi", phone=BIA)
    pacing = Pacing(shop.sessions, a_second=1_000)
    assert [await pacing.wait(Number().id, ANA) for _ in range(PAIR_BURST)] == [(0, True)] * PAIR_BURST
    for conversation in (talk, other):
        await shop.sends(conversation)
    assert (shop.said(), shop.said(BIA)) == ([], ["oi"])
    [waiting] = await shop.deliveries(talk)
    assert waiting.due_at is not None
    assert 0 < (waiting.due_at - shop.clock.now()).total_seconds() <= PAIR_INTERVAL
    assert waiting.attempts == 0


async def test_processes_share_the_pace_of_a_number(sessions: Sessions, bell: PrivateServer) -> None:
    elsewhere = Sessions(bell)
    paces = [Pacing(sessions, a_second=20), Pacing(elsewhere, a_second=20)]
    began = time.monotonic()
    waits = await asyncio.gather(*(paces[number % 2].wait("555", f"55119{number:08}") for number in range(16)))
    await elsewhere.close()
    spent = time.monotonic() - began
    longest = max(wait for wait, kept in waits if kept)
    assert 14 / 20 - spent - 0.01 <= longest <= 14 / 20 + 0.01  # two at once, then one every 50 ms
    assert all(kept for _, kept in waits)


async def test_who_would_wait_long_keeps_no_place(sessions: Sessions) -> None:
    slow = [Limit("slow", interval=60)]
    assert await sessions.paces.reserve(slow) == 0
    waits = [await sessions.paces.reserve(slow, patience=1) for _ in range(3)]
    assert all(59 < wait <= 60 for wait in waits)


async def test_of_two_limits_both_hold_and_what_one_refuses_the_other_does_not_count(sessions: Sessions) -> None:
    wide, narrow = Limit("wide", interval=60, burst=3), Limit("narrow", interval=60)
    assert await sessions.paces.reserve([wide, narrow]) == 0
    assert await sessions.paces.reserve([wide, narrow]) > 59
    assert [await sessions.paces.reserve([wide]) == 0 for _ in range(3)] == [True, True, False]


async def test_without_redis_a_process_keeps_the_pace_by_itself(bell: PrivateServer) -> None:
    away = Sessions("unix:///nowhere/valkey.sock")
    limits = [Limit("pair", interval=6, burst=2)]
    waits = [await away.paces.reserve(limits) for _ in range(3)]
    await away.close()
    assert waits[:2] == [0, 0]
    assert 0 < waits[2] <= 6
