"""How a conversation is attended to: the burst is waited out, what waits is answered, and looked again until nothing does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from channels.turns import Turns
from channels.worker.debounce import Debounce


def _nobody(tenant: str, conversation: str) -> None:
    """Where replies are fetched, nobody need be told."""


class Answering:
    """`at_once` answers are made side by side; a conversation that only waits takes no turn from another.

    `answered` is told (tenant, conversation) once an answer is kept: there may be something to send.
    """

    def __init__(self, turns: Turns, debounce: Debounce, at_once: int, answered: Callable[[str, str], object] = _nobody) -> None:
        self._turns, self._debounce, self._answered = turns, debounce, answered
        self._free = asyncio.Semaphore(at_once)
        self._closing = asyncio.Event()

    async def attend(self, tenant: str, conversation: str) -> None:
        """Answer until nothing waits: also what came while the answer was made, and was rung for in vain."""
        due = not self._debounce.quiet or await self._burst_is_over(tenant, conversation)
        while due:
            async with self._free:
                if self._closing.is_set() or not await self._turns.answer_next(tenant, conversation):
                    return
            self._answered(tenant, conversation)
            due = await self._burst_is_over(tenant, conversation)

    def close(self) -> None:
        """Begin no other answer."""
        self._closing.set()

    async def _burst_is_over(self, tenant: str, conversation: str) -> bool:
        """True when what waits may be answered; False where nothing waits, or it is closing time."""
        burst = self._debounce.burst()
        while waiting := await self._turns.unanswered(tenant, conversation):
            if (left := burst.left(waiting, self._turns.clock.now())) <= 0:
                return not self._closing.is_set()
            try:
                await asyncio.wait_for(self._closing.wait(), left)
            except TimeoutError:
                continue
            return False
        return False
