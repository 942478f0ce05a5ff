"""Tries to answer messages, counted before each is made, so that one which takes the process down with it counts too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, update

from memory.records.collection import Collection
from memory.records.messages import NAMED, named
from memory.records.tables import messages

_BEGIN = (
    update(messages).where(NAMED).values(attempts=messages.c.attempts + 1, tried_in=func.coalesce(messages.c.tried_in, bindparam("turn")))
)


@dataclass(frozen=True, slots=True)
class PutAside:
    """A message that nobody answered, for staff to look at; its words are not told."""

    conversation: str
    external_id: str
    kind: str
    at: datetime
    put_aside_at: datetime


class Tries(Collection):
    async def begin(self, channel: str, external_ids: Sequence[str], turn_id: str) -> None:
        """Count a try of messages in a turn; the turn of the first try stays with them."""
        await self.connection.execute(_BEGIN, named(self.tenant, channel, external_ids) | {"turn": turn_id})

    async def give_back(self, channel: str, external_ids: Sequence[str]) -> None:
        """Take one try back: it ended by no fault of the messages."""
        await self.connection.execute(
            update(messages).where(NAMED, messages.c.attempts > 0).values(attempts=messages.c.attempts - 1),
            named(self.tenant, channel, external_ids),
        )

    async def put_aside(self, channel: str, external_ids: Sequence[str], at: datetime) -> None:
        """Answer messages no more, until they are brought back."""
        await self.connection.execute(update(messages).where(NAMED).values(put_aside_at=at), named(self.tenant, channel, external_ids))

    async def aside(self) -> list[PutAside]:
        """Messages put aside, oldest first."""
        rows = await self.connection.execute(select(messages).where(self._aside()).order_by(messages.c.id))
        return [PutAside(row.conversation, row.external_id, row.kind, row.at, row.put_aside_at) for row in rows]

    async def bring_back(self, name: str | None = None) -> int:
        """Have messages put aside tried anew: those of a conversation, or one by its id, or all; how many."""
        these = self._aside()
        if name is not None:
            these = and_(these, or_(messages.c.conversation == name, messages.c.external_id == name))
        done = await self.connection.execute(update(messages).where(these).values(put_aside_at=None, attempts=0))
        return done.rowcount

    def _aside(self) -> ColumnElement[bool]:
        return and_(messages.c.tenant == self.tenant, messages.c.turn_id.is_(None), messages.c.put_aside_at.is_not(None))
