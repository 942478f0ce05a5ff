"""Workers as real processes, a tenth of a second apart: one process loads what takes seconds, and forks them.

Run as a program it reads a line of JSON for each worker wanted, and writes one when it was made, is at work, and has ended.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import select
import shutil
import signal
import sys
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from agent.assistant import Assistant
from agent.understanding import Understanding
from channels.commands.options import told_to_stop
from channels.house import open_house
from channels.worker import open_worker
from domain.conversation import Turn
from domain.people import Role
from tests.channels.worker.mortal import Allergic, Fate, MortalRecords, MortalSessions, MortalToolbox, Point
from tools.catalogue import TOOLBOX

_PR_SET_PDEATHSIG = 1


async def _work(
    understanding: Understanding, home: Path, tenant: str, redis: str, dies: str | None, slow: float, goodbye: float, expires: float
) -> None:
    """As `balcao worker`, over parts that die when they are told to."""
    stopping, fate = told_to_stop(), Fate(Point(dies) if dies else None)
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(home, tenant=tenant, understanding=understanding))
        records, tools = MortalRecords(house.records.address, fate), MortalToolbox(TOOLBOX, fate, slow)
        stack.push_async_callback(records.close)
        checkpoints, history, files = house.assistant.checkpointer, house.history, house.files
        assistant = Assistant(records, tools, understanding, checkpoints, house.clock, history=history, files=files)
        sessions = MortalSessions(redis, fate, expires)
        stack.push_async_callback(sessions.close)
        mortal = replace(house, records=records, toolbox=tools, assistant=assistant)
        await stack.enter_async_context(open_worker(mortal, sessions, goodbye=goodbye))
        _tell(event="open", pid=os.getpid())
        await stopping.wait()


async def _first_words(understanding: Understanding) -> None:
    """What a process makes at its first turns it makes here, once for all workers."""
    with TemporaryDirectory() as folder:
        home = Path(shutil.copytree(os.environ["BALCAO_HOME"], Path(folder) / "casa"))
        async with open_house(home, understanding=understanding) as house:
            for number, text in enumerate(("oi", "sim", "quero um SUV até 90 mil", "quero falar com um vendedor")):
                talk = "web:first"
                await house.assistant.answer(Turn(f"{talk}:{number}", house.tenant, talk, "first", Role.CUSTOMER, text, house.clock.now()))


def _hatch(understanding: Understanding, settings: dict[str, str], wanted: dict[str, Any]) -> int:
    if child := os.fork():
        return child
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
    asyncio.run(_first_words(understanding))
    gc.freeze()  # what is shared with the workers is not copied only to be looked through
    _tell(event="ready")
    unread = b""
    while True:
        if select.select([0], [], [], 0.02)[0]:
            if not (read := os.read(0, 65_536)):
                return  # the tests are over, and with us every worker
            *lines, unread = (unread + read).split(b"\n")
            for line in lines:
                wanted = orjson.loads(line)
                _tell(event="made", number=wanted.pop("number"), pid=_hatch(understanding, wanted.pop("settings"), wanted))
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            continue
        if pid:
            _tell(event="ended", pid=pid, code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
    os._exit(0)  # nothing to tidy up: every worker ends with us
