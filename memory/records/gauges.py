"""How much is waiting, and how busy the counter is: figures for whoever watches the house, and nobody's data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Executable, and_, func, or_, select

from domain.customers.leads import HIGH
from domain.delivery.deliveries import State
from memory.records.collection import Collection
from memory.records.tables import deliveries, leads, messages, outbox

SESSION = timedelta(hours=24)
"""WhatsApp's customer-service window: for so long a conversation counts as open after a message."""
_NEWEST = 50_000
"""Messages looked through for open conversations, so that asking costs no more in an old house than in a new one."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many, and since when the oldest."""

    count: int
    since: datetime | None


class Gauges(Collection):
    async def messages(self) -> Waiting:
        """Messages that no turn has taken, without those put aside."""
        return await self._waiting(
            select(func.count(), func.min(messages.c.received_at)).where(
                messages.c.tenant == self.tenant, messages.c.turn_id.is_(None), messages.c.put_aside_at.is_(None)
            )
        )

    async def replies(self) -> Waiting:
        """Replies in the outbox that are no deliveries yet."""
        return await self._waiting(select(func.count(), func.min(outbox.c.at)).where(outbox.c.tenant == self.tenant, outbox.c.to_send))

    async def deliveries(self) -> Waiting:
        """Deliveries that are still to be handed to their channel."""
        return await self._waiting(
            select(func.count(), func.min(deliveries.c.at)).where(deliveries.c.tenant == self.tenant, deliveries.c.due_at.is_not(None))
        )

    async def undelivered(self) -> dict[State, int]:
        """Deliveries that wait for their people to write, and those that failed, for as long as they are kept."""
        held = and_(deliveries.c.state == State.HELD.value, deliveries.c.due_at.is_not(None))
        rows = await self.connection.execute(
            select(deliveries.c.state, func.count())
            .where(deliveries.c.tenant == self.tenant, or_(held, deliveries.c.state == State.FAILED.value))
            .group_by(deliveries.c.state)
        )
        counts = {State(state): int(count) for state, count in rows}
        return {state: counts.get(state, 0) for state in (State.HELD, State.FAILED)}

    async def put_aside(self) -> int:
        """Messages whose answer failed again and again."""
        return await self._count(
            select(func.count()).where(messages.c.tenant == self.tenant, messages.c.turn_id.is_(None), messages.c.put_aside_at.is_not(None))
        )

    async def sessions(self, now: datetime) -> int:
        """Conversations with a message in the last 24 hours, among the newest 50,000 messages."""
        newest = (
            select(messages.c.conversation, messages.c.received_at)
            .where(messages.c.tenant == self.tenant)
            .order_by(messages.c.id.desc())
            .limit(_NEWEST)
            .subquery()
        )
        return await self._count(select(func.count(newest.c.conversation.distinct())).where(newest.c.received_at >= now - SESSION))

    async def qualified(self) -> int:
        """Leads whose score is high."""
        return await self._count(select(func.count()).where(leads.c.tenant == self.tenant, leads.c.score >= HIGH))

    async def _count(self, statement: Executable) -> int:
        return int((await self.connection.execute(statement)).scalar_one())

    async def _waiting(self, statement: Executable) -> Waiting:
        count, since = (await self.connection.execute(statement)).one()
        return Waiting(int(count), since)
