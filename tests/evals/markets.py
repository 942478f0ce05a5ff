"""A marketplace in a thread, for commands that have a loop of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from evals.marketplace import Market, marketplace


@contextmanager
def market_beside(market: Market) -> Iterator[Market]:
    """Serve it until the block is left."""
    begun, loops = threading.Event(), list[tuple[asyncio.AbstractEventLoop, asyncio.Event]]()

    async def serve() -> None:
        async with marketplace(market):
            loops.append((asyncio.get_running_loop(), asyncio.Event()))
            begun.set()
            await loops[0][1].wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    begun.wait(10)
    try:
        yield market
    finally:
        loop, ended = loops[0]
        loop.call_soon_threadsafe(ended.set)
        thread.join()
