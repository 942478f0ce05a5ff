"""Many messages and several workers: each message answered once, in order."""

from __future__ import annotations

import asyncio

from memory.sessions import PrivateServer
from tests.channels.worker.counter import ShopCounter
from tests.channels.worker.workers import Workers

WORKERS = 4
MESSAGES = 200
COPIES = 1_000


async def test_200_messages_of_a_conversation_are_answered_in_order_by_4_workers(
    workers: Workers, redis_server: PrivateServer, shop: ShopCounter
) -> None:
    await asyncio.gather(*(workers.start(redis_server.url, **shop.settings) for _ in range(WORKERS)))
    for number in range(MESSAGES):
        await shop.receive("whatsapp:1:order", f"order.{number}", f"quero um SUV até {50 + number} mil")
        await asyncio.sleep(0.005)  # SQLite lets nobody else write who comes while one writes without a pause
    await shop.answered("whatsapp:1:order")
    taken = await shop.turns_of_messages("whatsapp:1:order")
    assert [name for name, _ in taken] == [f"order.{number}" for number in range(MESSAGES)]
    turns = [turn for number, (_, turn) in enumerate(taken) if number == 0 or turn != taken[number - 1][1]]
    assert turns == await shop.replies("whatsapp:1:order")  # each turn a run of messages, and the replies in their order
    assert len(turns) > WORKERS


async def test_1000_copies_of_a_message_at_once_are_answered_once(workers: Workers, redis_server: PrivateServer, shop: ShopCounter) -> None:
    await asyncio.gather(*(workers.start(redis_server.url, **shop.settings) for _ in range(WORKERS)))
    kept = await asyncio.gather(*(shop.receive("whatsapp:1:copies", "copy", "quero falar com um vendedor") for _ in range(COPIES)))
    await shop.answered("whatsapp:1:copies")
    assert sum(kept) == 1
    assert len(await shop.replies("whatsapp:1:copies")) == 1
    assert await shop.handoffs("whatsapp:1:copies") == 1
