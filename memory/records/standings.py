"""How a turn finds things: everything it needs to begin, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, literal, select

from domain.conversation import Answer, Turn
from domain.people import PERSONAL_FIELDS, Person, Role
from domain.store import Store
from memory.records.collection import Collection
from memory.records.consents import in_force
from memory.records.tables import catalogue_versions, consents, conversations, people, tenants, turns


@dataclass(frozen=True, slots=True)
class Standing:
    """`answer` is there where the turn was answered before; `consent` is None where it was never asked or answered,
    or everything was erased since."""

    answer: Answer | None
    person: Person | None
    consent: bool | None
    handed_over_at: datetime | None
    store: Store | None
    catalogue_version: int


def _look() -> Select[Any]:
    """Everything by one statement: made once, since putting it together takes as long as running it."""
    tenant: BindParameter[str] = bindparam("tenant")
    person: BindParameter[str] = bindparam("person")
    answer = select(turns.c.answer).where(turns.c.tenant == tenant, turns.c.id == bindparam("turn"))
    granted = in_force(tenant, person, consents.c.granted)
    handed_over = select(conversations.c.handed_over_at).where(
        conversations.c.tenant == tenant, conversations.c.id == bindparam("conversation")
    )
    store = select(tenants.c.store).where(tenants.c.id == tenant)
    version = select(catalogue_versions.c.version).where(catalogue_versions.c.tenant == tenant)
    one = select(literal(1).label("one")).subquery()
    return select(
        answer.scalar_subquery().label("answer"),
        granted.scalar_subquery().label("granted"),
        handed_over.scalar_subquery().label("handed_over_at"),
        store.scalar_subquery().label("store"),
        version.scalar_subquery().label("version"),
        *(people.c[name] for name in ("id", "role", *PERSONAL_FIELDS)),
    ).select_from(one.outerjoin(people, (people.c.tenant == tenant) & (people.c.id == person)))


_LOOK = _look()


class Standings(Collection):
    async def of(self, turn: Turn) -> Standing:
        """Where a turn begins: a conversation has one every few seconds."""
        asked = {"tenant": self.tenant, "person": turn.person_id, "turn": turn.id, "conversation": turn.conversation}
        row = (await self.connection.execute(_LOOK, asked)).one()
        personal = {field: getattr(row, field) for field in PERSONAL_FIELDS}
        return Standing(
            answer=Answer.from_json(row.answer) if row.answer else None,
            person=Person(id=row.id, tenant=self.tenant, role=Role(row.role), **personal) if row.id else None,
            consent=row.granted,
            handed_over_at=row.handed_over_at,
            store=Store.from_json(row.store) if row.store else None,
            catalogue_version=row.version or 0,
        )
