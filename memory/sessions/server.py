"""A Valkey (or Redis) server of our own, for an installation that has none: on a unix socket, seen by this machine's user only.

It lives as long as the process that started it (on Linux the kernel sees to that, even if we are killed), and processes that
share a home share it. It holds the lock on its folder itself, through a file it inherits, so that there never are two.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from domain.errors import Misconfigured
from memory.sessions.program import binary

_LONGEST_SOCKET = 100
"""Bytes of a socket's path that every system takes (Linux 107, macOS 103)."""
_PATIENCE = 10.0
"""Seconds for a server to be up, or for one on its way down to be gone."""
_TRIES = 3
_DIE_WITH_PARENT = """
import ctypes, os, signal, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
if os.getppid() != int(sys.argv[1]):
    sys.exit("the parent is gone")
os.execv(sys.argv[2], sys.argv[2:])
"""


class PrivateServer:
    """The server of a folder. `ensure` starts it, or joins the one that another process started there."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder.resolve()
        self.socket = _socket(self.folder)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket))}"

    @property
    def process_id(self) -> int | None:
        """Of the server, where this process started it and it lives."""
        return self._process.pid if self._process and self._process.poll() is None else None

    async def ensure(self) -> None:
        """See that the server answers: start it, start it again if it died, or wait for the one another process starts."""
        deadline = time.monotonic() + _PATIENCE
        starts = 0
        while not await asyncio.to_thread(_answers, self.socket):
            if self.process_id is None and starts < _TRIES:
                starts += self._start()
            elif (self.process_id is None and starts) or time.monotonic() > deadline:
                raise Misconfigured("O servidor Redis próprio não respondeu.", folder=str(self.folder), log=self._last_words())
            await asyncio.sleep(0.01)

    async def watch(self, every: float = 0.5) -> None:
        """Look after the server for ever: a task of the process that needs it. `every` in seconds."""
        while True:
            await self.ensure()
            await asyncio.sleep(every)

    async def stop(self) -> None:
        """Stop the server, if this process started it. Others that use it start it again."""
        if self._process is not None:
            self._process.terminate()
            try:
                await asyncio.to_thread(self._process.wait, _PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
            self._process = None

    def _start(self) -> bool:
        """Start the server; False where another holds the folder's lock. The server ends with the thread that calls this."""
        with (self.folder / "lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            self.socket.unlink(missing_ok=True)
            command = [sys.executable, "-I", "-S", "-c", _DIE_WITH_PARENT, str(os.getpid()), str(binary()), *self._settings()]
            self._process = subprocess.Popen(  # noqa: S603 — every word of it is ours
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[lock.fileno()],
                start_new_session=True,  # Ctrl-C is for us: we still need it to finish
            )
        return True

    def _settings(self) -> list[str]:
        return [
            *("--port", "0"),
            *("--unixsocket", str(self.socket)),
            *("--unixsocketperm", "700"),
            *("--dir", str(self.folder)),
            *("--logfile", str(self.folder / "server.log")),
            *("--appendonly", "yes"),
            *("--appendfsync", "everysec"),
            *("--save", ""),
            *("--daemonize", "no"),
        ]

    def _last_words(self) -> str:
        log = self.folder / "server.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-5:]) if log.exists() else ""


def _socket(folder: Path) -> Path:
    """In the folder; where that is too deep for a socket, under /tmp in a folder that only its owner can enter."""
    path = folder / "valkey.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET:
        return path
    owner = folder.stat().st_uid
    short = Path("/tmp") / f"balcao-{owner}"  # noqa: S108 — whose it is, is checked
    short.mkdir(mode=0o700, exist_ok=True)
    if short.lstat().st_uid != owner or short.lstat().st_mode & 0o077 or short.is_symlink():
        raise Misconfigured(f"A pasta {short} precisa ser sua e só sua.")
    return short / f"{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}.sock"


def _answers(path: Path) -> bool:
    """Whether a server that has loaded its data listens there."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
        except OSError:
            return False
