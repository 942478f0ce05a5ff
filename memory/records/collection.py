"""What every collection has: its transaction's connection, its tenant, and an insert that may replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, Table, any_, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


class Collection:
    def __init__(self, connection: AsyncConnection, tenant: str) -> None:
        self.connection = connection
        self.tenant = tenant

    async def _add_if_new(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Insert a row; False, and nothing changed, where one with the same key exists."""
        statement = _insert_if_new(table, self.connection.dialect.name)
        # Without the option psycopg's count of an INSERT is gone by the time it is asked for, and reads -1.
        done = await self.connection.execute(statement, {"tenant": self.tenant, **values}, execution_options={"preserve_rowcount": True})
        return done.rowcount == 1

    async def _add_new(self, table: Table, rows: Sequence[Mapping[str, Any]], *told: str) -> list[Any]:
        """Insert rows in one statement, passing over those whose key exists; `told` columns of the ones that are new, in no order."""
        if not rows:
            return []
        statement = _insert_if_new(table, self.connection.dialect.name).returning(*(table.c[name] for name in told))
        found = await self.connection.execute(statement, [{"tenant": self.tenant, **row} for row in rows])
        return list(found)

    async def _put(self, table: Table, key: Sequence[str], values: Mapping[str, Any], keep: Sequence[str] = ()) -> None:
        """Insert a row, or replace the one with the same key; columns in `keep` hold their first value."""
        statement = insertion(table, self.connection.dialect.name).values(tenant=self.tenant, **values)
        changed = {name: statement.excluded[name] for name in values if name not in (*key, *keep)}
        await self.connection.execute(statement.on_conflict_do_update(index_elements=["tenant", *key], set_=changed))

    async def _put_all(self, table: Table, key: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, or replace those with the same key."""
        statement = insertion(table, self.connection.dialect.name)
        changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
        await self.connection.execute(
            statement.on_conflict_do_update(index_elements=["tenant", *key], set_=changed), [{"tenant": self.tenant, **row} for row in rows]
        )

    async def _put_changed(
        self, table: Table, key: Sequence[str], rows: Sequence[Mapping[str, Any]], values: Sequence[str], along: Sequence[str] = ()
    ) -> tuple[int, int]:
        """Insert rows, or replace those with the same key whose `values` are others: how many were new, how many replaced.

        Columns in `along` change with the values, but are no reason to.
        """
        if not rows:
            return 0, 0
        ours = [{"tenant": self.tenant, **row} for row in rows]
        counting = {"preserve_rowcount": True}
        dialect = self.connection.dialect.name
        added = (await self.connection.execute(_insert_if_new(table, dialect), ours, execution_options=counting)).rowcount
        if added == len(ours):
            return added, 0
        statement = insertion(table, dialect)
        differs = or_(*(table.c[name].is_distinct_from(statement.excluded[name]) for name in values))
        replaced = {name: statement.excluded[name] for name in (*values, *along)}
        correcting = statement.on_conflict_do_update(index_elements=["tenant", *key], set_=replaced, where=differs)
        return added, (await self.connection.execute(correcting, ours, execution_options=counting)).rowcount


@cache
def _insert_if_new(table: Table, dialect: str) -> Any:
    """Made once for a table: putting a statement together takes as long as running it."""
    return insertion(table, dialect).on_conflict_do_nothing()


def among(column: ColumnElement[str], name: str, dialect: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts of the list that is bound by this name. One parameter however many they are: the statement
    is the same each time, and prepared once."""
    if dialect == "postgresql":
        return column == any_(bindparam(name, type_=postgresql.ARRAY(String)))
    return column.in_(select(func.json_each(bindparam(name, type_=JSON)).table_valued("value").c.value))


def insertion(table: Table, dialect: str) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
