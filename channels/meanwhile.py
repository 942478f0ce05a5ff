"""Work that goes on beside something else, and how it is ended."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any

_CUTS = 5
_LONGEST_CUT = 1.0


@asynccontextmanager
async def meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work without an end, done for as long as the block runs."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        await cut_off([task])
        if task.done():
            with suppress(asyncio.CancelledError):
                await task


async def cut_off(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel tasks and wait for their end. Other people's code may swallow a cancellation on its way (redis-py does, in the wrong
    moment): it is said again."""
    late = {task for task in tasks if not task.done()}
    for _ in range(_CUTS):
        if not late:
            return
        for task in late:
            task.cancel()
        _, late = await asyncio.wait(late, timeout=_LONGEST_CUT)
