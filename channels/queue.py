"""The port of the job queue: ringing a bell for a conversation that has something to answer.

The inbox in SQL is the truth; a bell that is lost is rung again by the sweep, at the start and every few seconds after it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Protocol

from channels.turns import Turns

log = logging.getLogger(__name__)

SWEEP_SECONDS = 5.0
"""How long a message may wait whose bell was lost."""
LONGEST_GOODBYE = 10.0
LONGEST_REST = 300.0
"""Seconds at most between two tries of an answer that fails again and again; each failure doubles the rest."""


class Queue(Protocol):
    async def ring(self, tenant: str, conversation: str) -> None:
        """Have the conversation's waiting messages answered soon."""
        ...


@dataclass(frozen=True, slots=True)
class _Rest:
    """Until when (by the monotonic clock) a conversation that fails is left alone by the sweep."""

    seconds: float = 0.0
    until: float = 0.0

    def after_a_failure(self) -> _Rest:
        seconds = min(self.seconds * 2 or SWEEP_SECONDS / 2, LONGEST_REST)
        return _Rest(seconds, time.monotonic() + seconds)


_AWAKE = _Rest()


class InlineQueue:
    """Answers within this process, one conversation at a time each, many conversations side by side."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._running: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._again: set[tuple[str, str]] = set()
        self._resting: dict[tuple[str, str], _Rest] = {}

    async def ring(self, tenant: str, conversation: str) -> None:
        key = (tenant, conversation)
        if key in self._running:
            self._again.add(key)
            return
        self._running[key] = asyncio.create_task(self._answer(key))

    async def sweep(self, tenant: str) -> None:
        """Ring for every conversation with messages that nobody is answering, unless it failed a moment ago."""
        now = time.monotonic()
        for conversation in await self._turns.waiting(tenant):
            if self._resting.get((tenant, conversation), _AWAKE).until <= now:
                await self.ring(tenant, conversation)

    async def keep_sweeping(self, tenant: str, every: float = SWEEP_SECONDS) -> None:
        """Sweep for ever: a task of the process that answers. `every` in seconds."""
        while True:
            try:
                await self.sweep(tenant)
            except Exception:
                log.exception("the inbox was not swept")
            await asyncio.sleep(every)

    async def close(self, patience: float = LONGEST_GOODBYE) -> None:
        """Let the answers under way be finished; those that take longer than `patience` seconds wait for the next process."""
        if running := list(self._running.values()):
            _, late = await asyncio.wait(running, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _answer(self, key: tuple[str, str]) -> None:
        try:
            while True:
                self._again.discard(key)
                await self._turns.answer_waiting(*key)
                self._resting.pop(key, None)
                if key not in self._again:
                    return
        except Exception:
            rest = self._resting[key] = self._resting.get(key, _AWAKE).after_a_failure()
            log.exception("conversation not answered; its messages wait in the inbox, the next try is in %.0f s", rest.seconds)
        finally:
            del self._running[key]
