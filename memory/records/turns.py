"""Turns that were answered, and the outbox of their replies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from domain.conversation import Answer, Reply, Turn
from memory.records.collection import Collection
from memory.records.tables import outbox, turns


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply on its way; `id` grows, and orders a conversation."""

    id: int
    conversation: str
    turn_id: str
    reply: Reply
    at: datetime


class Turns(Collection):
    async def find(self, turn_id: str) -> Answer | None:
        """The answer given to a turn, where it was given."""
        row = (await self.connection.execute(select(turns.c.answer).where(turns.c.tenant == self.tenant, turns.c.id == turn_id))).first()
        return Answer.from_json(row.answer) if row else None

    async def done(self, turn: Turn, answer: Answer) -> bool:
        """Keep an answer and put its replies in the outbox; False, and nothing kept, where the turn was done before."""
        values = {
            "id": turn.id,
            "conversation": turn.conversation,
            "person_id": turn.person_id,
            "text": turn.text,
            "answer": answer.as_json(),
            "at": turn.at,
        }
        if not await self._add_if_new(turns, values):
            return False
        rows = [
            {
                "tenant": self.tenant,
                "conversation": turn.conversation,
                "turn_id": turn.id,
                "position": position,
                "reply": reply.as_json(),
                "at": turn.at,
            }
            for position, reply in enumerate(answer.replies)
        ]
        if rows:
            await self.connection.execute(insert(outbox), rows)
        return True

    async def count_of(self, person_id: str) -> int:
        found = await self.connection.execute(
            select(func.count()).select_from(turns).where(turns.c.tenant == self.tenant, turns.c.person_id == person_id)
        )
        return int(found.scalar_one())

    async def said(self, conversation: str) -> AsyncIterator[tuple[str, Answer]]:
        """Everything said in a conversation: (the person's words, the answer), oldest first."""
        rows = await self.connection.execute(
            select(turns.c.text, turns.c.answer)
            .where(turns.c.tenant == self.tenant, turns.c.conversation == conversation)
            .order_by(turns.c.at, turns.c.id)
        )
        for row in rows:
            yield row.text, Answer.from_json(row.answer)

    async def replies_after(self, conversation: str, outgoing_id: int) -> list[Outgoing]:
        """Replies of a conversation put in the outbox after the one with this id."""
        rows = await self.connection.execute(
            select(outbox)
            .where(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation, outbox.c.id > outgoing_id)
            .order_by(outbox.c.id)
        )
        return [Outgoing(r.id, r.conversation, r.turn_id, Reply.from_json(r.reply), r.at) for r in rows]
