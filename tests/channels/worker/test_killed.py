"""kill -9 at any point of a turn: another worker takes the conversation over; one reply, one effect."""

from __future__ import annotations

import asyncio
import time

from memory.sessions import PrivateServer
from tests.channels.worker.counter import ShopCounter
from tests.channels.worker.mortal import Point
from tests.channels.worker.workers import Hatchery

LONGEST_TAKEOVER = 10.0


async def test_a_worker_killed_at_any_point_of_a_turn_leaves_one_reply_and_one_effect(
    hatchery: Hatchery, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    async def taken_over(point: Point) -> float:
        """Seconds from the death of one worker to the answer of the next."""
        shop = ShopCounter(counter.records, counter.queue, tenant=point.name.lower())
        await shop.open()
        mortal = await hatchery.worker(redis_server.url, shop.tenant, dies=point)
        await shop.receive("whatsapp:1:ana", "wamid.1", "quero falar com um vendedor")
        assert await mortal.end() == -9
        died = time.monotonic()
        await hatchery.worker(redis_server.url, shop.tenant)
        await shop.answered("whatsapp:1:ana")
        return time.monotonic() - died

    seconds = dict(zip(Point, await asyncio.gather(*map(taken_over, Point)), strict=True))
    outcome = {}
    for point in Point:
        shop = ShopCounter(counter.records, counter.queue, tenant=point.name.lower())
        outcome[point] = (len(await shop.replies("whatsapp:1:ana")), await shop.handoffs("whatsapp:1:ana"))
    assert outcome == dict.fromkeys(Point, (1, 1))
    assert max(seconds.values()) < LONGEST_TAKEOVER, seconds
