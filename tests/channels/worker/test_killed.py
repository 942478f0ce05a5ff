"""kill -9 at any point of a turn, on either database: another worker takes the conversation over; one reply, one effect, one message."""

from __future__ import annotations

import asyncio

from channels.worker.sweeping import EVERY
from domain.delivery.deliveries import Report, State
from evals.whatsapp.graph import Graph, standin
from evals.whatsapp.webhooks import Number
from memory.sessions import PrivateServer
from memory.sessions.locks import EXPIRES
from tests.channels.worker.counter import ShopCounter, until
from tests.channels.worker.mortal import Point
from tests.channels.worker.workers import Workers

PROMISED = 10.0
"""Seconds within which another worker takes over."""
LONGEST = 60.0
"""Sixteen workers begin side by side here, on a machine that may have two processors."""


def test_what_a_dead_worker_held_is_free_and_looked_for_within_the_time_promised() -> None:
    longest_look = 1.2 * EVERY
    assert EXPIRES + longest_look < PROMISED


async def test_a_worker_killed_at_any_point_of_a_turn_leaves_one_reply_one_effect_and_one_message(
    workers: Workers, redis_server: PrivateServer, shop: ShopCounter
) -> None:
    async with standin() as graph:
        deaths = await asyncio.gather(*(_killed_at(point, workers, redis_server, shop, graph) for point in Point))
    assert dict(deaths) == dict.fromkeys(Point, (1, 1, 1))


async def _killed_at(
    point: Point, workers: Workers, redis: PrivateServer, shop: ShopCounter, graph: Graph
) -> tuple[Point, tuple[int, int, int]]:
    """Replies, effects and messages, once the person has the answer of the next worker."""
    phone = f"55119876543{list(Point).index(point):02}"
    sends = {
        "WHATSAPP_API_URL": graph.url,
        "WHATSAPP_ACCESS_TOKEN": graph.token,
        "WHATSAPP_PHONE_NUMBER_ID": Number().id,
        "WHATSAPP_TIMEOUT": "1",
        "WHATSAPP_GRACE": "2.5",
    }
    shop = ShopCounter(shop.records, shop.queue, tenant=point.name.lower(), settings=shop.settings | sends)
    await shop.open()
    talk = await shop.met(phone, Number().id)
    mortal = await workers.start(redis.url, shop.tenant, dies=point, expires=2.0, **shop.settings)
    await shop.receive(talk, f"{phone}.1", "quero falar com um vendedor")
    assert await mortal.end() == -9
    assert len(graph.sent_to(phone)) == (1 if point is Point.AFTER_SENDING else 0)
    if point is Point.AFTER_SENDING:
        [told] = graph.sent_to(phone)
        async with shop.records.writing(shop.tenant) as books:
            await books.deliveries.report(Report(told.id, told.callback, State.SENT, shop.clock.now()))
    await workers.start(redis.url, shop.tenant, **shop.settings)
    await shop.answered(talk, within=LONGEST)
    await until(lambda: shop.delivery(talk, State.SENT), LONGEST)
    return point, (len(await shop.replies(talk)), await shop.handoffs(talk), len(graph.sent_to(phone)))
