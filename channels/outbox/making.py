"""Replies become deliveries, once: the messages of their channel that say them, kept together with what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from channels.outbox.carriers import Carrier
from domain.delivery.deliveries import Delivery, Part
from memory.records import Books
from memory.records.turns import Outgoing


@dataclass(frozen=True, slots=True)
class Making:
    """Deliveries that nobody keeps yet, of the replies of a conversation up to the `last` of the outbox."""

    conversation: str
    deliveries: tuple[Delivery, ...]
    last: int

    async def keep(self, books: Books) -> bool:
        """False where another process made them meanwhile, and may have sent and forgotten them since: then these are nothing."""
        if not await books.deliveries.made(self.conversation, self.last):
            return False
        await books.deliveries.make(self.deliveries)
        return True


async def making(books: Books, new: Sequence[Outgoing], carrier: Carrier, account: str, now: datetime) -> Making:
    """What new replies of a conversation become."""
    made: list[Delivery] = []
    for _, turn in groupby(new, key=lambda reply: reply.turn_id):
        first, *others = list(turn)
        requests = carrier.parts([reply.reply for reply in (first, *others)])
        recipient = first.recipient or await carrier.recipient(books, first.conversation) or ""
        for number, request in enumerate(requests):
            part = Part(first.id, number, request, first.trace)
            made.append(Delivery.waiting(first.conversation, carrier.channel, account, recipient, part, now))
    return Making(new[-1].conversation, tuple(made), new[-1].id)
