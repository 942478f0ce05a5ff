"""How much waits, and since when."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from domain.clock import local
from domain.customers.leads import Evidence, score
from domain.delivery.deliveries import Delivery, Part, State
from memory.records import Records
from memory.records.messages import Message
from memory.records.tables import messages

NOW = local(datetime(2026, 11, 24, 10))


def _message(id: str, conversation: str, minutes_ago: int) -> Message:
    at = NOW - timedelta(minutes=minutes_ago)
    return Message("web", id, conversation, conversation, "oi", at, received_at=at)


async def test_what_waits_is_counted_with_its_age_and_without_what_was_put_aside(records: Records) -> None:
    async with records.writing("loja") as books:
        for id, conversation, minutes_ago in (("a", "c1", 5), ("b", "c1", 3), ("c", "c2", 9), ("d", "c3", 60 * 30)):
            assert await books.inbox.receive(_message(id, conversation, minutes_ago))
        await books.inbox.answered("web", ["d"], "t1", keep_text=True)
        await books.connection.execute(update(messages).where(messages.c.external_id == "c").values(put_aside_at=NOW))
    async with records.writing("outra") as books:
        await books.inbox.receive(_message("x", "c9", 90))
    async with records.reading("loja") as books:
        waiting = await books.gauges.messages()
        assert (waiting.count, waiting.since) == (2, NOW - timedelta(minutes=5))
        assert await books.gauges.put_aside() == 1
        assert await books.gauges.sessions(NOW) == 2
        assert (await books.gauges.replies()).count == 0
        assert (await books.gauges.deliveries()).since is None


async def test_what_is_held_and_what_failed_is_counted_apart(records: Records) -> None:
    async with records.writing("loja") as books:
        assert await books.gauges.undelivered() == {State.HELD: 0, State.FAILED: 0}
        made = [Delivery.waiting("c1", "whatsapp", "555", "551199", Part(1, n, {}), NOW) for n in range(3)]
        await books.deliveries.make(made)
        await books.deliveries.give_up(made[0], 131026, "Message undeliverable")
        await books.deliveries.hold("c1", NOW)
    async with records.reading("loja") as books:
        assert await books.gauges.undelivered() == {State.HELD: 2, State.FAILED: 1}


async def test_a_lead_is_qualified_from_sixty_points_on(records: Records) -> None:
    hot = score(
        Evidence(budget_max=90_000, cheapest_fit=60_000, urgency="imediata", preferences=6, turns=9, actions=frozenset({"contact"}))
    )
    cold = score(Evidence())
    assert hot.total >= 60 > cold.total
    async with records.writing("loja") as books:
        await books.leads.put("ana", hot, {}, NOW)
        await books.leads.put("bia", cold, {}, NOW)
    async with records.reading("loja") as books:
        assert await books.gauges.qualified() == 1
