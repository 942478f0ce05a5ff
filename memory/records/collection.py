"""What every collection has: its transaction's connection, its tenant, and an insert that may replace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    Dialect,
    Select,
    String,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from memory.records.tables.columns import Moment


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
        dialect, columns = self.connection.dialect, ("tenant", *rows[0])
        statement = _insert_new_of_many(table, columns, told, dialect.name)
        sent = {"rows": _as_json(table, columns, [{"tenant": self.tenant, **row} for row in rows], dialect)}
        return list(await self.connection.execute(statement, sent))

    async def _put(self, table: Table, key: Sequence[str], values: Mapping[str, Any], keep: Sequence[str] = ()) -> None:
        """Insert a row, or replace the one with the same key; columns in `keep` hold their first value."""
        statement = _insert_or_replace(table, self.connection.dialect.name, tuple(key), frozenset(values) - {*key, *keep})
        await self.connection.execute(statement, {"tenant": self.tenant, **values})

    async def _put_all(self, table: Table, key: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, or replace those with the same key."""
        statement = _insert_or_replace(table, self.connection.dialect.name, tuple(key), frozenset(rows[0]) - {*key})
        await self.connection.execute(statement, [{"tenant": self.tenant, **row} for row in rows])

    async def _put_changed(
        self, table: Table, key: Sequence[str], rows: Sequence[Mapping[str, Any]], values: Sequence[str], along: Sequence[str] = ()
    ) -> tuple[int, int]:
        """Insert rows, or replace those with the same key whose `values` are others: how many were new, how many replaced.

        Columns in `along` change with the values, but are no reason to.
        """
        if not rows:
            return 0, 0
        dialect = self.connection.dialect
        columns = ("tenant", *rows[0])
        sent = {"rows": _as_json(table, columns, [{"tenant": self.tenant, **row} for row in rows], dialect)}
        options = {"preserve_rowcount": True}
        statement = _insert_many(table, columns, dialect.name)
        added = (await self.connection.execute(statement.on_conflict_do_nothing(), sent, execution_options=options)).rowcount
        if added == len(rows):
            return added, 0
        differs = or_(*(table.c[name].is_distinct_from(statement.excluded[name]) for name in values))
        replaced = {name: statement.excluded[name] for name in (*values, *along)}
        correcting = statement.on_conflict_do_update(index_elements=["tenant", *key], set_=replaced, where=differs)
        return added, (await self.connection.execute(correcting, sent, execution_options=options)).rowcount


def _as_json(table: Table, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> str:
    """Rows as one parameter, each value as the database writes it: a tenth of the time of a parameter a value."""
    cells = [(name, _writing(table.c[name].type, dialect)) for name in columns]
    return orjson.dumps([[write(row[name]) if write else row[name] for name, write in cells] for row in rows]).decode()


def _writing(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """How the database writes a value of a type, where not just so. Of many rows the days and moments are few: each is turned once."""
    if isinstance(kind, JSON):
        return lambda value: None if value is None and kind.none_as_null else orjson.dumps(value).decode()
    if isinstance(kind, String):
        return _without_nul
    write = kind.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(4_096)(write) if write and isinstance(kind, Date | Moment) else write


def _without_nul(value: str | None) -> str | None:
    """PostgreSQL takes none, and SQLite's JSON ends a text there; ValueError, as where each value is a parameter of its own."""
    if value is not None and "\0" in value:
        raise ValueError("a NUL in a text")
    return value


def _unpacked(table: Table, columns: Sequence[str], dialect: str) -> Select[Any]:
    """The rows of such a parameter."""
    if dialect == "postgresql":
        row = func.json_array_elements(cast(bindparam("rows", type_=String), postgresql.JSON)).column_valued("row")
        # A cast to VARCHAR(n) would cut what is too long; the insertion itself refuses it.
        kinds = [Text() if isinstance(kind := table.c[name].type, String) else kind for name in columns]
        return select(*(cast(row.op("->>")(literal_column(str(at))), kind) for at, kind in enumerate(kinds)))
    told = func.json_each(bindparam("rows", type_=String)).table_valued("value").c.value
    # Without a condition SQLite would take ON CONFLICT for the ON of a join.
    return select(*(func.json_extract(told, f"$[{at}]") for at, _ in enumerate(columns))).where(true())


@cache
def _insert_if_new(table: Table, dialect: str) -> Any:
    """Made once for a table: putting a statement together takes as long as running it."""
    return insertion(table, dialect).on_conflict_do_nothing()


@cache
def _insert_many(table: Table, columns: Sequence[str], dialect: str) -> Any:
    return insertion(table, dialect).from_select(columns, _unpacked(table, columns, dialect))


@cache
def _insert_new_of_many(table: Table, columns: Sequence[str], told: Sequence[str], dialect: str) -> Any:
    return _insert_many(table, columns, dialect).on_conflict_do_nothing().returning(*(table.c[name] for name in told))


@cache
def _insert_or_replace(table: Table, dialect: str, key: tuple[str, ...], changed: frozenset[str]) -> Any:
    statement = insertion(table, dialect)
    taken = {column.name: statement.excluded[column.name] for column in table.c if column.name in changed}
    return statement.on_conflict_do_update(index_elements=["tenant", *key], set_=taken)


def among(column: ColumnElement[str], name: str, dialect: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts of the list that is bound by this name. One parameter however many they are: the statement
    is the same each time, and prepared once."""
    if dialect == "postgresql":
        return column == any_(bindparam(name, type_=postgresql.ARRAY(String)))
    return column.in_(select(func.json_each(bindparam(name, type_=JSON)).table_valued("value").c.value))


def insertion(table: Table, dialect: str) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
