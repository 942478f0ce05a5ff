"""The web server: the API and the chat page, with the worker that answers beside them or elsewhere."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from channels.api import (
    docs_routes,
    health_routes,
    login_routes,
    purchase_routes,
    recommendation_routes,
    report_routes,
    task_routes,
    tell_problems,
)
from channels.bodies import BodyLimit
from channels.house import House, open_house
from channels.queue import ArqQueue, Queue
from channels.secrets import house_secret
from channels.sessions import open_sessions
from channels.watching import metrics_routes
from channels.web import chat_routes, page_routes
from channels.web.tokens import Tokens
from channels.whatsapp import collecting, open_fetching, open_ingress, whatsapp_routes
from channels.worker import open_worker
from domain.clock import Clock
from memory.records.migrate import pending
from memory.sessions import Sessions


@asynccontextmanager
async def open_app(home: Path | None = None, clock: Clock | None = None, *, worker: bool = True) -> AsyncIterator[FastAPI]:
    """The whole product as an ASGI app, ready to answer; everything it uses is closed on the way out.

    Without `worker` messages are only taken in: `balcao worker` answers them.
    """
    app = FastAPI(title="Balcão", version="0.1.0", docs_url=None, redoc_url=None)
    tell_problems(app)
    app.add_middleware(BodyLimit)
    app.router.routes.extend(whatsapp_routes)  # first: routes are tried in order, and these are asked most
    for routes in (
        docs_routes,
        health_routes,
        login_routes,
        purchase_routes,
        recommendation_routes,
        report_routes,
        task_routes,
        chat_routes,
        page_routes,
        metrics_routes,
    ):
        app.include_router(routes)
    async with (
        open_fetching() as fetching,
        open_house(home, clock, ears=fetching.ears) as house,
        open_sessions(house.home) as sessions,
        _queue(house, sessions, worker) as queue,
        collecting(house, fetching.media if worker else None),
    ):
        app.state.house, app.state.sessions, app.state.queue = house, sessions, queue
        app.state.secret = house_secret(house.home)
        app.state.tokens = Tokens(app.state.secret)
        app.state.closing = asyncio.Event()

        async def database_ready() -> bool:
            return not await pending(house.records)

        app.state.readiness = {"database": database_ready, "redis": sessions.alive}
        try:
            async with open_ingress(house, queue) as app.state.whatsapp:
                yield app
        finally:
            app.state.closing.set()


@asynccontextmanager
async def _queue(house: House, sessions: Sessions, worker: bool) -> AsyncIterator[Queue]:
    """The worker of this process, or the way to those of others."""
    if worker:
        async with open_worker(house, sessions) as ours:
            yield ours
    else:
        async with aclosing(ArqQueue(sessions.url)) as theirs:
            yield theirs


class Server(uvicorn.Server):
    """Uvicorn, which tells the app when it begins to close: streams that never end by themselves end then."""

    def __init__(self, app: FastAPI, longest_goodbye: int) -> None:
        super().__init__(
            uvicorn.Config(app, lifespan="off", log_config=None, log_level="warning", timeout_graceful_shutdown=longest_goodbye)
        )
        self._closing: asyncio.Event = app.state.closing

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._closing.set()
        await super().shutdown(sockets)
