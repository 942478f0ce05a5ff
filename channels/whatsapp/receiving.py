"""Keeping what comes in, durably and many requests at a time.

A commit costs the same for one message as for fifty. So requests put their events in line, and one writer keeps all that wait in one
transaction; they are answered when it has committed. What the database refuses is kept apart, and never the rest with it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType

from channels.metrics import MESSAGES_RECEIVED
from channels.queue import Queue
from channels.whatsapp.numbers import Numbers
from channels.whatsapp.shapes import Event
from channels.whatsapp.storing import New, Piece, refused, store
from memory.records import Records, unreachable

log = logging.getLogger(__name__)

MOST_WAITING = 2_000
"""Requests in line; one more is told to come back later, so that a slow database costs neither memory nor the web chat."""
MOST_TOGETHER = 500
"""Events in one transaction, unless one request brings more."""
PATIENCE = 5.0
"""Seconds for which a database that does not answer is tried again; Meta waits about ten before it calls a delivery failed."""
_AGAIN = 0.1


class Overwhelmed(Exception):
    """Nothing was kept, because of `reason`: the `line` is too long, bodies have too many `bytes`, the `database` is away, or we are
    `closing`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Batch:
    """What one request brought, when, and under which trace."""

    events: Sequence[Event]
    at: datetime
    trace: str
    kept: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Receiving:
    """`async with Receiving(…) as receiving:`; on the way out what waits is kept first."""

    def __init__(
        self, records: Records, tenant: str, queue: Queue, *, patience: float = PATIENCE, most_waiting: int = MOST_WAITING
    ) -> None:
        self._patience, self._most_waiting = patience, most_waiting
        self._records = records
        self._numbers = Numbers(tenant)
        self._queue = queue
        self._waiting: deque[Batch] = deque()
        self._work = asyncio.Event()
        self._closing = False
        self._writer: asyncio.Task[None] | None = None
        self._hanging: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Receiving:
        self._writer = asyncio.create_task(self._write())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing = True
        self._work.set()
        if self._writer is not None:
            await self._writer

    async def keep(self, batch: Batch) -> None:
        """Return when a batch is on disk."""
        if self._closing or len(self._waiting) >= self._most_waiting:
            raise Overwhelmed("closing" if self._closing else "line")
        self._waiting.append(batch)
        self._work.set()
        await batch.kept

    async def _write(self) -> None:
        while not self._closing:
            await self._work.wait()
            self._work.clear()
            while self._waiting:
                await self._keep_together(self._next())

    def _next(self) -> list[Batch]:
        """Who goes together: the first in line, and as many behind it as fit."""
        taken = [self._waiting.popleft()]
        events = len(taken[0].events)
        while self._waiting and events + len(self._waiting[0].events) <= MOST_TOGETHER:
            taken.append(self._waiting.popleft())
            events += len(taken[-1].events)
        return taken

    async def _keep_together(self, batches: list[Batch]) -> None:
        pieces = [Piece(event, batch.at, batch.trace) for batch in batches for event in batch.events]
        deadline = time.monotonic() + self._patience
        while True:
            try:
                await self._keep_or_give_up(pieces)
                outcome: Overwhelmed | None = None
                break
            except Exception as error:
                if not unreachable(error) or time.monotonic() + _AGAIN > deadline:
                    log.exception("%d events were not kept; they will be delivered again", len(pieces))
                    outcome = Overwhelmed("database")
                    break
            await asyncio.sleep(_AGAIN)
        for batch in batches:
            if not batch.kept.done():
                batch.kept.set_result(None) if outcome is None else batch.kept.set_exception(outcome)

    async def _keep_or_give_up(self, pieces: list[Piece]) -> None:
        """As `_keep`; TimeoutError where the database says nothing at all. What hangs is not waited for, since it may not hear that it
        is cancelled either; if it is kept in the end, it is known when it is delivered again."""
        keeping = asyncio.create_task(self._keep(pieces))
        self._hanging.add(keeping)
        keeping.add_done_callback(self._hanging.discard)
        done, _ = await asyncio.wait({keeping}, timeout=2 * self._patience)
        if not done:
            keeping.cancel()
            raise TimeoutError("the database is mute")
        await keeping

    async def _keep(self, pieces: list[Piece]) -> None:
        """All of them together; where the database will not have that, in halves, until the one it refuses stands alone."""
        try:
            new = await store(self._records, self._numbers, pieces)
        except Exception as error:
            if unreachable(error):
                raise
            if len(pieces) > 1:
                half = len(pieces) // 2
                await self._keep(pieces[:half])
                await self._keep(pieces[half:])
            else:
                await self._keep_refused(pieces[0])
            return
        await self._tell(new)

    async def _keep_refused(self, piece: Piece) -> None:
        """What the database does not have as it is, is kept as it came; delivered again it would be refused again."""
        log.exception("a message was refused; it is kept among the webhook's events")
        try:
            await store(self._records, self._numbers, [refused(piece)])
        except Exception as error:
            if unreachable(error):
                raise
            log.exception("nor among them")

    async def _tell(self, new: New) -> None:
        """Count what came, and ring for it; what is not rung for is found by the sweep."""
        for tenant, message in new:
            MESSAGES_RECEIVED.labels(tenant, message.channel, message.kind.value).inc()
        for tenant, conversation in dict.fromkeys((tenant, message.conversation) for tenant, message in new):
            try:
                await self._queue.ring(tenant, conversation)
            except Exception:
                log.exception("a bell was not rung; the sweep will find the message")
