"""A private server of the session's own, and a client of it with nothing in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from memory.sessions import PrivateServer, connect


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[PrivateServer]:
    started = PrivateServer(tmp_path / "redis")
    await started.ensure()
    yield started
    await started.stop()


@pytest.fixture
async def redis(server: PrivateServer) -> AsyncIterator[Redis]:
    client = connect(server)
    yield client
    await client.aclose()
