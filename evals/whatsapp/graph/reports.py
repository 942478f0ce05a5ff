"""The statuses of what was taken, told to the product's webhook."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from evals.whatsapp.posting import Webhooks
from evals.whatsapp.statuses import status
from evals.whatsapp.webhooks import Body, Number, batch, disordered, reported


@dataclass(slots=True)
class Reports:
    """`webhooks` None: nothing is told. `states` in order, `pause` seconds before each; `seed` disorders them and tells each twice.

    `batched` tells all states of a message in one body, `held` keeps them back until `release`.
    """

    webhooks: Webhooks | None = None
    states: tuple[str, ...] = ("sent", "delivered", "read")
    pause: float = 0.05
    seed: int | None = None
    batched: bool = False
    held: bool = False
    told: list[Body] = field(default_factory=list)
    _waiting: list[list[Body]] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def tell(self, number: Number, message_id: str, recipient: str, callback: str | None, failure: int | None) -> None:
        """Begin to tell what becomes of a message; with `failure`, a code, that it failed."""
        states = ("failed",) if failure is not None else self.states
        bodies = [reported(number, status(state, message_id, recipient, callback=callback, code=failure)) for state in states]
        if self.seed is not None:
            bodies = disordered(bodies, seed=self.seed + random.Random(message_id).randrange(1 << 16), copies=2)
        if self.batched and bodies:
            bodies = [batch(*bodies)]
        if self.held:
            self._waiting.append(bodies)
        elif self.webhooks is not None and bodies:
            self._start(bodies)

    def release(self) -> None:
        """Tell what was held back."""
        self.held = False
        waiting, self._waiting = self._waiting, []
        for bodies in waiting:
            self._start(bodies)

    async def settle(self) -> None:
        """Wait until everything begun is told."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.webhooks is not None:
            await self.webhooks.close()

    def _start(self, bodies: list[Body]) -> None:
        task = asyncio.create_task(self._tell(bodies))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, bodies: list[Body]) -> None:
        assert self.webhooks is not None
        for body in bodies:
            await asyncio.sleep(self.pause)
            await self.webhooks.deliver(body)
            self.told.append(body)
