"""Where a tool stands: for whom it acts, in which turn, and on which records."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from domain.cars.lots import Lot
from domain.clock import Clock
from domain.errors import ConsentNeeded, Superseded
from domain.people import Actor
from memory.history import History
from memory.records import Books, Records
from memory.records.audit import Entry

if TYPE_CHECKING:  # it brings an HTTP client and an HTML parser
    from tools.price_sources import PriceSource


@dataclass(slots=True)
class Counter:
    """Made anew for each turn or request. `turn_id` keys the effects of writing tools, so that a retry writes nothing twice."""

    actor: Actor
    records: Records
    clock: Clock
    turn_id: str
    conversation: str | None = None
    entries: list[Entry] = field(default_factory=list)
    """Audit entries of tools used so far; the turn's transaction keeps them."""
    erased: list[str] = field(default_factory=list)
    """Conversations whose records a tool of this turn erased: whoever keeps their working state forgets it too."""
    stock: Lot | None = None
    """The cars this turn began with, where they were looked up; None once a tool of the turn has changed one."""
    books: Books | None = None
    """The open transaction of a writing tool; what it reads and writes joins it."""
    fence: int | None = None
    """The token of the conversation's lock, where it was taken; None where turns cannot overlap."""
    history: History | None = None
    """What was said in years past; None where nobody asks for it."""
    mails: bool = False
    """Whether the house has a mail server: without one nothing is promised to go out by e-mail."""
    market: PriceSource | None = None
    """Where prices of the market are looked up; None where nothing is."""

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def cars(self) -> Lot:
        """The cars in stock, as the turn began with them or as its tools have left them."""
        if self.stock is not None and self.stock.this_year == self.now.year:
            return self.stock
        async with self.reading() as books:
            return await books.catalogue.lot(self.now.year)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Books]:
        if self.books is not None:
            yield self.books
            return
        async with self.records.reading(self.actor.tenant) as books:
            yield books

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Books]:
        """One transaction; Superseded where another worker has taken the conversation over meanwhile."""
        if self.books is not None:
            yield self.books
            return
        async with self.records.writing(self.actor.tenant) as books:
            if self.fence is not None and self.conversation and not await books.conversations.fence(self.conversation, self.fence):
                raise Superseded("Esta conversa já está sendo respondida em outro lugar.")
            yield books

    async def require_consent(self, books: Books) -> None:
        """Refuse to keep anything about a person who has not agreed to it."""
        if not await self.agreed(books):
            raise ConsentNeeded("Para isso preciso do seu ok para guardar seus dados.")

    async def agreed(self, books: Books) -> bool:
        """Whether the person lets us keep what they do and say."""
        consent = await books.consents.latest(self.actor.person_id)
        return consent is not None and consent.granted

    @staticmethod
    def new_id(kind: str) -> str:
        """A fresh id that says what it names: `visit_5f1c…`."""
        return f"{kind}_{secrets.token_hex(8)}"
