"""The web server: the API, the chat page and, unless told otherwise, the answering of messages, in one process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from channels.api import health_routes, recommendation_routes, tell_problems
from channels.house import open_house
from channels.queue import InlineQueue
from channels.secrets import chat_secret
from channels.settings import StorageSettings
from channels.turns import Turns
from channels.web import chat_routes, page_routes
from channels.web.tokens import Tokens
from domain.clock import Clock
from memory.records.migrate import pending
from memory.sessions import PrivateServer, Sessions


@asynccontextmanager
async def open_app(home: Path | None = None, clock: Clock | None = None) -> AsyncIterator[FastAPI]:
    """The whole product as an ASGI app, ready to answer; everything it uses is closed on the way out."""
    app = FastAPI(title="Balcão", version="0.1.0", redoc_url=None)
    tell_problems(app)
    for routes in (health_routes, recommendation_routes, chat_routes, page_routes):
        app.include_router(routes)
    async with open_house(home, clock) as house, _sessions(house.home) as sessions:
        queue = InlineQueue(Turns(house.records, house.assistant, sessions, house.clock))
        app.state.house, app.state.sessions, app.state.queue = house, sessions, queue
        app.state.tokens = Tokens(chat_secret(house.home))

        async def database_ready() -> bool:
            return not await pending(house.records)

        app.state.readiness = {"database": database_ready, "redis": sessions.alive}
        await queue.sweep(house.tenant)
        yield app
        await queue.close()


@asynccontextmanager
async def _sessions(home: Path) -> AsyncIterator[Sessions]:
    """Redis by `REDIS_URL`, else a private server of this home."""
    url = StorageSettings().redis_url
    server = None if url else PrivateServer(home / "redis")
    if server is not None:
        await server.ensure()
    sessions = Sessions(url or server or "")
    try:
        yield sessions
    finally:
        await sessions.close()
        if server is not None:
            await server.stop()
