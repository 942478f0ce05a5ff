"""Two contacts that turn out to be one person become one, and two again where that was a mistake."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, case, delete, insert, select, tuple_, update

from domain.errors import Invalid, NotFound, Unavailable
from domain.people import Actor, Role
from memory.records.audit import AuditTrail, Entry
from memory.records.collection import Collection
from memory.records.combining import Values, combined_lead, combined_person, frozen, restored, thawed
from memory.records.segments import Segments
from memory.records.tables import (
    aliases,
    appointments,
    consents,
    conversations,
    dealings,
    effects,
    leads,
    merges,
    messages,
    people,
    reservations,
    turns,
    webhook_events,
)

_MOVED = (aliases, conversations, consents, messages, turns, appointments, reservations, dealings, effects, webhook_events)
"""Tables whose rows change hands. The audit trail stays as it was written."""
_AT_ONCE = 500
"""Keys in one statement: SQLite takes no more than some thousands of parameters."""


@dataclass(frozen=True, slots=True)
class Merge:
    """`gone` was merged into `kept`."""

    id: int
    kept: str
    gone: str
    at: datetime
    undone_at: datetime | None


class Merges(Collection):
    async def merge(self, kept: str, gone: str, at: datetime, actor: Actor | None = None) -> int:
        """Make one contact of two: everything of `gone` is from now on of `kept`. The merge's number, for undoing it.

        `actor` is who decided it; without one the channel said that they are the same.
        """
        persons = {person_id: await self._row(people, people.c.id == person_id) for person_id in (kept, gone)}
        if kept == gone or persons[kept] is None or persons[gone] is None:
            raise Invalid("Só dá para juntar dois contatos que existem.")
        if persons[kept]["role"] != persons[gone]["role"]:
            raise Invalid("Um cliente e alguém da equipe não são o mesmo contato.")
        before = {"people": persons, "leads": {id_: await self._row(leads, leads.c.person_id == id_) for id_ in (kept, gone)}}
        await self._release(gone)
        moved = {str(table.name): await self._move(table, gone, kept) for table in _MOVED}
        after: dict[str, Values | None] = {
            "people": combined_person(persons[kept], persons[gone]),
            "leads": combined_lead(before["leads"][kept], before["leads"][gone], kept),
        }
        await self._replace(people, people.c.id, (kept, gone), [after["people"]])
        await self._replace(leads, leads.c.person_id, (kept, gone), [after["leads"]])
        rows = {
            name: {"kept": frozen(before[name][kept]), "gone": frozen(before[name][gone]), "after": frozen(after[name])} for name in before
        }
        values = {"tenant": self.tenant, "kept": kept, "gone": gone, "moved": moved, "rows": rows, "at": at}
        number = int((await self.connection.execute(insert(merges).values(**values).returning(merges.c.id))).scalar_one())
        await self._note("merge_people", number, actor or Actor(self.tenant, kept, Role(persons[kept]["role"])), at)
        return number

    async def undo(self, number: int, at: datetime, actor: Actor) -> None:
        """Two contacts again: what was of the one gone is theirs, what came since stays with the one kept."""
        found = (await self.connection.execute(select(merges).where(merges.c.tenant == self.tenant, merges.c.id == number))).first()
        if found is None or found.undone_at is not None:
            raise NotFound("Essa junção não existe mais.")
        if await self._row(people, people.c.id == found.kept) is None:
            raise Unavailable("Primeiro é preciso desfazer a junção mais nova desse contato.")
        await self._release(found.kept)
        for table in _MOVED:
            await self._move_back(table, found.moved.get(table.name, []), found.kept, found.gone)
        for table, key in ((people, people.c.id), (leads, leads.c.person_id)):
            before, gone, after = (thawed(table, found.rows[table.name][name]) for name in ("kept", "gone", "after"))
            now = await self._row(table, key == found.kept)
            await self._replace(table, key, (found.kept, found.gone), [_as_it_was(now, before, after), gone])
        await self.connection.execute(update(merges).where(merges.c.tenant == self.tenant, merges.c.id == number).values(undone_at=at))
        await self._note("undo_merge", number, actor, at)

    async def of(self, person_id: str) -> list[Merge]:
        """The merges that made a contact, newest first."""
        rows = await self.connection.execute(
            select(merges).where(merges.c.tenant == self.tenant, merges.c.kept == person_id).order_by(merges.c.id.desc())
        )
        return [Merge(row.id, row.kept, row.gone, row.at, row.undone_at) for row in rows]

    async def names_of(self, person_id: str) -> set[str]:
        """Every id that a contact has or had before they were merged into this one."""
        names, new = {person_id}, {person_id}
        while new:
            rows = await self.connection.execute(
                select(merges.c.gone).where(merges.c.tenant == self.tenant, merges.c.kept.in_(new), merges.c.undone_at.is_(None))
            )
            new = set(rows.scalars()) - names
            names |= new
        return names

    async def _row(self, table: Table, condition: ColumnElement[bool]) -> Any:
        found = (await self.connection.execute(select(table).where(table.c.tenant == self.tenant, condition))).mappings().first()
        return None if found is None else dict(found)

    async def _move(self, table: Table, owner: str, heir: str) -> list[list[Any]]:
        """Give the rows of one person to another; their keys. A turn under way in a conversation that moves may write no more: it is
        tried again as the other's."""
        own = and_(table.c.tenant == self.tenant, table.c.person_id == owner)
        keys = [list(row) for row in await self.connection.execute(select(*table.primary_key).where(own))]
        values: Values = {"person_id": heir}
        if table is conversations:
            now = int(time.time() * 1000)  # as tokens of the lock count time (memory/sessions/locks.py): holders so far have smaller ones
            values["fence"] = case((conversations.c.fence > now, conversations.c.fence + 1), else_=now)
        if keys:
            await self.connection.execute(update(table).where(own).values(values))
        return keys

    async def _move_back(self, table: Table, keys: list[list[Any]], owner: str, heir: str) -> None:
        columns = tuple(table.primary_key)
        for at in range(0, len(keys), _AT_ONCE):
            some = tuple_(*columns).in_([tuple(key) for key in keys[at : at + _AT_ONCE]])
            await self.connection.execute(update(table).where(some, table.c.person_id == owner).values(person_id=heir))

    async def _release(self, person_id: str) -> None:
        """The files of the history name people: what they hold of this one is filed anew."""
        await Segments(self.connection, self.tenant).release(person_id)
        filed = and_(turns.c.tenant == self.tenant, turns.c.person_id == person_id, turns.c.segment != "")
        await self.connection.execute(update(turns).where(filed).values(segment=None))

    async def _replace(self, table: Table, key: ColumnElement[Any], ids: tuple[str, str], rows: list[Mapping[str, Any] | None]) -> None:
        await self.connection.execute(delete(table).where(table.c.tenant == self.tenant, key.in_(ids)))
        for row in rows:
            if row is not None:
                await self.connection.execute(insert(table).values(**row))

    async def _note(self, action: str, number: int, actor: Actor, at: datetime) -> None:
        await AuditTrail(self.connection, self.tenant).record([Entry(actor, action, True, {"merge": number}, at)])


def _as_it_was(now: Values | None, before: Values | None, after: Values | None) -> Values | None:
    """The row of the one kept, without what came by the merge; what was said since stays."""
    if now is None or after is None:
        return now
    if before is None:
        return None if now == after else now
    return restored(now, before, after)
