"""A person with a phone in hand: writes to the shop, hears what comes back, taps what is offered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.whatsapp.graph import Graph, Sent
from evals.whatsapp.messages import button_reply, list_reply, text
from evals.whatsapp.people import Person
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number, received


@dataclass(slots=True)
class Customer:
    person: Person
    graph: Graph
    webhooks: Webhooks
    number: Number = field(default_factory=Number)

    async def sends(self, content: Mapping[str, Any], *, id: str | None = None) -> str:
        """Send a message of any kind (evals.whatsapp.messages); its id."""
        message = self.person.writes(content, id=id)
        await self.webhooks.deliver(received(self.number, self.person, message))
        return str(message["id"])

    async def says(self, words: str, answers: Sent | None = None) -> str:
        """`answers`: the message of the shop that they point at, by answering to it."""
        return await self.sends(text(words, answers=answers.id if answers else None))

    async def hears(self, patience: float = 10.0) -> Sent:
        """The next message to this person, in the order they were taken by the API; TimeoutError after `patience` seconds."""
        async with asyncio.timeout(patience):
            return await self.graph.phone(self.person.address).get()

    async def taps(self, title: str, of: Sent) -> str:
        """Tap a button or a row by its title."""
        id = next(id for id, offered in of.choices if offered == title)
        buttons = "buttons" in of.body["interactive"]["action"]
        return await self.sends(button_reply(id, title, answers=of.id) if buttons else list_reply(id, title, answers=of.id))
