"""What every test runs on: real databases of its own, and no way out to the network or to a model."""

from __future__ import annotations

import os

os.environ["LANGGRAPH_STRICT_MSGPACK"] = "true"  # read once, when langgraph is imported

import asyncio
import gc
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pydantic_ai.models
import pytest
from hypothesis import settings
from sqlalchemy.ext.asyncio import AsyncEngine

from evals import postgresql
from memory.records import Records
from memory.records.migrate import upgrade
from memory.records.tables import metadata
from memory.sessions import PrivateServer

pydantic_ai.models.ALLOW_MODEL_REQUESTS = False

_MEMORY, _ENOUGH = "/dev/shm", 2 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    # What a killed process wrote is kept without a disk too, for which SQLite waits a tenth of the time.
    os.environ["TMPDIR"] = tempfile.tempdir = _MEMORY


def _stay_home(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse connections that leave this machine."""
    if event != "socket.connect":
        return
    connecting, address = arguments
    if connecting.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(("127.", "::1", "localhost")):
        raise RuntimeError(f"a test may not reach {address[0]}")


sys.addaudithook(_stay_home)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    """Ctrl+C ends the tests. Where Python's own answer to it stands, asyncio puts one in its place for each test and fixture and takes it
    away again, for which `signal` writes out all that the test or fixture made: a sixth of the time of a conversation."""
    raise KeyboardInterrupt


signal.signal(signal.SIGINT, _interrupted)

gc.set_threshold(20_000, 10, 10)  # as in a process of ours (channels/commands/main.py)

settings.register_profile("balcao", deadline=None)  # how long things take is for the benchmarks to say
settings.load_profile("balcao")


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateServer]:
    """One private server for all tests of a process, started by the first."""
    server = PrivateServer(tmp_path_factory.mktemp("redis"))
    yield server
    asyncio.run(server.stop())


@pytest.fixture
async def redis_server(shared_redis: PrivateServer) -> PrivateServer:
    """That server, running: a test may stop or kill it, the next one finds it started again."""
    await shared_redis.ensure()
    return shared_redis


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """One PostgreSQL server a session; tests that need it are skipped where it is not installed."""
    folder = postgresql.binaries()
    if folder is None:
        pytest.skip("PostgreSQL is not installed: no `initdb` and `postgres` on the PATH or in the usual folders")
    with postgresql.server(folder) as server:
        yield server


@pytest.fixture(scope="session")
def ready_made() -> dict[str, str]:
    """Databases with all tables, by kind: made once, by `database`, and copied or emptied for each test."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on; it runs on both."""
    return str(request.param)


@pytest.fixture
def empty_database(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if kind == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.sqlite'}"
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.url(server.create())


@pytest.fixture
async def database(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, ready_made: dict[str, str]
) -> str:
    """The address of a database with all tables and no rows."""
    if kind == "sqlite":
        if kind not in ready_made:
            ready_made[kind] = str(tmp_path_factory.mktemp("records") / "ready.sqlite")
            await _migrate(f"sqlite+aiosqlite:///{ready_made[kind]}")
        shutil.copy(ready_made[kind], tmp_path / "balcao.sqlite")
        return f"sqlite+aiosqlite:///{tmp_path / 'balcao.sqlite'}"
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    if kind not in ready_made:
        ready_made[kind] = server.create()
        await _migrate(server.url(ready_made[kind]))
    server.empty(ready_made[kind], metadata.tables)
    return server.url(ready_made[kind])


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the test at work, by a name that is the same for all tests of a process."""
    link = tmp_path_factory.getbasetemp() / "here"
    link.unlink(missing_ok=True)
    link.symlink_to(tmp_path)
    return link


@pytest.fixture(scope="session")
def engines() -> dict[str, AsyncEngine]:
    """Engines by address, which keep the statements they have put together: to do that anew for each test takes a fifth of its time."""
    return {}


@pytest.fixture
async def records(database: str, kind: str, here: Path, engines: dict[str, AsyncEngine]) -> AsyncIterator[Records]:
    """Records over that database."""
    opened = Records(f"sqlite+aiosqlite:///{here / 'balcao.sqlite'}" if kind == "sqlite" else database)
    opened.engine = engines.setdefault(opened.address, opened.engine)
    yield opened
    await opened.close()


async def _migrate(address: str) -> None:
    made = Records(address)
    await upgrade(made)
    await made.close()
