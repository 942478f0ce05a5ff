"""SIGTERM: what is under way is finished, or handed over within a moment."""

from __future__ import annotations

import signal

from domain.conversation import thread
from memory.sessions import PrivateServer, Sessions
from tests.channels.worker.counter import ShopCounter, until
from tests.channels.worker.workers import Workers


async def test_an_answer_under_way_is_finished_before_the_worker_ends(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    worker = await workers.start(redis_server.url, slow=0.5)
    await counter.receive("whatsapp:1:finished", "finished.1", "quero falar com um vendedor")
    await until(lambda: _tried(counter, "whatsapp:1:finished"))
    assert await worker.kill(signal.SIGTERM) == 0
    assert not await counter.waits("whatsapp:1:finished")
    assert len(await counter.replies("whatsapp:1:finished")) == await counter.handoffs("whatsapp:1:finished") == 1


async def test_an_answer_that_takes_too_long_is_handed_over_and_not_held_against_the_message(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    worker = await workers.start(redis_server.url, slow=30, goodbye=0.1)
    for number in range(2):
        await counter.receive("whatsapp:1:over", f"over.{number}", "quero falar com um vendedor", ring=number == 1)
    await until(lambda: _tried(counter, "whatsapp:1:over"))
    assert await worker.kill(signal.SIGTERM) == 0
    assert await counter.attempts("whatsapp:1:over") == 0
    sessions = Sessions(redis_server)
    async with sessions.lock(thread(counter.tenant, "whatsapp:1:over")):
        pass  # it was given back: nobody waits for it to expire
    await sessions.close()
    await workers.start(redis_server.url)
    await counter.answered("whatsapp:1:over")
    assert len(await counter.replies("whatsapp:1:over")) == await counter.handoffs("whatsapp:1:over") == 1


async def _tried(counter: ShopCounter, conversation: str) -> bool:
    return await counter.attempts(conversation) == 1
