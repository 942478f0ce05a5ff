"""The Redis of a house: by `REDIS_URL`, else a private server of its home."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from channels.meanwhile import meanwhile
from channels.settings import StorageSettings
from domain.errors import Misconfigured
from memory.sessions import PrivateServer, Sessions

log = logging.getLogger(__name__)

_AGAIN = 5.0
"""Seconds before a private Redis that did not come up is tried again."""


@asynccontextmanager
async def open_sessions(home: Path) -> AsyncIterator[Sessions]:
    """A private server is started again when it dies; processes of one home share it."""
    url = StorageSettings().redis_url
    async with AsyncExitStack() as stack:
        server = None if url else PrivateServer(home / "redis")
        if server is not None:
            stack.push_async_callback(server.stop)
            await server.ensure()
            await stack.enter_async_context(meanwhile(_look_after(server)))
        sessions = Sessions(url or server or "")
        stack.push_async_callback(sessions.close)
        yield sessions


async def _look_after(server: PrivateServer) -> None:
    while True:
        try:
            await server.watch()
        except Misconfigured as error:
            log.error("the private Redis server does not come up: %s", error.facts)
        await asyncio.sleep(_AGAIN)
