"""Replies become deliveries, once: the messages of their channel that say them, kept together with what follows.

Replies that nothing can be made of are put aside, where staff see them (`failed`), and an apology takes their place: they keep nobody else
in the conversation waiting.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from agent.guardrails.fallback import APOLOGY
from channels.outbox.carriers import Carrier
from domain.conversation import Reply
from domain.delivery.deliveries import Delivery, Part
from memory.records import Books
from memory.records.turns import Outgoing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Making:
    """Deliveries that nobody keeps yet, of the replies of a conversation up to the `last` of the outbox."""

    conversation: str
    deliveries: tuple[Delivery, ...]
    last: int

    @property
    def first(self) -> Delivery | None:
        """The one to hand over first."""
        return next((delivery for delivery in self.deliveries if delivery.due_at is not None), None)

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
        recipient = first.recipient or await carrier.recipient(books, first.conversation) or ""

        def waiting(number: int, request: Mapping[str, Any], said: Outgoing = first, to: str = recipient) -> Delivery:
            part = Part(said.id, number, request, said.trace)
            return Delivery.waiting(said.conversation, carrier.channel, account, to, part, now)

        try:
            made += [waiting(number, request) for number, request in enumerate(carrier.parts([each.reply for each in (first, *others)]))]
        except Exception as error:
            log.exception("replies that cannot be said are put aside")
            made.append(waiting(0, {}).put_aside(f"não coube em mensagens: {type(error).__name__}"))
            made += [waiting(number, request) for number, request in enumerate(carrier.parts([Reply(APOLOGY)]), 1)]
    return Making(new[-1].conversation, tuple(made), new[-1].id)
