"""A shop that answers on WhatsApp: records, Redis and a stand-in Graph API, and a sender between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from evals.whatsapp.graph import Graph, standin
from memory.records import Records
from memory.sessions import PrivateServer, Sessions, connect
from tests.channels.outbox.shop import Shop


@pytest.fixture
def kind() -> str:
    """The records have their own spec over both databases."""
    return "sqlite"


@pytest.fixture
def bell(redis_server: PrivateServer) -> PrivateServer:
    return redis_server


@pytest.fixture
async def sessions(bell: PrivateServer) -> AsyncIterator[Sessions]:
    async with connect(bell) as client:
        await client.flushall()
    opened = Sessions(bell)
    yield opened
    await opened.close()


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as serving:
        yield serving


@pytest.fixture
async def shop(records: Records, sessions: Sessions, graph: Graph) -> AsyncIterator[Shop]:
    made = Shop(records, sessions, graph)
    yield made
    await made.close()
