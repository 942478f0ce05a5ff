"""The port of the job queue: ringing a bell for a conversation that has something to answer.

The inbox in SQL is the truth; a bell that is lost is rung again by the sweep at the next start.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from channels.turns import Turns

log = logging.getLogger(__name__)


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
        """Ring for every conversation left unanswered by an earlier process."""
        for conversation in await self._turns.waiting(tenant):
            await self.ring(tenant, conversation)

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
            log.exception("conversation not answered; its messages wait in the inbox")
        finally:
            del self._running[key]
