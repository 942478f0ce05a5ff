"""Several processes that send at once send each message once and in order, over either database."""

from __future__ import annotations

import asyncio

import pytest

from tests.channels.outbox.shop import TENANT, Shop


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_senders_at_once_send_a_conversation_once_and_in_order(shop: Shop) -> None:
    talk = await shop.talk(*(f"número {number}" for number in range(20)))
    senders = [shop.another_sender() for _ in range(4)]
    await asyncio.gather(*(sender.send_waiting(TENANT, talk) for sender in senders))
    assert shop.said() == [f"número {number}" for number in range(20)]


async def test_even_where_their_locks_are_lost_nothing_is_sent_twice_or_out_of_order(shop: Shop) -> None:
    """Each of them believes to hold the conversation: what is committed before a message is handed over keeps the order."""
    talk = await shop.talk(*(f"número {number}" for number in range(12)))
    senders = [shop.another_sender() for _ in range(4)]
    steps = [sender.send_under_lock(TENANT, talk) for sender in senders]
    await asyncio.gather(*steps)
    for sender in senders:
        await sender.send_waiting(TENANT, talk)
    assert shop.said() == [f"número {number}" for number in range(12)]
