"""A private server, and a client of it with nothing in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from memory.sessions import PrivateServer, connect


@pytest.fixture
def server(redis_server: PrivateServer) -> PrivateServer:
    return redis_server


@pytest.fixture
async def redis(server: PrivateServer) -> AsyncIterator[Redis]:
    async with connect(server) as client:
        await client.flushall()
        yield client
