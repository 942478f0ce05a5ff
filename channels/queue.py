"""The port of the job queue: ringing a bell for a conversation that has something to answer.

The inbox in SQL is the truth; a bell that is lost is rung again by the sweep, at the start and every few seconds after it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from channels.turns import Turns

log = logging.getLogger(__name__)

SWEEP_SECONDS = 5.0
"""How long a message may wait whose bell was lost, or whose answer failed."""


class Queue(Protocol):
    async def ring(self, tenant: str, conversation: str) -> None:
        """Have the conversation's waiting messages answered soon."""
        ...


class InlineQueue:
    """Answers within this process, one conversation at a time each, many conversations side by side."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._running: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._again: set[tuple[str, str]] = set()

    async def ring(self, tenant: str, conversation: str) -> None:
        key = (tenant, conversation)
        if key in self._running:
            self._again.add(key)
            return
        self._running[key] = asyncio.create_task(self._answer(key))

    async def sweep(self, tenant: str) -> None:
        """Ring for every conversation with messages that nobody is answering."""
        for conversation in await self._turns.waiting(tenant):
            await self.ring(tenant, conversation)

    async def keep_sweeping(self, tenant: str, every: float = SWEEP_SECONDS) -> None:
        """Sweep for ever: a task of the process that answers. `every` in seconds."""
        while True:
            try:
                await self.sweep(tenant)
            except Exception:
                log.exception("the inbox was not swept")
            await asyncio.sleep(every)

    async def close(self) -> None:
        """Let the answers under way be finished."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _answer(self, key: tuple[str, str]) -> None:
        try:
            while True:
                self._again.discard(key)
                await self._turns.answer_waiting(*key)
                if key not in self._again:
                    return
        except Exception:
            log.exception("conversation not answered; its messages wait in the inbox for the next sweep")
        finally:
            del self._running[key]
