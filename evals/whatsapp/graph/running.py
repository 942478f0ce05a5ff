"""The stand-in on a loopback port."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from evals.whatsapp.graph.app import graph_app
from evals.whatsapp.graph.standin import Graph


class _Server(uvicorn.Server):
    """Uvicorn within somebody else's loop: signals are theirs, and it ends when `stopping` is set, not at the next tenth of a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stopping = asyncio.Event()

    async def main_loop(self) -> None:
        await self.stopping.wait()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """Any app on a loopback port, within this loop, until the block is left: its address."""
    with socket.create_server(("127.0.0.1", port), backlog=2048) as listening:
        server = _Server(uvicorn.Config(app, lifespan="off", log_level="critical", timeout_graceful_shutdown=1))
        task = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.stopping.set()
            await task


@asynccontextmanager
async def standin(graph: Graph | None = None, *, port: int = 0) -> AsyncIterator[Graph]:
    """Serve a stand-in until the block is left; `graph.url` tells where."""
    graph = graph or Graph()
    async with serving(graph_app(graph), port) as graph.address:
        try:
            yield graph
        finally:
            await graph.reports.close()
