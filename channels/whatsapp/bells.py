"""Ringing for what was kept, beside the answering of webhooks: nobody waits for a queue that does not answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress

from channels.queue import Queue

log = logging.getLogger(__name__)

MOST_RUNG = 10_000
"""Conversations in line for their bell; what does not fit is found by the sweep."""
PATIENCE = 2.0


class Bells:
    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._waiting: dict[tuple[str, str], None] = {}
        self._work = asyncio.Event()
        self._ringer: asyncio.Task[None] | None = None

    def add(self, conversations: Iterable[tuple[str, str]]) -> None:
        """Have conversations (tenant, id) rung for soon, each once."""
        for conversation in conversations:
            if len(self._waiting) < MOST_RUNG:
                self._waiting[conversation] = None
        self._work.set()

    async def open(self) -> None:
        self._ringer = asyncio.create_task(self._ring())

    async def close(self) -> None:
        """Ring for what waits, within the patience for one bell."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._waiting:
                    await self._ring_first()
        if self._ringer is not None:
            self._ringer.cancel()
            with suppress(asyncio.CancelledError):
                await self._ringer

    async def _ring(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            while self._waiting:
                await self._ring_first()

    async def _ring_first(self) -> None:
        tenant, conversation = next(iter(self._waiting))
        del self._waiting[tenant, conversation]
        try:
            async with asyncio.timeout(PATIENCE):
                await self._queue.ring(tenant, conversation)
        except Exception:
            log.exception("a bell was not rung; the sweep will find the message")
