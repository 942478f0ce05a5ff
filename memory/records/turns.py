"""Turns that were answered, and the outbox of their replies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from domain.conversation import Answer, Reply, Turn
from domain.delivery.deliveries import SENT_CHANNELS
from memory.records.collection import Collection
from memory.records.tables import messages, outbox, turns

_SEND = insert(outbox)
"""Made once, as every statement of every turn: putting it together takes as long as running it."""
_COUNT = select(func.count()).select_from(turns).where(turns.c.tenant == bindparam("tenant"), turns.c.person_id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply on its way; `id` grows, and orders a conversation. `recipient` is where it goes, if anybody knew when it was given."""

    id: int
    conversation: str
    turn_id: str
    reply: Reply
    at: datetime
    recipient: str | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A turn as it is kept: `text` is empty where the person's words may not be. `sent` are the kind and data of what came with them."""

    person_id: str
    text: str
    answer: Answer
    at: datetime
    sent: tuple[tuple[str, Any], ...] = ()


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
        to_send = turn.channel in SENT_CHANNELS
        rows = [
            {
                "tenant": self.tenant,
                "conversation": turn.conversation,
                "turn_id": turn.id,
                "position": position,
                "reply": reply.as_json(),
                "at": turn.at,
                "to_send": to_send,
                "recipient": turn.reply_to,
                "trace": turn.trace,
            }
            for position, reply in enumerate(answer.replies)
        ]
        if rows:
            await self.connection.execute(_SEND, rows)
        return True

    async def count_of(self, person_id: str) -> int:
        return int((await self.connection.execute(_COUNT, {"tenant": self.tenant, "person": person_id})).scalar_one())

    async def said(self, conversation: str) -> AsyncIterator[tuple[str, Answer]]:
        """Everything said in a conversation: (the person's words, the answer), oldest first."""
        rows = await self.connection.execute(
            select(turns.c.text, turns.c.answer)
            .where(turns.c.tenant == self.tenant, turns.c.conversation == conversation)
            .order_by(turns.c.at, turns.c.id)
        )
        for row in rows:
            yield row.text, Answer.from_json(row.answer)

    async def told(self, conversation: str) -> list[Told]:
        """The turns of a conversation with whose they are and what came with the words, oldest first."""
        here = messages.c.tenant == self.tenant, messages.c.conversation == conversation, messages.c.data.is_not(None)
        sent: dict[str, list[tuple[str, Any]]] = {}
        for row in await self.connection.execute(select(messages).where(*here).order_by(messages.c.id)):
            sent.setdefault(row.turn_id or "", []).append((row.kind, row.data))
        rows = await self.connection.execute(
            select(turns).where(turns.c.tenant == self.tenant, turns.c.conversation == conversation).order_by(turns.c.at, turns.c.id)
        )
        return [Told(row.person_id, row.text, Answer.from_json(row.answer), row.at, tuple(sent.get(row.id, ()))) for row in rows]

    async def replies_after(self, conversation: str, outgoing_id: int) -> list[Outgoing]:
        """Replies of a conversation put in the outbox after the one with this id."""
        rows = await self.connection.execute(
            select(outbox)
            .where(outbox.c.tenant == self.tenant, outbox.c.conversation == conversation, outbox.c.id > outgoing_id)
            .order_by(outbox.c.id)
        )
        return [outgoing(row) for row in rows]


def outgoing(row: Row[Any]) -> Outgoing:
    told = row._mapping
    reply = Reply.from_json(told[outbox.c.reply])
    return Outgoing(
        told[outbox.c.id],
        told[outbox.c.conversation],
        told[outbox.c.turn_id],
        reply,
        told[outbox.c.at],
        told[outbox.c.recipient],
        told[outbox.c.trace],
    )
