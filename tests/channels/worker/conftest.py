"""One home and one Redis for all tests of this folder; workers end with their test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channels.house import database_address
from channels.queue import ArqQueue
from memory.records import Records
from memory.sessions import PrivateServer
from tests.channels.hatching import Hatchery
from tests.channels.running import Ran
from tests.channels.worker.counter import ShopCounter
from tests.channels.worker.workers import Workers


@pytest.fixture(scope="session")
def workplace(made: tuple[Path, Ran], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(made[0], tmp_path_factory.mktemp("worker") / "casa"))


@pytest.fixture
async def workers(hatchery: Hatchery, workplace: Path) -> AsyncIterator[Workers]:
    opened = Workers(hatchery, workplace)
    yield opened
    await opened.end_all()


@pytest.fixture
async def shop(database: str, redis_server: PrivateServer) -> AsyncIterator[ShopCounter]:
    """One that has been opened, on either database."""
    records, queue = Records(database), ArqQueue(redis_server.url)
    counter = ShopCounter(records, queue, settings={"DATABASE_URL": database})
    await counter.open()
    yield counter
    await queue.aclose()
    await records.close()


@pytest.fixture
async def counter(workplace: Path, redis_server: PrivateServer) -> AsyncIterator[ShopCounter]:
    records, queue = Records(database_address(workplace)), ArqQueue(redis_server.url)
    yield ShopCounter(records, queue)
    await queue.aclose()
    await records.close()
