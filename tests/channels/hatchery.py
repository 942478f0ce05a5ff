"""Processes of the product a tenth of a second apart: one process loads what takes seconds, and forks them.

Run as a program with an address and a home. Who connects asks for a process by a packet with a `Wanted` and the descriptors it shall have
for stdout and stderr, and is told its pid and how it ended. Processes end with the connection that asked for them, and we with the last.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import select
import shutil
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from agent.understanding import Understanding
from channels.house import open_house
from domain.conversation import Turn
from domain.people import Role

LOADED = (
    "channels.commands.main",
    "channels.commands.serve",
    "channels.first_admin",
    "channels.logs",
    "channels.server",
    "tests.channels.email.another",
    "tests.channels.outbox.another",
    "tests.channels.worker.work",
)
"""Beside what the first words need."""
_NOBODY_CAME = 60.0
_ALL = 1 << 16
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A process: a function ("module:name"), what it is called with, and where."""

    function: str
    arguments: dict[str, Any]
    folder: str
    environment: dict[str, str]


@cache
def understood() -> Understanding:
    """Loaded once for all processes."""
    return Understanding.load()


def command(words: list[str]) -> None:
    """As `balcao WORDS`."""
    from channels.commands.main import main

    sys.argv = ["balcao", *words]
    main()


async def _first_words(home: Path) -> None:
    """What a process makes at its first turns it makes here."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(home, Path(folder) / "casa"))
        async with open_house(copy, understanding=understood()) as house:
            for number, text in enumerate(("oi", "sim", "quero um SUV até 90 mil", "quero falar com um vendedor")):
                talk = "web:first"
                await house.assistant.answer(Turn(f"{talk}:{number}", house.tenant, talk, "first", Role.CUSTOMER, text, house.clock.now()))


def _hatch(wanted: Wanted, streams: list[int]) -> int:
    if child := os.fork():
        return child
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    code = 1
    try:
        for place, stream in enumerate(streams, start=1):
            os.dup2(stream, place)
        os.closerange(3, _ALL)
        os.chdir(wanted.folder)
        os.environ.clear()
        os.environ.update(wanted.environment)
        module, name = wanted.function.split(":")
        getattr(import_module(module), name)(**wanted.arguments)
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


class _Customers:
    """Who is connected, and whose each process is."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self._connected: dict[int, socket.socket] = {}
        self._made: dict[int, socket.socket] = {}

    def __bool__(self) -> bool:
        return bool(self._connected)

    def attend(self, longest: float) -> None:
        """To whatever comes."""
        for ready in select.select([self._listening, *self._connected], [], [], longest)[0]:
            if ready is self._listening:
                came, _ = self._listening.accept()
                self._connected[came.fileno()] = came
            else:
                self._serve(self._connected[ready])

    def _serve(self, customer: socket.socket) -> None:
        packet, streams, *_ = socket.recv_fds(customer, 1 << 20, 2)
        if not packet:
            del self._connected[customer.fileno()]
            for pid in [pid for pid, whose in self._made.items() if whose is customer]:
                os.kill(pid, signal.SIGKILL)
            customer.close()
            return
        pid = _hatch(Wanted(**orjson.loads(packet)), streams)
        self._made[pid] = customer
        for stream in streams:
            os.close(stream)
        _tell(customer, event="made", pid=pid)

    def bury(self) -> None:
        """Tell of the processes that have ended."""
        with suppress(ChildProcessError):  # there are none
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                _tell(self._made.pop(ended[0]), event="ended", pid=ended[0], code=os.waitstatus_to_exitcode(ended[1]))


def _tell(customer: socket.socket, **event: Any) -> None:
    with suppress(OSError):  # it has gone
        customer.send(orjson.dumps(event))


def main(address: str, home: str) -> None:
    for module in LOADED:
        import_module(module)
    asyncio.run(_first_words(Path(home)))
    gc.freeze()  # what is shared with the processes is not copied only to be looked through
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(f"\0{address}")
        listening.listen()
        print("ready", flush=True)
        customers = _Customers(listening)
        customers.attend(_NOBODY_CAME)
        while customers:
            customers.attend(0.02)
            customers.bury()


if __name__ == "__main__":
    sys.modules["tests.channels.hatchery"] = sys.modules["__main__"]  # what is loaded here is what they find
    main(*sys.argv[1:])
