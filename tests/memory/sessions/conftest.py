"""A private server, and a client of it with nothing in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from redis.asyncio import Redis

from memory.sessions import PrivateServer, connect


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateServer]:
    """One server for all tests, started by the first; a test may stop or kill it, the next one ensures it."""
    server = PrivateServer(tmp_path_factory.mktemp("redis"))
    yield server
    asyncio.run(server.stop())


@pytest.fixture
async def server(shared_server: PrivateServer) -> PrivateServer:
    await shared_server.ensure()
    return shared_server


@pytest.fixture
async def redis(server: PrivateServer) -> AsyncIterator[Redis]:
    async with connect(server) as client:
        await client.flushall()
        yield client
