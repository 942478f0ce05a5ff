"""`balcao serve` as a process that can be killed and started again."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx2

from memory.sessions import PrivateServer, connect
from tests.channels.hatching import Hatched, Hatchery
from tests.channels.running import environment


class Serving:
    """The server of a home. `address` is what it printed."""

    def __init__(self, hatchery: Hatchery, home: Path, *options: str, **settings: str) -> None:
        self.home, self._hatchery, self._options, self._settings = home, hatchery, options, settings
        self.process: Hatched | None = None
        self.log = home.parent / "stderr.txt"
        self.printed: list[str] = []

    @property
    def address(self) -> str:
        return self.printed[0].split()[1].rstrip("/")

    def start(self, lines: int = 4) -> None:
        """Start it, if it does not run, and wait until it is ready."""
        if self.process is not None and self.process.alive:
            return
        with self.log.open("w") as log:
            self.process = self._hatchery.hatch(
                "tests.channels.hatchery:command", self.home.parent, environment(self.home, **self._settings), log,
                words=["serve", "--port", "0", *self._options],
            )  # fmt: skip
        self.printed = [self.process.line() for _ in range(lines)]
        assert all(self.printed), f"serve ended: {self.log.read_text()}"
        assert httpx2.get(f"{self.address}/ready", timeout=60).status_code == 200

    def kill(self) -> None:
        """As the kernel does when memory runs out."""
        assert self.process is not None
        self.process.kill()

    def terminate(self) -> tuple[int, str, str]:
        """As a supervisor does: the exit code, and what was still printed."""
        assert self.process is not None
        self.process.signal(signal.SIGTERM)
        return self.process.end(), self.process.rest(), self.log.read_text()

    async def redis_pid(self) -> int:
        """Of the private server of the home."""
        async with connect(PrivateServer(self.home / "redis")) as redis:
            return int((await redis.info("server"))["process_id"])
