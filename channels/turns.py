"""From waiting messages to an answered turn, whatever brought them."""

from __future__ import annotations

from dataclasses import dataclass

from agent.assistant import Assistant
from domain.clock import Clock
from domain.conversation import Turn
from domain.people import Role
from memory.records import Records
from memory.sessions import Sessions

LONGEST_TURN = 60.0
"""Seconds to wait for another process that answers the same conversation."""


@dataclass(frozen=True, slots=True)
class Turns:
    records: Records
    assistant: Assistant
    sessions: Sessions
    clock: Clock

    async def answer_waiting(self, tenant: str, conversation: str) -> None:
        """Answer what waits in a conversation, as one turn, under the conversation's lock."""
        thread = f"{tenant}:{conversation}"
        async with self.sessions.lock(thread, wait=LONGEST_TURN) as token:
            async with self.records.reading(tenant) as books:
                waiting = await books.inbox.unanswered(conversation)
                reply_to = await books.aliases.address(waiting[0].channel, waiting[0].person_id) if waiting else None
            if not waiting:
                return
            first, last = waiting[0], waiting[-1]
            turn = Turn(
                id=f"{conversation}:{last.external_id}",
                tenant=tenant,
                conversation=conversation,
                person_id=first.person_id,
                role=Role.CUSTOMER,
                text="\n".join(message.text for message in waiting),
                at=self.clock.now(),
                channel=first.channel,
                messages=tuple(message.external_id for message in waiting),
                fence=token,
                attachments=tuple(message.attachment for message in waiting if message.attachment is not None),
                reply_to=reply_to,
            )
            await self.sessions.events.ring(thread, {"type": "typing"})
            await self.assistant.answer(turn)
            await self.sessions.events.ring(thread, {"type": "answered"})

    async def waiting(self, tenant: str) -> list[str]:
        """Conversations with messages that no turn has taken."""
        async with self.records.reading(tenant) as books:
            return await books.inbox.waiting()
