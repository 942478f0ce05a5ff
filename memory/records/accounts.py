"""Accounts of the shop's people: their e-mail is their id among the people, who keep their role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from domain.people import Role
from memory.records.collection import Collection
from memory.records.tables import accounts, people


@dataclass(frozen=True, slots=True)
class Account:
    email: str
    role: Role
    name: str | None
    seal: str
    one_time: bool
    changed_at: datetime


class Accounts(Collection):
    async def put(self, email: str, seal: str, at: datetime, *, one_time: bool) -> None:
        """Give an account a password; every token it had is void."""
        await self._put(accounts, ["email"], {"email": email, "seal": seal, "one_time": one_time, "changed_at": at})

    async def find(self, email: str) -> Account | None:
        return next(iter(await self._found(accounts.c.email == email)), None)

    async def all(self) -> list[Account]:
        return await self._found()

    async def remove(self, email: str) -> bool:
        done = await self.connection.execute(delete(accounts).where(accounts.c.tenant == self.tenant, accounts.c.email == email))
        return done.rowcount == 1

    async def _found(self, *conditions: object) -> list[Account]:
        both = (people.c.tenant == accounts.c.tenant) & (people.c.id == accounts.c.email)
        statement = select(accounts, people.c.role, people.c.name).join(people, both).where(accounts.c.tenant == self.tenant, *conditions)  # type: ignore[arg-type]
        rows = await self.connection.execute(statement.order_by(accounts.c.email))
        return [Account(row.email, Role(row.role), row.name, row.seal, row.one_time, row.changed_at) for row in rows]
