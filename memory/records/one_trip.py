"""SQLite by one trip to its thread a statement. As SQLAlchemy uses aiosqlite it makes four: a cursor, the statement, its rows, the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

_CHUNK = 64


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors are of the one kind that SQLAlchemy needs."""

    opening: str | None = None
    """What begins the transaction: it goes along with the first statement, and nowhere where there is none."""

    def cursor(self) -> OneTripCursor:  # type: ignore[override]
        return OneTripCursor(self)

    async def trip(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do `work(connection, *arguments)` in the thread of the connection."""
        await self._execute(work, self._conn, *arguments)  # type: ignore[no-untyped-call]


class OneTripCursor:
    """What SQLAlchemy's adapter asks of a cursor: once a statement has run, all of its rows are here."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> OneTripCursor:
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> OneTripCursor:
        return await self._run("execute", sql, parameters)

    async def executemany(self, sql: str, parameters: Any) -> OneTripCursor:
        return await self._run("executemany", sql, parameters)

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    async def _run(self, method: str, sql: str, parameters: Any) -> OneTripCursor:
        await self._connection.trip(self._done, method, sql, parameters)
        return self

    def _done(self, connection: sqlite3.Connection, method: str, sql: str, parameters: Any) -> None:
        """In the thread of the connection."""
        if self._connection.opening is not None:
            connection.execute(self._connection.opening)
            self._connection.opening = None
        cursor = getattr(connection, method)(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


def one_trip(database: str, **options: Any) -> OneTripConnection:
    """As `aiosqlite.connect`. The thread ends with the program, as that of any connection of SQLAlchemy's."""
    connection = OneTripConnection(lambda: sqlite3.connect(database, **options), _CHUNK)
    connection._thread.daemon = True
    return connection
