"""The inbox: every message a person sent, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from memory.records.collection import Collection
from memory.records.tables import messages


@dataclass(frozen=True, slots=True)
class Message:
    """`external_id` is the channel's own id of the message, or the client's."""

    channel: str
    external_id: str
    conversation: str
    person_id: str
    text: str
    at: datetime


class Inbox(Collection):
    async def receive(self, message: Message) -> bool:
        """Keep a message; False where the channel delivered it before."""
        values = {
            "channel": message.channel,
            "external_id": message.external_id,
            "conversation": message.conversation,
            "person_id": message.person_id,
            "text": message.text,
            "at": message.at,
        }
        return await self._add_if_new(messages, values)

    async def unanswered(self, conversation: str) -> list[Message]:
        """Messages that no turn has taken, in the order they were sent; within one second (WhatsApp tells no more) as they came."""
        rows = await self.connection.execute(
            select(messages)
            .where(messages.c.tenant == self.tenant, messages.c.conversation == conversation, messages.c.turn_id.is_(None))
            .order_by(messages.c.at, messages.c.id)
        )
        return [Message(r.channel, r.external_id, r.conversation, r.person_id, r.text, r.at) for r in rows]

    async def answered(self, channel: str, external_ids: Sequence[str], turn_id: str, *, keep_text: bool) -> None:
        """Mark messages as taken by a turn; without consent their words are not kept."""
        values: dict[str, str] = {"turn_id": turn_id} if keep_text else {"turn_id": turn_id, "text": ""}
        await self.connection.execute(
            update(messages)
            .where(messages.c.tenant == self.tenant, messages.c.channel == channel, messages.c.external_id.in_(external_ids))
            .values(**values)
        )

    async def waiting(self) -> list[str]:
        """Conversations with messages that no turn has taken."""
        rows = await self.connection.execute(
            select(messages.c.conversation).where(messages.c.tenant == self.tenant, messages.c.turn_id.is_(None)).distinct()
        )
        return [row.conversation for row in rows]
