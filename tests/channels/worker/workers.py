"""The tests' side of the hatchery: workers made and ended."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from memory.sessions.locks import EXPIRES
from tests.channels.running import environment

LONGEST = 30.0
_CHECKOUT = Path(__file__).parents[3]


@dataclass(eq=False)
class WorkerProcess:
    pid: int
    opened: Future[None]
    ended: Future[int] = field(default_factory=Future)

    @property
    def alive(self) -> bool:
        return not self.ended.done()

    async def end(self) -> int:
        """Wait for its end; the exit code, or minus the signal that ended it."""
        async with asyncio.timeout(LONGEST):
            return await asyncio.shield(asyncio.wrap_future(self.ended))

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> int:
        if self.alive:
            os.kill(self.pid, sign)
        return await self.end()


class Hatchery:
    """Makes workers for as long as the block runs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._numbers = itertools.count()
        self._made: dict[int, Future[None]] = {}
        self._workers: dict[int, WorkerProcess] = {}
        self._ready: Future[None] = Future()

    def __enter__(self) -> Hatchery:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.channels.worker.hatchery"],
            cwd=_CHECKOUT, env=environment(self._home, BALCAO_DEBOUNCE_QUIET="0"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()
        self._ready.result(60)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(LONGEST)

    async def worker(
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
        """A worker of the home. `dies` is where, `slow` how many seconds a tool takes, `goodbye` its patience on SIGTERM, `expires` how
        many its locks outlive it."""
        number = next(self._numbers)
        opened = self._made[number] = Future()
        wanted: dict[str, Any] = {"number": number, "home": str(self._home), "redis": redis, "tenant": tenant, "dies": dies}
        wanted |= {"allergic": allergic, "slow": slow, "goodbye": goodbye, "expires": expires, "settings": settings}
        assert self._process.stdin is not None
        self._process.stdin.write(orjson.dumps(wanted) + b"\n")
        self._process.stdin.flush()
        async with asyncio.timeout(LONGEST):
            await asyncio.shield(asyncio.wrap_future(opened))
        return next(worker for worker in self._workers.values() if worker.opened is opened)

    async def end_all(self) -> None:
        """No worker outlives the test that made it."""
        for worker in self._workers.values():
            await worker.kill()
        self._workers.clear()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            match orjson.loads(line):
                case {"event": "ready"}:
                    self._ready.set_result(None)
                case {"event": "made", "number": number, "pid": pid}:
                    self._workers[pid] = WorkerProcess(pid, self._made.pop(number))
                case {"event": "open", "pid": pid}:
                    self._workers[pid].opened.set_result(None)
                case {"event": "ended", "pid": pid, "code": code}:
                    worker = self._workers[pid]
                    if not worker.opened.done():
                        worker.opened.set_exception(ChildProcessError(f"a worker ended before it was at work: {code}"))
                    worker.ended.set_result(code)
