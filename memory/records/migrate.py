"""Bringing the database to the tables of today.

Alembic is imported only when there is something to do: at every other start one small query answers.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from memory.records.records import Records

_STEPS = Path(__file__).parent / "migrations"
_PROCESSES = 0x62616C63616F
"""Number of the advisory lock by which PostgreSQL lets one process migrate at a time."""
_one_at_a_time: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()
"""Alembic keeps the running migration in a global, so within a process (and its loop) there is one at a time too."""


async def upgrade(records: Records) -> None:
    """Run the steps that are missing, all or none. Processes that start at once wait for one another."""
    if not await pending(records):
        return
    turn = _one_at_a_time.setdefault(asyncio.get_running_loop(), asyncio.Lock())
    async with turn, records.engine.connect() as connection:
        await connection.execution_options(writes=True)
        async with connection.begin():
            if connection.dialect.name == "postgresql":
                for patience in ("statement_timeout", "lock_timeout"):  # a step takes as long as it takes
                    await connection.execute(text(f"SET LOCAL {patience} = 0"))
                await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _PROCESSES})
            if await _behind(connection):
                await connection.run_sync(_to_head)


async def pending(records: Records) -> bool:
    """Whether steps are missing. A database that a newer release has taken further is not behind."""
    async with records.engine.connect() as connection:
        return await _behind(connection)


def head() -> str:
    """The newest revision: steps are named `NNNN_what_for.py`, and NNNN is the revision."""
    return max(path.stem[:4] for path in (_STEPS / "versions").glob("[0-9]*.py"))


async def _behind(connection: AsyncConnection) -> bool:
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return True
    stored = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()
    return stored is None or str(stored) < head()


def _to_head(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    attributes: dict[str, Any] = {"connection": connection}
    config = Config(attributes=attributes)
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    command.upgrade(config, "head")
