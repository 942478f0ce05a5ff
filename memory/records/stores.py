"""The shop of a tenant: its settings as one document."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from domain.errors import NotFound
from domain.store import Store
from memory.records.collection import Collection, insertion
from memory.records.tables import tenants


class Stores(Collection):
    async def put(self, store: Store, at: datetime) -> None:
        statement = insertion(tenants, self.connection.dialect.name).values(id=self.tenant, store=store.as_json(), created_at=at)
        await self.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"store": statement.excluded.store}))

    async def get(self) -> Store:
        row = (await self.connection.execute(select(tenants.c.store).where(tenants.c.id == self.tenant))).first()
        if row is None:
            raise NotFound("Esta loja ainda não foi configurada.", tenant=self.tenant)
        return Store.from_json(row.store)
