"""kill -9 with a message on its way to WhatsApp's API: it arrives once."""

from __future__ import annotations

import asyncio
from typing import Any

from domain.delivery.deliveries import Report, State
from evals.whatsapp.graph import Hangs, standin
from evals.whatsapp.webhooks import Number
from memory.sessions import PrivateServer
from tests.channels.worker.counter import ShopCounter, until
from tests.channels.worker.workers import Hatchery

GRACE = 2.0
ANA, BIA = "5511987654321", "5521912345678"


async def test_killed_before_or_after_the_api_took_a_reply_the_person_gets_it_once(
    hatchery: Hatchery, redis_server: PrivateServer, counter: ShopCounter
) -> None:
    async with standin() as graph:
        settings: dict[str, Any] = {
            "WHATSAPP_API_URL": graph.url, "WHATSAPP_ACCESS_TOKEN": graph.token, "WHATSAPP_PHONE_NUMBER_ID": Number().id,
            "WHATSAPP_TIMEOUT": "1", "WHATSAPP_GRACE": str(GRACE),
        }  # fmt: skip

        async def sent(phone: str, *, taken: bool) -> None:
            shop = ShopCounter(counter.records, counter.queue, tenant=f"sends-{phone}")
            await shop.open()
            talk = await shop.met(phone, Number().id)
            graph.faults.add(Hangs(6, taken=taken), to=phone)
            first = await hatchery.worker(redis_server.url, shop.tenant, **settings)
            await shop.receive(talk, f"{phone}.1", "quero falar com um vendedor")
            await until(lambda: shop.delivery(talk, State.SENDING))
            if taken:
                await graph.until(lambda: bool(graph.sent_to(phone)), 20)
            await first.kill()
            await hatchery.worker(redis_server.url, shop.tenant, **settings)
            if taken:
                [told] = graph.sent_to(phone)
                async with shop.records.writing(shop.tenant) as books:
                    await books.deliveries.report(Report(told.id, told.callback, State.SENT, shop.clock.now()))
            await until(lambda: shop.delivery(talk, State.SENT))

        await asyncio.gather(sent(ANA, taken=False), sent(BIA, taken=True))
        await asyncio.sleep(GRACE)
        assert [len(graph.sent_to(phone)) for phone in (ANA, BIA)] == [1, 1]
