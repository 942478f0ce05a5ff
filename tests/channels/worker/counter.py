"""The shop's side of a test: messages that come in, and what became of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from sqlalchemy import select

from channels.queue import ArqQueue
from domain.clock import SystemClock
from domain.delivery.deliveries import State
from domain.delivery.identities import Identity
from domain.people import Role
from memory.records import Records
from memory.records.aliases import Sighting
from memory.records.dealings import DealingKind
from memory.records.messages import Message
from memory.records.tables import dealings, messages
from memory.samples.dealership import STORE

CHANNEL = "whatsapp"
LONGEST = 60.0
NO_TIME = timedelta(0)


def _person(conversation: str) -> str:
    return conversation.split(":")[-1]


class ShopCounter:
    """Of one tenant. Its workers need `settings` to find its database."""

    def __init__(self, records: Records, queue: ArqQueue, tenant: str = "demo", settings: Mapping[str, str] | None = None) -> None:
        self.records, self.queue, self.tenant = records, queue, tenant
        self.settings = dict(settings or {})
        self.clock = SystemClock()

    async def open(self) -> None:
        """A shop with an address and hours, and no cars."""
        async with self.records.writing(self.tenant) as books:
            await books.stores.put(STORE, self.clock.now())

    async def met(self, phone: str, number: str) -> str:
        """The conversation of somebody who writes to a number of WhatsApp."""
        async with self.records.writing(self.tenant) as books:
            [person] = await books.aliases.people(CHANNEL, [Sighting(Identity(None, phone), self.clock.now())])
        return f"{CHANNEL}:{number}:{person}"

    async def delivery(self, conversation: str, state: State) -> bool:
        """Whether the only message that is sent stands so."""
        async with self.records.reading(self.tenant) as books:
            return [delivery.state for delivery in await books.deliveries.of(conversation)] == [state]

    async def receive(self, conversation: str, external_id: str, text: str, *, ring: bool = True, ahead: timedelta = NO_TIME) -> bool:
        """As a webhook does, whose clock is `ahead` of the worker's: kept, then rung for."""
        person, now = _person(conversation), self.clock.now() + ahead
        async with self.records.writing(self.tenant) as books:
            await books.people.meet(person, Role.CUSTOMER, now)
            await books.conversations.open(conversation, person, CHANNEL, now)
            new = await books.inbox.receive(Message(CHANNEL, external_id, conversation, person, text, now, received_at=now))
        if ring:
            await self.queue.ring(self.tenant, conversation)
        return new

    async def replies(self, conversation: str) -> list[str]:
        """Turns that replied, in order, each once."""
        async with self.records.reading(self.tenant) as books:
            return list(dict.fromkeys(reply.turn_id for reply in await books.turns.replies_after(conversation, 0)))

    async def said(self, conversation: str) -> list[str]:
        """The words of the replies."""
        async with self.records.reading(self.tenant) as books:
            return [reply.reply.text for reply in await books.turns.replies_after(conversation, 0)]

    async def waits(self, conversation: str) -> bool:
        async with self.records.reading(self.tenant) as books:
            return bool(await books.inbox.unanswered(conversation))

    async def answered(self, *conversations: str, within: float = LONGEST) -> None:
        """Wait until nothing waits in conversations. The records ring no bell: they are looked at again and again."""
        async with asyncio.timeout(within):
            for conversation in conversations:
                while await self.waits(conversation):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)

    async def attempts(self, conversation: str) -> int:
        """Tries of the first message that waits; 0 where none does."""
        async with self.records.reading(self.tenant) as books:
            waiting = await books.inbox.unanswered(conversation)
        return waiting[0].attempts if waiting else 0

    async def handoffs(self, conversation: str) -> int:
        """How often a person of the shop was called: what a writing tool did."""
        async with self.records.reading(self.tenant) as books:
            found = await books.connection.execute(
                select(dealings.c.id).where(
                    dealings.c.tenant == self.tenant,
                    dealings.c.kind == DealingKind.HANDOFF.value,
                    dealings.c.person_id == _person(conversation),
                )
            )
            return len(found.all())

    async def turns_of_messages(self, conversation: str) -> list[tuple[str, str | None]]:
        """(message, turn that answered it), in the order of the messages."""
        async with self.records.reading(self.tenant) as books:
            found = await books.connection.execute(
                select(messages.c.external_id, messages.c.turn_id)
                .where(messages.c.tenant == self.tenant, messages.c.conversation == conversation)
                .order_by(messages.c.at, messages.c.id)
            )
            return [(row.external_id, row.turn_id) for row in found]


async def until(true: Callable[[], Awaitable[bool]], longest: float = LONGEST) -> None:
    async with asyncio.timeout(longest):
        while not await true():  # noqa: ASYNC110 - nothing rings
            await asyncio.sleep(0.02)
