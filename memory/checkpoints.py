"""The working state of conversations: LangGraph checkpoints, on SQLite or PostgreSQL.

The one place of `memory` that knows LangGraph. A thread is a conversation (`Turn.thread`); its newest checkpoint is its
state, older ones are of no use to us and are trimmed.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite
import orjson
import ormsgpack
from langgraph.checkpoint.base import BaseCheckpointSaver, Checkpoint, CheckpointMetadata, empty_checkpoint
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from domain.errors import Misconfigured
from memory.files import EMPTY_LOG, write_ahead

KEEP = 20
"""Checkpoints a thread may gather before it is trimmed to its newest."""
_SETUP = 0x62616C636470
"""Number of the advisory lock by which one process at a time makes the tables on PostgreSQL."""
_TRY = "SELECT pg_try_advisory_lock(%s) AS taken"
_STRICT = (
    ormsgpack.OPT_PASSTHROUGH_SUBCLASS
    | ormsgpack.OPT_PASSTHROUGH_DATACLASS
    | ormsgpack.OPT_PASSTHROUGH_DATETIME
    | ormsgpack.OPT_PASSTHROUGH_ENUM
    | ormsgpack.OPT_PASSTHROUGH_UUID
    | ormsgpack.OPT_REPLACE_SURROGATES
)


class PlainSerializer(JsonPlusSerializer):
    """What JSON can say (and bytes), nothing else, both ways.

    A class in the state is an error when it is written, not a surprise when it is read; nothing stored can make us import or
    call anything. Tuples come back as lists.
    """

    def __init__(self) -> None:
        super().__init__(allowed_msgpack_modules=None, allowed_json_modules=None, __unpack_ext_hook__=_refuse)

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:
        return "msgpack", ormsgpack.packb(obj, default=_plain, option=_STRICT)

    def loads_typed(self, data: tuple[str, bytes]) -> Any:
        kind, content = data
        if kind != "msgpack":
            raise ValueError(f"not written by this program: {kind}")
        return ormsgpack.unpackb(content, ext_hook=_refuse)


@asynccontextmanager
async def open_checkpoints(address: str) -> AsyncIterator[BaseCheckpointSaver[str]]:
    """A saver for a file's path, `sqlite+aiosqlite:///…` or `postgresql+psycopg://…`, with its tables made."""
    scheme, _, rest = address.rpartition("://")
    if scheme.startswith("postgres"):
        async with _postgresql(re.sub(r"^postgres(ql)?(\+\w+)?$", "postgresql", scheme) + "://" + rest) as saver:
            yield saver
    elif not scheme or scheme.startswith("sqlite"):
        async with _sqlite(rest.removeprefix("/") if scheme else rest) as saver:
            yield saver
    else:
        raise Misconfigured("O endereço do banco precisa começar com sqlite:// ou postgresql://.", scheme=scheme)


async def newest(saver: BaseCheckpointSaver[str], thread: str) -> dict[str, Any]:
    """The state of a thread; empty where it has none."""
    if isinstance(saver, AsyncSqliteSaver):
        return await _newest_sqlite(saver, thread)
    found = await saver.aget_tuple({"configurable": {"thread_id": thread}})
    return found.checkpoint["channel_values"] if found else {}


async def keep(saver: BaseCheckpointSaver[str], thread: str, state: dict[str, Any]) -> None:
    """Make this the whole state of a thread. What it was is not read first: a thread has one writer at a time."""
    # A version has a random part of its own, so none is taken for an earlier one of its channel.
    versions = {channel: saver.get_next_version(None, None) for channel in state}
    checkpoint = empty_checkpoint()
    checkpoint["channel_values"], checkpoint["channel_versions"] = state, {**versions}
    metadata = CheckpointMetadata(source="update", step=0, parents={})
    if isinstance(saver, AsyncSqliteSaver):
        await _keep_sqlite(saver, thread, checkpoint, metadata)
    else:
        await saver.aput({"configurable": {"thread_id": thread, "checkpoint_ns": ""}}, checkpoint, metadata, {**versions})


async def forget(saver: BaseCheckpointSaver[str], thread: str) -> None:
    """Erase a thread: every checkpoint and every unfinished write, from the file's log too."""
    await saver.adelete_thread(thread)
    if isinstance(saver, AsyncSqliteSaver):
        async with saver.lock, saver.conn.execute(EMPTY_LOG):
            pass


async def trim(saver: BaseCheckpointSaver[str], thread: str, keep: int = KEEP) -> None:
    """Forget all but the newest checkpoint of a thread that has more than `keep`: cheap enough to call after every turn."""
    if isinstance(saver, AsyncSqliteSaver):
        await _trim_sqlite(saver, thread, keep)
    elif await _more_than(saver, thread, keep):
        await saver.aprune([thread], strategy="keep_latest")


