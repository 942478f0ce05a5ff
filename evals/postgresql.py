"""A PostgreSQL server for tests and benchmarks: in a temporary folder, on a unix socket only, gone with who started it."""

from __future__ import annotations

import ctypes
import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql*/bin", "/usr/local/bin", "/opt/homebrew/opt/postgresql*/bin")
_SMALL = ("shared_buffers=16MB", "autovacuum=off", "jit=off")
_ONE_PRODUCT = ("max_connections=60",)
_MANY_WORKERS = ("max_connections=300",)
"""The tests kill and replace workers side by side, and each takes places of its own."""
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=64MB")
_LONGEST_PLACE = 40
"""A socket's path may hold 107 bytes."""
_PR_SET_PDEATHSIG = 1


def binaries() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest where there are several; None where there is none."""
    folders = [path for place in _PLACES for path in sorted(glob.glob(place), reverse=True)]
    found = shutil.which("initdb", path=os.pathsep.join([*folders, os.environ.get("PATH", "")]))
    return Path(found).resolve().parent if found and Path(found).resolve().with_name("postgres").exists() else None


class Server:
    """A running server and its databases, which all go with it."""

    def __init__(self, socket: Path, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._socket, self._start = socket, start
        self._process = start()
        self._made = self._given = 0
        self._connections: dict[str, psycopg.Connection] = {}

    def restart(self) -> None:
        """Go away and come back, as for an update: what is connected is cut off, what was committed stays."""
        self.stop()
        self.start()

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)

    def start(self) -> None:
        """Begin again. The server ends with the thread that calls this."""
        self._connections.clear()
        self._process = self._start()

    def url(self, database: str) -> str:
        """An address of a database, another each time: what a process remembers of an address is not what the next test finds."""
        self._given += 1
        return f"postgresql+psycopg://balcao@/{database}?host={self._socket}&application_name=test_{self._given}"

    def create(self) -> str:
        """A new database without tables; its name."""
        self._made += 1
        name = f"test_{self._made}"
        self._connection("postgres").execute(f"CREATE DATABASE {name}".encode())
        return name

    def empty(self, database: str, tables: Iterable[str]) -> None:
        """Delete all rows: a twentieth of the time that TRUNCATE or another database takes while tables are small."""
        self._connection(database).execute("; ".join(f"DELETE FROM {table}" for table in tables).encode())  # noqa: S608 - our own tables

    def _connection(self, database: str) -> psycopg.Connection:
        if database not in self._connections:
            address = f"postgresql://balcao@/{database}?host={self._socket}"
            self._connections[database] = psycopg.connect(address, autocommit=True)
        return self._connections[database]


@contextmanager
def server(folder: Path, *, durable: bool = False) -> Iterator[Server]:
    """Start a server from the binaries in `folder`; as root it runs as an unprivileged user, as PostgreSQL demands.

    Unless `durable`, what it commits would not outlive the machine: tests need no more, and are faster so.
    """
    as_others = not durable and len(tempfile.gettempdir()) <= _LONGEST_PLACE
    home = Path(tempfile.mkdtemp(prefix="pg-") if as_others else tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    user = _unprivileged()
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
    try:
        log = home / "server.log"
        initdb = [str(folder / "initdb"), "-D", str(home / "data"), "-U", "balcao", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
        _run_as(user, initdb, log).wait(60)
        settings = [part for setting in (*_SMALL, *(_ONE_PRODUCT if durable else (*_MANY_WORKERS, *_CARELESS))) for part in ("-c", setting)]

        def start() -> subprocess.Popen[bytes]:
            process = _run_as(user, [str(folder / "postgres"), "-D", str(home / "data"), "-k", str(home), "-h", "", *settings], log)
            _wait(process, home)
            return process

        running = Server(home, start)
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run_as(user: pwd.struct_passwd | None, command: list[str], log: Path) -> subprocess.Popen[bytes]:
    rights: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with log.open("ab") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, cwd="/", preexec_fn=_die_with_parent, **rights)  # noqa: PLW1509, S603


def _die_with_parent() -> None:
    """A test run that is killed leaves no server behind (Linux)."""
    if hasattr(ctypes.CDLL(None), "prctl"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


def _wait(process: subprocess.Popen[bytes], socket: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(f"postgresql://balcao@/postgres?host={socket}").close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
