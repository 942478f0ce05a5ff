"""Deliveries that have become old: those held for too long are given up, those that are over are forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, delete, exists, select, update

from domain.delivery.deliveries import SENT_CHANNELS, State
from memory.records.messages import by_person_of
from memory.records.statuses import Statuses
from memory.records.tables import conversations, deliveries, messages, outbox


class OldDeliveries(Statuses):
    async def expire(self, before: datetime, error: str, most: int) -> list[str]:
        """Give up what has been held since before then without a word of its person since, at most so many; their conversations.

        Whoever wrote has a window, or had one that nobody used: their answer waits on, as long again.
        """
        number = deliveries.c.channel + ":" + deliveries.c.account + ":"
        wrote = exists().where(by_person_of(self.tenant, deliveries.c.conversation, number), messages.c.at >= before)
        held = and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None), deliveries.c.at < before, ~wrote)
        some = select(deliveries.c.id).where(deliveries.c.tenant == self.tenant, held).limit(most)
        rows = await self.connection.execute(
            update(deliveries)
            .where(deliveries.c.tenant == self.tenant, deliveries.c.id.in_(some.scalar_subquery()), held)
            .values(state=State.FAILED.value, due_at=None, error=error)
            .returning(deliveries.c.conversation)
        )
        expired = [row.conversation for row in rows]
        for conversation in dict.fromkeys(expired):
            await self.forget_goodbye(conversation)
        return expired

    async def forget_before(self, before: datetime, most: int) -> int:
        """Delete deliveries made before then in which nothing is left to do, at most so many, and as many replies they were made of; how
        many were there. That a turn was answered stays known (`turns`): no reply is made a second time."""
        done = and_(deliveries.c.tenant == self.tenant, deliveries.c.due_at.is_(None), deliveries.c.at < before)
        some = select(deliveries.c.id).where(done).order_by(deliveries.c.at).limit(most)
        sent = select(conversations.c.id).where(conversations.c.tenant == self.tenant, conversations.c.channel.in_(SENT_CHANNELS))
        made = and_(outbox.c.tenant == self.tenant, ~outbox.c.to_send, outbox.c.at < before, outbox.c.conversation.in_(sent))
        still = exists().where(
            deliveries.c.tenant == outbox.c.tenant, deliveries.c.conversation == outbox.c.conversation, deliveries.c.due_at.is_not(None)
        )
        others = select(outbox.c.id).where(made, ~still).order_by(outbox.c.id).limit(most)
        gone = 0
        for table, ids in ((deliveries, some), (outbox, others)):
            deleted = await self.connection.execute(
                delete(table).where(table.c.tenant == self.tenant, table.c.id.in_(ids.scalar_subquery()))
            )
            gone += deleted.rowcount
        return gone
