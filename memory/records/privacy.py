"""Everything kept about one person: to show it, and to erase it."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, update

from memory.records.collection import Collection
from memory.records.merges import Merges
from memory.records.segments import Segments
from memory.records.tables import (
    aliases,
    appointments,
    audit,
    consents,
    conversations,
    dealings,
    deliveries,
    effects,
    leads,
    merges,
    messages,
    outbox,
    people,
    reservations,
    turns,
    webhook_events,
)

_BY_PERSON = (
    aliases, conversations, consents, messages, turns, leads, appointments, reservations, dealings, webhook_events,
)  # fmt: skip
"""Tables with a `person_id`; `people` itself, `deliveries`, `outbox`, `effects`, `audit` and `merges` are found in their own ways."""


class Privacy(Collection):
    async def export(self, person_id: str) -> dict[str, list[dict[str, Any]]]:
        """Every row about a person, by table; times as ISO text."""
        found: dict[str, list[dict[str, Any]]] = {}
        for table, about in (await self._about(person_id)).items():
            rows = await self.connection.execute(select(table).where(about))
            found[table.name] = [{k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in rows.mappings()]
        return {name: rows for name, rows in found.items() if rows}

    async def erase(self, person_id: str) -> dict[str, int]:
        """Delete every row about a person; returns how many by table.

        Consents stay, as the proof of asking (`Consents.end` says that they count no more). The audit trail must be kept a year:
        its entries stay under a name made up for this erasure, which leads back to nobody. The files of the history that hold turns
        of theirs are marked: whoever keeps them rewrites them (`History.settle`), now or, after a crash, later.
        """
        await Segments(self.connection, self.tenant).release(person_id)
        counts: dict[str, int] = {}
        for table, about in (await self._about(person_id)).items():
            if table is consents:
                continue
            nobody = update(audit).where(about).values(person_id=f"erased_{secrets.token_hex(8)}", detail={})
            done = await self.connection.execute(nobody if table is audit else delete(table).where(about))
            counts[table.name] = done.rowcount
        return {name: count for name, count in counts.items() if count}

    async def _about(self, person_id: str) -> dict[Table, ColumnElement[bool]]:
        """What says that a row is about a person, by table: those first that are found by way of others."""
        own_turns = select(turns.c.id).where(turns.c.tenant == self.tenant, turns.c.person_id == person_id)
        own_conversations = select(conversations.c.id).where(conversations.c.tenant == self.tenant, conversations.c.person_id == person_id)
        found: dict[Table, ColumnElement[bool]] = {
            deliveries: deliveries.c.conversation.in_(own_conversations),
            outbox: outbox.c.turn_id.in_(own_turns) | outbox.c.conversation.in_(own_conversations),
            effects: effects.c.turn_id.in_(own_turns) | (effects.c.person_id == person_id),
            people: people.c.id == person_id,
        }
        found |= {table: table.c.person_id == person_id for table in _BY_PERSON}
        names = await Merges(self.connection, self.tenant).names_of(person_id)
        found |= {audit: audit.c.person_id.in_(names), merges: merges.c.kept.in_(names) | merges.c.gone.in_(names)}
        return {table: (table.c.tenant == self.tenant) & condition for table, condition in found.items()}
