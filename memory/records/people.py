"""Contacts of a tenant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from domain.errors import Invalid
from domain.people import PERSONAL_FIELDS, Person, Role
from memory.records.collection import Collection
from memory.records.consents import in_force
from memory.records.tables import consents, people


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
        agreed = in_force(self.tenant, people.c.id, consents.c.granted).correlate(people).scalar_subquery()
        rows = await self.connection.execute(
            select(people)
            .where(people.c.tenant == self.tenant, people.c.id.in_(person_ids), people.c.role == Role.CUSTOMER.value)
            .where(people.c.name.is_(None) | people.c.phone.is_(None))
            .where(agreed.is_(True))
        )
        return [_person(row) for row in rows.mappings()]

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


def _person(row: Any) -> Person:
    personal = {field: row[field] for field in PERSONAL_FIELDS}
    return Person(id=row["id"], tenant=row["tenant"], role=Role(row["role"]), **personal)
