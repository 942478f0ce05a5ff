"""Workers made and ended, each a process of its own."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from memory.sessions.locks import EXPIRES
from tests.channels.hatching import Hatched, Hatchery
from tests.channels.running import environment
from tests.channels.worker.work import OPEN


class WorkerProcess:
    def __init__(self, process: Hatched) -> None:
        self._process = process

    @property
    def alive(self) -> bool:
        return self._process.alive

    async def opened(self) -> None:
        """Wait until it is at work."""
        if await asyncio.to_thread(self._process.line) != OPEN:
            raise ChildProcessError(f"a worker ended before it was at work: {await self.end()}")

    async def end(self) -> int:
        """Wait for its end; the exit code, or minus the signal that ended it."""
        return await asyncio.to_thread(self._process.end)

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> int:
        self._process.signal(sign)
        return await self.end()


class Workers:
    """Of a home."""

    def __init__(self, hatchery: Hatchery, home: Path) -> None:
        self._hatchery, self._home = hatchery, home
        self._all: list[WorkerProcess] = []

    async def start(
        self,
        redis: str,
        tenant: str = "demo",
        *,
        dies: str | None = None,
        allergic: bool = False,
        slow: float = 0.0,
        goodbye: float = 10.0,
        expires: float = EXPIRES,
        **settings: str,
    ) -> WorkerProcess:
        """One that is at work. `dies` is where, `slow` how many seconds a tool takes, `goodbye` its patience on SIGTERM, `expires` how
        many its locks outlive it."""
        told = environment(self._home, **{"BALCAO_DEBOUNCE_QUIET": "0"} | settings)
        process = self._hatchery.hatch(
            "tests.channels.worker.work:work", self._home.parent, told,
            home=str(self._home), tenant=tenant, redis=redis, dies=dies, allergic=allergic, slow=slow, goodbye=goodbye, expires=expires,
        )  # fmt: skip
        worker = WorkerProcess(process)
        self._all.append(worker)
        await worker.opened()
        return worker

    async def end_all(self) -> None:
        """No worker outlives the test that made it."""
        for worker in self._all:
            await worker.kill()
        self._all.clear()
