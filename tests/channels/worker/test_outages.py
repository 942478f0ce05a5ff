"""Redis and PostgreSQL go away and come back; the same workers go on."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import cast

from channels.queue import ArqQueue
from evals import postgresql
from evals.whatsapp.graph import standin
from evals.whatsapp.webhooks import Number
from memory.records import Records
from memory.records.migrate import upgrade
from memory.sessions import PrivateServer, connect
from tests.channels.worker.counter import ShopCounter, until
from tests.channels.worker.workers import Workers


async def test_redis_killed_absent_when_a_message_comes_and_back_again(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    worker = await workers.start(redis_server.url)
    await counter.receive("whatsapp:1:before", "before.1", "oi")
    await counter.answered("whatsapp:1:before")
    os.kill(cast(int, redis_server.process_id), signal.SIGKILL)
    await counter.receive("whatsapp:1:absent", "absent.1", "quero falar com um vendedor")
    assert await counter.waits("whatsapp:1:absent")
    await redis_server.ensure()
    await counter.answered("whatsapp:1:absent", within=10)
    assert len(await counter.replies("whatsapp:1:absent")) == await counter.handoffs("whatsapp:1:absent") == 1
    assert worker.alive


async def test_without_redis_people_are_answered_and_get_their_answers_once_and_in_order(
    workers: Workers, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    phones = [f"55119876543{number:02}" for number in range(4)]
    async with standin() as graph:
        settings = {"WHATSAPP_API_URL": graph.url, "WHATSAPP_ACCESS_TOKEN": graph.token, "WHATSAPP_PHONE_NUMBER_ID": Number().id}
        workers = await asyncio.gather(*(workers.start(redis_server.url, slow=0.5, expires=2, **settings) for _ in range(2)))
        talks = [await counter.met(phone, Number().id) for phone in phones]
        for talk in talks[:2]:
            await counter.receive(talk, f"{talk}.1", "quero falar com um vendedor")
        await until(lambda: _tried(counter, talks[0]))
        os.kill(cast(int, redis_server.process_id), signal.SIGKILL)  # in the middle of turns
        for talk in talks[2:]:
            await counter.receive(talk, f"{talk}.1", "quero falar com um vendedor", ring=False)
        await counter.answered(*talks)
        await counter.receive(talks[0], f"{talks[0]}.2", "qual o endereço?", ring=False)
        await counter.answered(talks[0])
        assert redis_server.process_id is None
        await graph.until(lambda: len(graph.sent) == len(talks) + 1, 20)
        await asyncio.sleep(0.3)
        assert [(len(await counter.replies(talk)), await counter.handoffs(talk)) for talk in talks] == [(2, 1), (1, 1), (1, 1), (1, 1)]
        assert [len(graph.sent_to(phone)) for phone in phones] == [2, 1, 1, 1]
        assert [sent.text for sent in graph.sent_to(phones[0])] == await counter.said(talks[0])
        assert all(worker.alive for worker in workers)


async def test_redis_emptied_in_the_middle_of_a_turn_loses_and_doubles_nothing(
    workers: Workers, redis_server: PrivateServer, shop: ShopCounter
) -> None:
    workers = await asyncio.gather(*(workers.start(redis_server.url, slow=0.5, **shop.settings) for _ in range(2)))
    for number in range(4):
        await shop.receive(f"whatsapp:1:emptied-{number}", f"emptied.{number}", "quero falar com um vendedor")
    await until(lambda: _tried(shop, "whatsapp:1:emptied-0"))
    async with connect(redis_server) as redis:
        await redis.flushall()
    await shop.receive("whatsapp:1:emptied-late", "emptied.late", "quero falar com um vendedor")
    talks = [f"whatsapp:1:emptied-{name}" for name in (0, 1, 2, 3, "late")]
    await shop.answered(*talks)
    assert [(len(await shop.replies(talk)), await shop.handoffs(talk)) for talk in talks] == [(1, 1)] * 5
    assert all(worker.alive for worker in workers)


async def test_postgresql_restarted_in_the_middle_of_a_turn(
    workers: Workers, redis_server: PrivateServer, postgresql_server: postgresql.Server, workplace: Path
) -> None:
    address = postgresql_server.url(postgresql_server.create())
    records, queue = Records(address), ArqQueue(redis_server.url)
    await upgrade(records)
    shop = ShopCounter(records, queue, tenant="on-postgresql")
    await shop.open()
    worker = await workers.start(redis_server.url, shop.tenant, slow=0.3, DATABASE_URL=address)
    await shop.receive("whatsapp:1:pg", "pg.1", "quero falar com um vendedor")
    await until(lambda: _tried(shop, "whatsapp:1:pg"))
    postgresql_server.restart()
    await shop.receive("whatsapp:1:pg-after", "pg.2", "quero falar com um vendedor")
    await shop.answered("whatsapp:1:pg", "whatsapp:1:pg-after")
    for talk in ("whatsapp:1:pg", "whatsapp:1:pg-after"):
        assert len(await shop.replies(talk)) == await shop.handoffs(talk) == 1
    assert worker.alive
    await queue.aclose()
    await records.close()


async def _tried(counter: ShopCounter, conversation: str) -> bool:
    return await counter.attempts(conversation) == 1
