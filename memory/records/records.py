"""The database of a process: its engine, and transactions over it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

import orjson
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from memory.files import EMPTY_LOG, write_ahead
from memory.records.books import Books
from memory.records.one_trip import READING, WRITING, one_trip

_BUSY_MS = 10_000
_PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "options": "-c statement_timeout=30000 -c lock_timeout=15000"}
"""Of PostgreSQL's driver, in seconds and milliseconds, where the address says no other: a network that swallows everything is an outage,
and so is a statement that does not end."""


class Records:
    """SQLite by default, PostgreSQL by address; the same spec holds on both.

    `address` is a SQLAlchemy URL (`sqlite+aiosqlite:///…`, `postgresql+psycopg://…`).
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.engine = _engine(address)
        # SQLite takes one writer at a time and lets the others try again and again, whoever comes first: under load some never do.
        self._turn_to_write = asyncio.Lock() if address.startswith("sqlite") else nullcontext()

    @asynccontextmanager
    async def reading(self, tenant: str) -> AsyncIterator[Books]:
        """Books for looking things up; nothing written here is kept."""
        async with self.engine.connect() as connection:
            yield Books(connection, tenant)

    @asynccontextmanager
    async def writing(self, tenant: str, *, durable: bool = False) -> AsyncIterator[Books]:
        """Books in one transaction: all of it is kept, or none where an error leaves the block.

        A process that dies loses nothing it committed. With `durable` nor does a machine that loses power: on SQLite that is another
        wait for the disk, on PostgreSQL it is always so.
        """
        async with self._turn_to_write, self.engine.connect() as connection:
            await connection.execution_options(writes=True, durable=durable)
            async with connection.begin():
                yield Books(connection, tenant)

    @asynccontextmanager
    async def rehearsing(self, tenant: str) -> AsyncIterator[Books]:
        """Books in one transaction that is undone at its end: for learning what a change would do."""
        async with self._turn_to_write, self.engine.connect() as connection:
            await connection.execution_options(writes=True)
            async with connection.begin() as transaction:
                yield Books(connection, tenant)
                await transaction.rollback()

    async def empty_log(self) -> bool:
        """After an erasure: leave nothing of it in SQLite's log. False where a reader was in the way for the whole busy timeout."""
        if not self.address.startswith("sqlite"):
            return True
        async with self.engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            async with driver.execute(EMPTY_LOG) as answer:  # past SQLAlchemy, which would begin a transaction first
                busy, *_ = await answer.fetchone()
        return not busy

    async def close(self) -> None:
        await self.engine.dispose()


def _engine(address: str) -> AsyncEngine:
    def dumps(value: Any) -> str:
        return orjson.dumps(value).decode()

    # An error names no parameters: they are what people wrote, and errors are logged.
    shared: dict[str, Any] = {"json_serializer": dumps, "json_deserializer": orjson.loads, "hide_parameters": True}
    if not address.startswith("sqlite"):
        patience = {name: value for name, value in _PATIENCE.items() if name not in make_url(address).query}
        return create_async_engine(address, pool_pre_ping=True, connect_args=patience, **shared)
    # Every connection goes back to the pool committed or rolled back: another rollback would be a trip for nothing.
    engine = create_async_engine(address, pool_reset_on_return=None, connect_args={"async_creator_fn": one_trip}, **shared)

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() == ("delete",) and engine.url.database:
            write_ahead(engine.url.database)
        for pragma in (f"busy_timeout={_BUSY_MS}", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        options = connection.get_execution_options()
        synchronous = "FULL" if options.get("durable", False) else "NORMAL"
        if connection.info.get("synchronous", "NORMAL") != synchronous:  # a connection keeps it, and goes back to the pool with it
            try:
                connection.connection.dbapi_connection.run_async(lambda driver: driver.execute(f"PRAGMA synchronous={synchronous}"))
            except BaseException:
                connection.invalidate()  # cut off here, the statement still runs in its thread, and nobody knows which it is
                raise
            connection.info["synchronous"] = synchronous
        connection.connection.driver_connection.opening = WRITING if options.get("writes", False) else READING

    return engine
