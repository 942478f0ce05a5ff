"""SQLite by one trip to its thread a statement. As SQLAlchemy uses aiosqlite it makes four: a cursor, the statement, its rows, the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite

READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"
"""What begins a transaction. One that will write takes the lock at once: upgrading a read lock later can fail at once with SQLITE_BUSY,
which no timeout waits for."""
_CHUNK = 64


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors are of the one kind that SQLAlchemy needs."""

    opening: str | None = None
    """What begins the transaction: it goes along with the first statement, and nowhere where there is none."""
    _begun = False
    """Whether it was sent: one that was cut off may still begin in the thread."""

    def cursor(self) -> OneTripCursor:  # type: ignore[override]
        return OneTripCursor(self)

    async def trip(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do `work(connection, *arguments)` in the thread of the connection."""
        await self._execute(work, self._conn, *arguments)  # type: ignore[no-untyped-call]

    def opened_by(self, sql: str) -> str | None:
        """What goes before a statement. Looking things up needs no transaction: each statement sees what is committed by then, as it
        does on PostgreSQL, and nothing is left to be ended by another trip."""
        if self.opening is None or (self.opening == READING and sql.startswith("SELECT")):
            return None
        opening, self.opening, self._begun = self.opening, None, True
        return opening

    async def commit(self) -> None:
        await self._ended(super().commit)

    async def rollback(self) -> None:
        await self._ended(super().rollback)

    async def _ended(self, end: Callable[[], Awaitable[None]]) -> None:
        self.opening = None
        if self._begun:
            await end()
            self._begun = False


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
        await self._connection.trip(self._done, self._connection.opened_by(sql), method, sql, parameters)
        return self

    def _done(self, connection: sqlite3.Connection, opening: str | None, method: str, sql: str, parameters: Any) -> None:
        """In the thread of the connection."""
        if opening is not None:
            connection.execute(opening)
        cursor = getattr(connection, method)(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


def one_trip(database: str, **options: Any) -> OneTripConnection:
    """As `aiosqlite.connect`. The thread ends with the program, as that of any connection of SQLAlchemy's."""
    connection = OneTripConnection(lambda: sqlite3.connect(database, **options), _CHUNK)
    connection._thread.daemon = True
    return connection