@asynccontextmanager
async def _sqlite(path: str) -> AsyncIterator[AsyncSqliteSaver]:
    await asyncio.to_thread(write_ahead, path)
    async with aiosqlite.connect(path, timeout=10) as connection:
        for pragma in ("synchronous=NORMAL", "secure_delete=ON"):
            await connection.execute(f"PRAGMA {pragma}")
        saver = AsyncSqliteSaver(connection, serde=PlainSerializer())
        await saver.setup()
        yield saver


@asynccontextmanager
async def _postgresql(address: str) -> AsyncIterator[BaseCheckpointSaver[str]]:
    # Imported here: a program that keeps its state in SQLite does not pay for the driver.
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
    from psycopg import AsyncConnection
    from psycopg.rows import DictRow, dict_row
    from psycopg_pool import AsyncConnectionPool

    options = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
        address, min_size=1, max_size=10, kwargs=options, check=AsyncConnectionPool.check_connection, open=False
    )
    async with pool:
        saver = AsyncPostgresSaver(pool, serde=PlainSerializer())
        async with pool.connection() as connection:
            # Asked again and again: a statement that waits for the lock would hold up the setup's CREATE INDEX CONCURRENTLY,
            # which waits for every statement that began before it.
            while not (await (await connection.execute(_TRY, (_SETUP,))).fetchone() or {})["taken"]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            try:
                await saver.setup()
            finally:
                await connection.execute("SELECT pg_advisory_unlock(%s)", (_SETUP,))
        yield saver


async def _more_than(saver: BaseCheckpointSaver[str], thread: str, keep: int) -> bool:
    count = 0
    async for _ in saver.alist({"configurable": {"thread_id": thread}}, limit=keep + 1):
        count += 1
    return count > keep


_NEWEST = "SELECT type, checkpoint FROM checkpoints WHERE thread_id = ? AND checkpoint_ns = '' ORDER BY checkpoint_id DESC LIMIT 1"


async def _newest_sqlite(saver: AsyncSqliteSaver, thread: str) -> dict[str, Any]:
    """By one trip to SQLite's thread. The saver makes six, and looks for unfinished writes: a state that is kept whole has none."""
    async with saver.lock:
        found = await saver.conn.execute_fetchall(_NEWEST, (thread,))
    for kind, content in found:
        state: dict[str, Any] = saver.serde.loads_typed((kind, content))["channel_values"]
        return state
    return {}


_PUT = "INSERT INTO checkpoints (thread_id, checkpoint_ns, checkpoint_id, type, checkpoint, metadata) VALUES (?, '', ?, ?, ?, ?)"


async def _keep_sqlite(saver: AsyncSqliteSaver, thread: str, checkpoint: Checkpoint, metadata: CheckpointMetadata) -> None:
    """The row that the saver writes, with its commit by one trip to SQLite's thread. The saver makes three."""
    row = (thread, checkpoint["id"], *saver.serde.dumps_typed(checkpoint), orjson.dumps(metadata))
    async with saver.lock:
        await saver.conn._execute(_put, saver.conn._conn, row)  # type: ignore[no-untyped-call]


def _put(connection: sqlite3.Connection, row: tuple[str | bytes, ...]) -> None:
    """In the thread of the connection."""
    with connection:
        connection.execute(_PUT, row)


_COUNT = "SELECT count(*) FROM checkpoints WHERE thread_id = ?"
_TRIM = (
    """DELETE FROM writes WHERE thread_id = ? AND checkpoint_id < (
        SELECT max(newer.checkpoint_id) FROM checkpoints newer
        WHERE newer.thread_id = writes.thread_id AND newer.checkpoint_ns = writes.checkpoint_ns)""",
    """DELETE FROM checkpoints WHERE thread_id = ? AND checkpoint_id < (
        SELECT max(newer.checkpoint_id) FROM checkpoints newer
        WHERE newer.thread_id = checkpoints.thread_id AND newer.checkpoint_ns = checkpoints.checkpoint_ns)""",
    "UPDATE checkpoints SET parent_checkpoint_id = NULL WHERE thread_id = ?",
)


async def _trim_sqlite(saver: AsyncSqliteSaver, thread: str, keep: int) -> None:
    """The SQLite saver has no prune of its own (langgraph-checkpoint-sqlite 3.1)."""
    async with saver.lock:
        async with saver.conn.execute(_COUNT, (thread,)) as found:
            row = await found.fetchone()
        if row is None or row[0] <= keep:
            return
        try:
            for statement in _TRIM:
                await saver.conn.execute(statement, (thread,))
            await saver.conn.commit()
        except (Exception, asyncio.CancelledError):
            await saver.conn.rollback()
            raise


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str.__str__(value)  # a StrEnum is its text
    if isinstance(value, BaseException):
        return repr(value)  # LangGraph notes the error of a failed node
    raise TypeError(f"{type(value).__qualname__} is not plain data: only JSON goes into a conversation's state")


def _refuse(code: int, _: bytes) -> Any:
    raise ValueError(f"not written by this program: extension {code}")
