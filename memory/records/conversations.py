"""Conversations: whose they are, and whether a person of the shop has taken over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, func, or_, select, update

from domain.people import Role
from memory.records.collection import Collection
from memory.records.tables import conversations, people, turns

LONGEST_LEASE = timedelta(minutes=2)
"""One with longer to go was written by a clock that has been set back since: it holds nobody up."""


class Conversations(Collection):
    async def open(self, conversation: str, person_id: str, channel: str, at: datetime) -> None:
        """Begin a conversation; one already begun stays as it is."""
        values = {"id": conversation, "person_id": person_id, "channel": channel, "created_at": at}
        await self._add_if_new(conversations, values)

    async def open_all(self, whose: Mapping[str, str], channel: str, at: datetime) -> None:
        """Begin conversations, each with its person."""
        begun = {"channel": channel, "created_at": at}
        await self._add_new(conversations, [{"id": id_, "person_id": person, **begun} for id_, person in whose.items()], "id")

    async def person(self, conversation: str) -> str | None:
        """Whose it is; None where it was never opened, or its person was erased."""
        found = await self.connection.execute(
            select(conversations.c.person_id).where(conversations.c.tenant == self.tenant, conversations.c.id == conversation)
        )
        person_id: str | None = found.scalar_one_or_none()
        return person_id

    async def hand_over(self, conversation: str, at: datetime | None) -> None:
        """From `at` on a person answers and the assistant is silent; None hands back."""
        await self.connection.execute(
            update(conversations).where(conversations.c.tenant == self.tenant, conversations.c.id == conversation).values(handed_over_at=at)
        )

    async def handed_over(self, conversation: str) -> datetime | None:
        found = await self.connection.execute(
            select(conversations.c.handed_over_at).where(conversations.c.tenant == self.tenant, conversations.c.id == conversation)
        )
        return found.scalar_one_or_none()

    async def fence(self, conversation: str, token: int, begins: datetime | None = None) -> bool:
        """Let the holder of a lock's token write in this transaction; False where a later holder wrote already, or, where a turn
        `begins`, another has a lease."""
        holder = {"of_tenant": self.tenant, "of_id": conversation, "token": token}
        fencing = _FENCE, holder
        if begins is not None:
            fencing = _BEGIN, holder | {"now": begins, "longest": begins + LONGEST_LEASE}
        return bool((await self.connection.execute(*fencing)).rowcount)

    async def lease(self, conversation: str, now: datetime, until: datetime) -> int:
        """Hold a conversation until then; a token greater than all before it, 0 where another holds it."""
        milliseconds = int(now.timestamp() * 1000)  # as tokens of the lock count time (memory/sessions/locks.py)
        token = case((conversations.c.fence >= milliseconds, conversations.c.fence + 1), else_=milliseconds)
        taken = await self.connection.execute(
            update(conversations)
            .where(conversations.c.tenant == self.tenant, conversations.c.id == conversation, _free(now, now + LONGEST_LEASE))
            .values(fence=token, held_until=until)
            .returning(conversations.c.fence)
        )
        return int(taken.scalar_one_or_none() or 0)

    async def hold(self, conversation: str, token: int, now: datetime, until: datetime | None) -> bool:
        """Hold it for longer, by a token; None: no more. False where it is another's."""
        done = await self.connection.execute(
            update(conversations)
            .where(conversations.c.tenant == self.tenant, conversations.c.id == conversation)
            .where(or_(conversations.c.fence == token, (conversations.c.fence < token) & _free(now, now + LONGEST_LEASE)))
            .values(fence=token, held_until=until)
        )
        return bool(done.rowcount)

    async def newest_fence(self, conversation: str) -> int:
        """The greatest token that a holder of the lock has written with."""
        found = await self.connection.execute(
            select(conversations.c.fence).where(conversations.c.tenant == self.tenant, conversations.c.id == conversation)
        )
        return found.scalar_one_or_none() or 0

    async def of(self, person_id: str) -> list[str]:
        rows = await self.connection.execute(
            select(conversations.c.id).where(conversations.c.tenant == self.tenant, conversations.c.person_id == person_id)
        )
        return [row.id for row in rows]

    async def count(self) -> int:
        ours = conversations.c.tenant == self.tenant
        return int((await self.connection.execute(select(func.count()).select_from(conversations).where(ours))).scalar_one())

    async def with_customers(self, start: datetime, end: datetime) -> int:
        """How many conversations with customers began or went on in a period."""
        rows = await self.connection.execute(select(func.count()).select_from(conversations).where(self._lively(start, end)))
        return int(rows.scalar_one())

    async def customers(self, start: datetime, end: datetime) -> frozenset[str]:
        """Who they were with."""
        rows = await self.connection.execute(select(conversations.c.person_id).where(self._lively(start, end)))
        return frozenset(rows.scalars())

    def _lively(self, start: datetime, end: datetime) -> Any:
        of_customer = exists().where(
            people.c.tenant == self.tenant, people.c.id == conversations.c.person_id, people.c.role == Role.CUSTOMER.value
        )
        answered = exists().where(turns.c.tenant == self.tenant, turns.c.conversation == conversations.c.id, turns.c.at.between(start, end))
        return (conversations.c.tenant == self.tenant) & of_customer & (conversations.c.created_at.between(start, end) | answered)


def _free(now: Any, longest: Any) -> ColumnElement[bool]:
    """Of any lease; `longest` is how long from now on one may be held."""
    until = conversations.c.held_until
    return or_(until.is_(None), until <= now, until > longest)


_FENCE = (
    update(conversations)
    .where(
        conversations.c.tenant == bindparam("of_tenant"),
        conversations.c.id == bindparam("of_id"),
        conversations.c.fence <= bindparam("token"),
    )
    .values(fence=bindparam("token"))
)
"""Made once, as every statement of every turn."""
_BEGIN = _FENCE.where(or_(conversations.c.fence == bindparam("token"), _free(bindparam("now"), bindparam("longest"))))
