"""The steps lead to the tables of today, whoever runs them, however often and however many at once."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from memory.records import Records
from memory.records.migrate import _STEPS, head, pending, upgrade
from memory.records.tables import metadata

_UPGRADE = """
import asyncio, sys
from memory.records import Records
from memory.records.migrate import upgrade
asyncio.run(upgrade(Records(sys.argv[1])))
print("alembic" in sys.modules)
"""


def _in_processes(database: str, many: int) -> list[subprocess.CompletedProcess[bytes]]:
    """Upgrade a database from several processes at once."""
    command = [sys.executable, "-c", _UPGRADE, database]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(many)]
    said = [process.communicate() for process in started]
    return [subprocess.CompletedProcess(command, p.returncode, *words) for p, words in zip(started, said, strict=True)]


def _differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def _shape(connection: Connection) -> list[tuple[str, str]]:
    """Every table and index as the database itself describes it, conditions and all."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%alembic%' ORDER BY name"
    else:
        query = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"
    return [(name, re.sub(r"\s*([(),])\s*", r"\1", " ".join(definition.split()))) for name, definition in connection.execute(text(query))]


async def test_the_migrated_schema_is_the_one_the_code_describes(empty_database: str) -> None:
    records = Records(empty_database)
    await upgrade(records)
    async with records.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await records.close()


async def test_migrating_makes_the_same_indexes_as_creating(empty_database: str) -> None:
    records = Records(empty_database)
    await upgrade(records)
    async with records.engine.connect() as connection:
        migrated = await connection.run_sync(_shape)
    async with records.engine.connect() as connection:
        await connection.execution_options(writes=True)
        async with connection.begin():
            await connection.run_sync(metadata.drop_all)
            await connection.run_sync(metadata.create_all)
        assert await connection.run_sync(_shape) == migrated
    await records.close()


async def test_a_database_without_tables_is_behind_and_a_migrated_one_is_not(empty_database: str) -> None:
    records = Records(empty_database)
    assert await pending(records)
    await upgrade(records)
    assert not await pending(records)
    await records.close()


async def test_a_database_of_a_newer_release_is_left_alone(empty_database: str) -> None:
    records = Records(empty_database)
    await upgrade(records)
    async with records.engine.connect() as connection:
        await connection.execution_options(writes=True)
        async with connection.begin():
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not await pending(records)
    await upgrade(records)
    await records.close()


async def test_migrating_what_is_up_to_date_is_quick_and_needs_no_alembic(database: str) -> None:
    records = Records(database)
    started = time.process_time()
    await upgrade(records)
    assert time.process_time() - started < 0.15
    await records.close()
    [fresh] = await asyncio.to_thread(_in_processes, database, 1)
    assert fresh.stdout == b"False\n"


async def test_processes_that_start_at_once_migrate_once(empty_database: str) -> None:
    ended = await asyncio.to_thread(_in_processes, empty_database, 2)
    assert [process.returncode for process in ended] == [0, 0], ended
    records = Records(empty_database)
    assert not await pending(records)
    await records.close()


async def test_connections_that_open_a_new_database_at_once_all_can(empty_database: str) -> None:
    opened = [Records(empty_database) for _ in range(6)]
    await asyncio.gather(*(pending(records) for records in opened))
    await asyncio.gather(*(upgrade(records) for records in opened))
    assert [await pending(records) for records in opened] == [False] * 6
    for records in opened:
        await records.close()


def test_the_newest_step_is_the_head_of_one_line() -> None:
    config = Config()
    config.set_main_option("script_location", str(_STEPS))
    assert ScriptDirectory.from_config(config).get_heads() == [head()]
