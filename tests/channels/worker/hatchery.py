"""Workers as real processes, a tenth of a second apart: one process loads what takes seconds, and forks them.

Run as a program it reads a line of JSON for each worker wanted, and writes one when a worker is at work and when it ended.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import select
import signal
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import orjson

from agent.assistant import Assistant
from agent.understanding import Understanding
from channels.commands.options import told_to_stop
from channels.house import House, database_address
from channels.worker import open_worker
from domain.clock import SystemClock
from memory.checkpoints import open_checkpoints
from memory.history import History
from tests.channels.worker.mortal import Allergic, Fate, MortalRecords, MortalSessions, MortalToolbox, Point
from tools.catalogue import TOOLBOX

_PR_SET_PDEATHSIG = 1


async def _work(
    understanding: Understanding, home: Path, number: int, tenant: str, redis: str, dies: str | None, slow: float, goodbye: float
) -> None:
    """As `balcao worker`, over parts that die when they are told to."""
    stopping = told_to_stop()
    clock, fate = SystemClock(), Fate(Point(dies) if dies else None)
    address = database_address(home)
    async with AsyncExitStack() as stack:
        records = MortalRecords(address, fate)
        stack.push_async_callback(records.close)
        checkpoints = await stack.enter_async_context(
            open_checkpoints(str(home / "conversations.sqlite") if address.startswith("sqlite") else address)
        )
        history = History(records, home / "history", understanding.embedder)
        tools = MortalToolbox(TOOLBOX, fate, slow)
        assistant = Assistant(records, tools, understanding, checkpoints, clock, history=history)
        sessions = MortalSessions(redis, fate)
        stack.push_async_callback(sessions.close)
        house = House(home, tenant, records, tools, understanding, assistant, history, clock)
        await stack.enter_async_context(open_worker(house, sessions, goodbye=goodbye))
        _tell(event="open", id=number, pid=os.getpid())
        await stopping.wait()


def _hatch(understanding: Understanding, settings: dict[str, str], wanted: dict[str, Any]) -> None:
    if os.fork():
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    code = 1
    try:
        os.environ.update(settings)
        chosen = Allergic(understanding) if wanted.pop("allergic") else understanding
        asyncio.run(_work(chosen, Path(wanted.pop("home")), **wanted))
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(code)


def _tell(**event: Any) -> None:
    os.write(1, orjson.dumps(event) + b"\n")


def main() -> None:
    understanding = Understanding.load()
    _tell(event="ready")
    unread = b""
    while True:
        if select.select([0], [], [], 0.02)[0]:
            if not (read := os.read(0, 65_536)):
                return  # the tests are over, and with us every worker
            *lines, unread = (unread + read).split(b"\n")
            for line in lines:
                wanted = orjson.loads(line)
                _hatch(understanding, wanted.pop("settings"), wanted)
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            continue
        if pid:
            _tell(event="ended", pid=pid, code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
