"""Contacts of a tenant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, Select, and_, bindparam, delete, func, select, update

from domain.errors import Invalid
from domain.people import PERSONAL_FIELDS, Person, Role
from memory.records.collection import Collection
from memory.records.consents import in_force
from memory.records.tables import consents, conversations, people

_AGREED = in_force(people.c.tenant, people.c.id, consents.c.granted).correlate(people).scalar_subquery()
_INCOMPLETE = people.c.name.is_(None) | people.c.phone.is_(None)
_TEACHABLE = and_(people.c.role == Role.CUSTOMER.value, _INCOMPLETE, _AGREED.is_(True))


@dataclass(frozen=True, slots=True)
class Met:
    """`conversations` have begun with people we know; of these, `teachable` let their data be kept and lack a name or a phone."""

    conversations: frozenset[str]
    teachable: frozenset[str]


class People(Collection):
    async def meet(self, person_id: str, role: Role, at: datetime) -> None:
        """Know a person from now on; somebody already known stays as they are."""
        await self._add_if_new(people, {"id": person_id, "role": role.value, "created_at": at})

    async def meet_all(self, person_ids: Iterable[str], role: Role, at: datetime) -> None:
        await self._add_new(people, [{"id": person_id, "role": role.value, "created_at": at} for person_id in person_ids], "id")

    async def find(self, person_id: str) -> Person | None:
        row = (await self.connection.execute(select(people).where(self._is(person_id)))).mappings().first()
        return _person(row) if row else None

    async def of_role(self, role: Role) -> list[Person]:
        rows = await self.connection.execute(
            select(people).where(people.c.tenant == self.tenant, people.c.role == role.value).order_by(people.c.created_at)
        )
        return [_person(row) for row in rows.mappings()]

    async def named(self, name: str) -> list[Person]:
        """People whose name holds these words, whatever their case."""
        wanted = name.casefold().split()
        rows = await self.connection.execute(select(people).where(people.c.tenant == self.tenant, people.c.name.is_not(None)))
        return [_person(row) for row in rows.mappings() if all(word in row["name"].casefold() for word in wanted)]

    async def reached_at(self, contact: str) -> list[Person]:
        """People with just this phone (E.164) or e-mail."""
        same = (people.c.phone == contact) | (people.c.email == contact.lower())
        rows = await self.connection.execute(select(people).where(people.c.tenant == self.tenant, same))
        return [_person(row) for row in rows.mappings()]

    async def learn(self, person_id: str, **values: Any) -> None:
        """Set personal fields. The caller has made sure of consent."""
        if unknown := set(values) - set(PERSONAL_FIELDS):
            raise Invalid("Não guardo esse dado.", fields=sorted(unknown))
        if values:
            await self.connection.execute(update(people).where(self._is(person_id)).values(**values))

    async def agreed_and_incomplete(self, person_ids: Sequence[str]) -> list[Person]:
        """Those customers among these who let their data be kept, and of whom the name or the phone is not known."""
        if not person_ids:
            return []
        rows = await self.connection.execute(select(people).where(people.c.tenant == self.tenant, people.c.id.in_(person_ids), _TEACHABLE))
        return [_person(row) for row in rows.mappings()]

    async def met_in(self, whose: Mapping[str, str]) -> Met:
        """How far we know the people of these conversations: all that a message of somebody we know has to ask, in one question."""
        statement = _met_in(self.connection.dialect.name)
        rows = list(await self.connection.execute(statement, {"tenant": self.tenant, "whose": dict(whose)}))
        met = [row for row in rows if row.begun and row.teachable is not None]
        return Met(frozenset(row.conversation for row in met), frozenset(row.person_id for row in met if row.teachable))

    async def appoint(self, person_id: str, role: Role) -> None:
        """Give one of the shop's people another role; a customer stays one."""
        staff = people.c.role != Role.CUSTOMER.value
        await self.connection.execute(update(people).where(self._is(person_id), staff).values(role=role.value))

    async def opt_out(self, person_id: str, at: datetime | None) -> None:
        """No more messages from `at` on; None takes it back."""
        await self.connection.execute(update(people).where(self._is(person_id)).values(opted_out_at=at))

    async def opted_out(self, person_id: str) -> bool:
        row = (await self.connection.execute(select(people.c.opted_out_at).where(self._is(person_id)))).first()
        return row is not None and row.opted_out_at is not None

    async def forget(self, person_id: str) -> None:
        await self.connection.execute(delete(people).where(self._is(person_id)))

    def _is(self, person_id: str) -> Any:
        return (people.c.tenant == self.tenant) & (people.c.id == person_id)


@cache
def _met_in(dialect: str) -> Select[Any]:
    """One look into an index for each, whatever PostgreSQL thinks of tables it has no statistics of: hence no joins."""
    each = func.json_each_text if dialect == "postgresql" else func.json_each
    asked = each(bindparam("whose", type_=JSON)).table_valued("key", "value").alias("asked")
    of_person = (conversations.c.tenant == bindparam("tenant")) & (conversations.c.person_id == asked.c.value)
    begun = select(conversations.c.id).where(of_person, conversations.c.id == asked.c.key)
    teachable = select(_TEACHABLE).where(people.c.tenant == bindparam("tenant"), people.c.id == asked.c.value)
    return select(
        asked.c.key.label("conversation"),
        asked.c.value.label("person_id"),
        begun.scalar_subquery().label("begun"),
        teachable.scalar_subquery().label("teachable"),
    )


def _person(row: Any) -> Person:
    personal = {field: row[field] for field in PERSONAL_FIELDS}
    return Person(id=row["id"], tenant=row["tenant"], role=Role(row["role"]), **personal)
