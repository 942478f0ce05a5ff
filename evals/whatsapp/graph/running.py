"""The stand-in on a loopback port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from evals.serving import serving
from evals.whatsapp.graph.app import graph_app
from evals.whatsapp.graph.standin import Graph


@asynccontextmanager
async def standin(graph: Graph | None = None, *, port: int = 0) -> AsyncIterator[Graph]:
    """Serve a stand-in until the block is left; `graph.url` tells where."""
    graph = graph or Graph()
    async with serving(graph_app(graph), port) as graph.address:
        try:
            yield graph
        finally:
            await graph.reports.close()
