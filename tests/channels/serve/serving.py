"""`balcao serve` as a process that can be killed and started again."""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
import time
from pathlib import Path

import httpx2

from memory.sessions import PrivateServer, connect
from tests.channels.running import COMMAND, environment

LONGEST_START = 60.0


class Serving:
    """The server of a home. `address` is what it printed."""

    def __init__(self, home: Path, *options: str, **settings: str) -> None:
        self.home, self._options, self._settings = home, options, settings
        self.process: subprocess.Popen[str] | None = None
        self.log = home.parent / "stderr.txt"
        self.printed: list[str] = []

    @property
    def address(self) -> str:
        return self.printed[0].split()[1].rstrip("/")

    def start(self) -> None:
        """Start it, if it does not run, and wait until it is ready."""
        if self.process is not None and self.process.poll() is None:
            return
        with self.log.open("w") as log:  # a pipe that nobody reads would stop it once it is full
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", "0", *self._options], cwd=self.home.parent, env=environment(self.home, **self._settings),
                stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        self.printed = self._lines(4)
        assert all(self.printed), f"serve ended: {self.log.read_text()}"
        assert httpx2.get(f"{self.address}/ready", timeout=10).status_code == 200

    def kill(self) -> None:
        """As the kernel does when memory runs out."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate()

    def terminate(self) -> tuple[int, str, str]:
        """As a supervisor does: the exit code, and what was still printed."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        out, _ = self.process.communicate(timeout=15)
        return self.process.returncode, out, self.log.read_text()

    async def redis_pid(self) -> int:
        """Of the private server of the home."""
        async with connect(PrivateServer(self.home / "redis")) as redis:
            return int((await redis.info("server"))["process_id"])

    def _lines(self, count: int) -> list[str]:
        """The first lines on stdout, without waiting for ever where they do not come."""
        assert self.process is not None
        assert self.process.stdout is not None
        got: queue.Queue[str] = queue.Queue()
        stdout = self.process.stdout
        threading.Thread(target=lambda: [got.put(stdout.readline()) for _ in range(count)], daemon=True).start()
        deadline = time.monotonic() + LONGEST_START
        return [got.get(timeout=max(0.0, deadline - time.monotonic())) for _ in range(count)]
