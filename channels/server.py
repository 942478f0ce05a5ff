"""The web server: the API, the chat page and the answering of messages, in one process."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from channels.api import docs_routes, health_routes, recommendation_routes, tell_problems
from channels.bodies import BodyLimit
from channels.filing import keep_filing
from channels.house import open_house
from channels.meanwhile import meanwhile
from channels.queue import InlineQueue
from channels.releasing import keep_releasing
from channels.secrets import chat_secret
from channels.settings import StorageSettings
from channels.turns import Turns
from channels.watching import metrics_routes
from channels.web import chat_routes, page_routes
from channels.web.tokens import Tokens
from channels.whatsapp import open_ingress, whatsapp_routes
from domain.clock import Clock
from domain.errors import Misconfigured
from memory.records.migrate import pending
from memory.sessions import PrivateServer, Sessions

log = logging.getLogger(__name__)

_RETRY_REDIS = 5.0
"""Seconds before a private Redis that did not come up is tried again."""


@asynccontextmanager
async def open_app(home: Path | None = None, clock: Clock | None = None) -> AsyncIterator[FastAPI]:
    """The whole product as an ASGI app, ready to answer; everything it uses is closed on the way out."""
    app = FastAPI(title="Balcão", version="0.1.0", docs_url=None, redoc_url=None)
    tell_problems(app)
    app.add_middleware(BodyLimit)
    for routes in (docs_routes, health_routes, recommendation_routes, chat_routes, page_routes, whatsapp_routes, metrics_routes):
        app.include_router(routes)
    async with open_house(home, clock) as house, _sessions(house.home) as sessions:
        queue = InlineQueue(Turns(house.records, house.assistant, sessions, house.clock))
        app.state.house, app.state.sessions, app.state.queue = house, sessions, queue
        app.state.tokens = Tokens(chat_secret(house.home))
        app.state.closing = asyncio.Event()

        async def database_ready() -> bool:
            return not await pending(house.records)

        app.state.readiness = {"database": database_ready, "redis": sessions.alive}
        try:
            async with (
                open_ingress(house, queue) as app.state.whatsapp,
                meanwhile(queue.keep_sweeping(house.tenant)),
                meanwhile(keep_releasing(house.records, house.tenant, house.clock)),
                meanwhile(keep_filing(house.history, house.tenant)),
            ):
                yield app
        finally:
            app.state.closing.set()
            await queue.close()


class Server(uvicorn.Server):
    """Uvicorn, which tells the app when it begins to close: streams that never end by themselves end then."""

    def __init__(self, app: FastAPI, longest_goodbye: int) -> None:
        super().__init__(uvicorn.Config(app, lifespan="off", log_level="warning", timeout_graceful_shutdown=longest_goodbye))
        self._closing: asyncio.Event = app.state.closing

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._closing.set()
        await super().shutdown(sockets)


@asynccontextmanager
async def _sessions(home: Path) -> AsyncIterator[Sessions]:
    """Redis by `REDIS_URL`, else a private server of this home, started again when it dies."""
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
        await asyncio.sleep(_RETRY_REDIS)
