"""The tests' side of the hatchery: processes asked for, listened to and ended."""

from __future__ import annotations

import hashlib
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

import orjson

from tests.channels.running import environment

LONGEST = 90.0
_CHECKOUT = Path(__file__).parents[2]


@dataclass(eq=False)
class Hatched:
    """A process. What it prints on stdout is read line by line, or when it has ended."""

    pid: int
    ended: Future[int] = field(default_factory=Future)
    _lines: queue.Queue[str] = field(default_factory=queue.Queue)

    def listen(self, stdout: int) -> None:
        threading.Thread(target=self._read, args=(stdout,), daemon=True).start()

    @property
    def alive(self) -> bool:
        return not self.ended.done()

    def line(self, longest: float = LONGEST) -> str:
        """The next one; empty where it ended without. Raises queue.Empty where none comes."""
        return self._lines.get(timeout=longest)

    def rest(self) -> str:
        """Wait for its end; what it printed since."""
        self.end()
        return "".join(iter(self.line, ""))

    def end(self) -> int:
        """Wait for its end; the exit code, or minus the signal that ended it."""
        return self.ended.result(LONGEST)

    def signal(self, sign: signal.Signals) -> None:
        if self.alive:
            os.kill(self.pid, sign)

    def kill(self) -> int:
        """As the kernel does when memory runs out."""
        self.signal(signal.SIGKILL)
        return self.end()

    def _read(self, stdout: int) -> None:
        with open(stdout, encoding="utf-8") as printed:
            for line in printed:
                self._lines.put(line)
        self._lines.put("")


class Hatchery:
    """A connection to the hatchery of all workers of a test run."""

    def __init__(self, folder: Path, home: Path) -> None:
        """`folder` is of the run; the first of its workers who comes starts the hatchery, one at a time, with a home to speak in."""
        address = f"balcao-{hashlib.blake2b(bytes(folder), digest_size=16).hexdigest()}"
        self._hatchery = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._hatchery.connect(f"\0{address}")
        except ConnectionRefusedError:
            _start(address, home)
            self._hatchery.connect(f"\0{address}")
        self._asking = threading.Lock()
        self._made: queue.Queue[Hatched] = queue.Queue()
        self._processes: dict[int, Hatched] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hatchery.shutdown(socket.SHUT_RDWR)

    def hatch(self, function: str, folder: Path, settings: dict[str, str], stderr: IO[Any] | None = None, **arguments: Any) -> Hatched:
        """Call "module:name" in a new process that works in a folder, with these settings and none of the tester's."""
        wanted = {"function": function, "arguments": arguments, "folder": str(folder), "environment": settings}
        reading, writing = os.pipe()
        with self._asking:
            socket.send_fds(self._hatchery, [orjson.dumps(wanted)], [writing, stderr.fileno() if stderr else 2])
            os.close(writing)
            made = self._made.get(timeout=LONGEST)
        made.listen(reading)
        return made

    def _listen(self) -> None:
        while event := self._hatchery.recv(1 << 16):
            match orjson.loads(event):
                case {"event": "made", "pid": pid}:
                    self._processes[pid] = Hatched(pid)
                    self._made.put(self._processes[pid])
                case {"event": "ended", "pid": pid, "code": code}:
                    self._processes.pop(pid).ended.set_result(code)
        self._hatchery.close()


def _start(address: str, home: Path) -> None:
    words = [sys.executable, "-m", "tests.channels.hatchery", address, str(home)]
    started = subprocess.Popen(words, cwd=_CHECKOUT, env=environment(home), stdout=subprocess.PIPE)
    assert started.stdout is not None
    assert started.stdout.readline() == b"ready\n"
