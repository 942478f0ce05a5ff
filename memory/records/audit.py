"""The audit trail: who did what, when, and whether it was allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from domain.people import Actor
from memory.records.collection import Collection
from memory.records.tables import audit

_NOTE = insert(audit)


@dataclass(frozen=True, slots=True)
class Entry:
    """`detail` holds ids and counts, never what a person wrote."""

    actor: Actor
    action: str
    ok: bool
    detail: dict[str, Any]
    at: datetime


class AuditTrail(Collection):
    async def record(self, entries: Sequence[Entry]) -> None:
        rows = [
            {
                "tenant": self.tenant,
                "person_id": entry.actor.person_id,
                "role": entry.actor.role.value,
                "action": entry.action,
                "ok": entry.ok,
                "detail": entry.detail,
                "at": entry.at,
            }
            for entry in entries
        ]
        if rows:
            await self.connection.execute(_NOTE, rows)

    async def actions_of(self, person_id: str) -> list[str]:
        rows = await self.connection.execute(
            select(audit.c.action).where(audit.c.tenant == self.tenant, audit.c.person_id == person_id).order_by(audit.c.id)
        )
        return [row.action for row in rows]
