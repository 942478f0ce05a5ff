"""The outbox of e-mails: kept once by key, claimed before they are sent (docs/decisions/0012)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select, update

from domain.delivery.letters import GRACE, Fate, Letter, Posted
from memory.records.collection import Collection
from memory.records.tables import emails

_DONE = {"due_at": None}


class Emails(Collection):
    async def post(self, letter: Letter, at: datetime) -> bool:
        """Keep a letter that waits to be sent; False, and nothing changed, where there is one of its key."""
        values = {
            "key": letter.key,
            "recipient": letter.recipient,
            "subject": letter.subject,
            "text": letter.text,
            "attachment_name": letter.attachment_name,
            "attachment": letter.attachment,
            "may_come_twice": letter.may_come_twice,
            "state": Fate.WAITING.value,
            "attempts": 0,
            "at": at,
            "due_at": at,
        }
        return await self._add_if_new(emails, values)

    async def find(self, key: str) -> Posted | None:
        row = (await self.connection.execute(select(emails).where(self._is(key)))).first()
        return None if row is None else _posted(row)

    async def due(self, now: datetime, most: int = 20) -> list[str]:
        """Keys of what is to be sent or looked after, those that wait longest first."""
        rows = await self.connection.execute(
            select(emails.c.key).where(emails.c.tenant == self.tenant, _is_due(now)).order_by(emails.c.due_at).limit(most)
        )
        return [row.key for row in rows]

    async def claim(self, key: str, now: datetime) -> bool:
        """Before a letter is handed over: from now on it is on its way, and nobody else's. To be committed before the server is asked."""
        fresh = emails.c.state == Fate.WAITING.value
        lost = (emails.c.state == Fate.SENDING.value) & emails.c.may_come_twice
        values = {"state": Fate.SENDING.value, "attempts": emails.c.attempts + 1, "due_at": now + GRACE}
        return await self._change(key, or_(fresh, lost) & _is_due(now), values)

    async def lose(self, key: str, now: datetime) -> bool:
        """Nobody came back from sending it: what became of it is unknown, where it must not come twice."""
        lost = (emails.c.state == Fate.SENDING.value) & ~emails.c.may_come_twice & _is_due(now)
        return await self._change(key, lost, {"state": Fate.UNKNOWN.value, **_DONE})

    async def settle(self, key: str, fate: Fate, error: str | None = None, due_at: datetime | None = None) -> bool:
        """What became of a letter on its way; `due_at` where it is tried again."""
        return await self._change(key, emails.c.state == Fate.SENDING.value, {"state": fate.value, "error": error, "due_at": due_at})

    async def withdraw(self, key: str) -> bool:
        """Take back a letter that has not left; False where it has, or may have."""
        idle = emails.c.state.in_((Fate.WAITING.value, Fate.FAILED.value, Fate.WITHDRAWN.value))
        return await self._change(key, idle, {"state": Fate.WITHDRAWN.value, **_DONE})

    async def revive(self, letter: Letter, now: datetime) -> bool:
        """Send a letter after all that was withdrawn before it left."""
        withdrawn = emails.c.state == Fate.WITHDRAWN.value
        return await self._change(
            letter.key, withdrawn, {"state": Fate.WAITING.value, "recipient": letter.recipient, "at": now, "due_at": now}
        )

    async def told(self, key: str) -> bool:
        """A person says that it arrived."""
        return await self._change(key, emails.c.state != Fate.SENDING.value, {"state": Fate.SENT.value, **_DONE})

    async def again(self, key: str, recipient: str, now: datetime) -> bool:
        """A person has it sent once more; not while somebody sends it, nor where it was taken."""
        stuck = emails.c.state.in_((Fate.UNKNOWN.value, Fate.FAILED.value))
        return await self._change(
            key, stuck, {"state": Fate.WAITING.value, "recipient": recipient, "at": now, "due_at": now, "error": None}
        )

    async def _change(self, key: str, where: ColumnElement[bool], values: dict[str, Any]) -> bool:
        done = await self.connection.execute(update(emails).where(self._is(key), where).values(**values))
        return bool(done.rowcount)

    def _is(self, key: str) -> ColumnElement[bool]:
        return (emails.c.tenant == self.tenant) & (emails.c.key == key)


def _is_due(now: datetime) -> ColumnElement[bool]:
    return emails.c.due_at <= now


def _posted(row: Row[Any]) -> Posted:
    letter = Letter(row.key, row.recipient, row.subject, row.text, row.attachment_name, row.attachment, row.may_come_twice)
    return Posted(letter, Fate(row.state), row.attempts, row.at, row.due_at, row.error)
