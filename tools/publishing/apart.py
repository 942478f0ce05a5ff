"""Heavy work in a process of its own: the loop that answers people is never held up, and what dies there dies alone."""

from __future__ import annotations

import asyncio
import ctypes
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from domain.errors import BalcaoError, Unavailable

log = logging.getLogger(__name__)

POLITE = 10
"""Niceness: who answers people comes first."""
_PR_SET_PDEATHSIG = 1

Tell = Callable[[float, str], None]


class CutOff(Unavailable):
    """The process ended in the middle of its work: killed, or out of memory."""

    code = "cut_off"


async def apart(work: Callable[..., Any], *arguments: Any, tell: Tell) -> Any:
    """`work(*arguments, tell)` in a fresh process; it and its arguments pickle. What it tells is told here.

    A BalcaoError comes through; any other error is logged there and is Unavailable here, CutOff where the process was killed. To cancel
    is to kill.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_beside, args=(theirs, os.getpid(), work, arguments), daemon=True)
    loop, said = asyncio.get_running_loop(), asyncio.Queue[Any]()

    def listen() -> None:
        try:
            said.put_nowait(ours.recv())
        except EOFError:
            loop.remove_reader(ours.fileno())
            said.put_nowait(("gone", None))

    process.start()
    theirs.close()
    loop.add_reader(ours.fileno(), listen)
    try:
        while True:
            kind, value = await said.get()
            if kind == "told":
                tell(*value)
            elif kind == "done":
                return value
            elif kind == "refused":
                raise value
            else:
                await asyncio.to_thread(process.join)
                if process.exitcode and process.exitcode < 0:
                    raise CutOff(f"O processo foi encerrado no meio (sinal {-process.exitcode}); nada do que valia mudou. Peça de novo.")
                raise Unavailable("O processo terminou com um erro inesperado; o registro do servidor diz qual. Nada do que valia mudou.")
    finally:
        loop.remove_reader(ours.fileno())
        process.kill()
        await asyncio.to_thread(process.join)
        ours.close()
        process.close()


def _beside(back: Connection, parent: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Ends with its parent, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, who ends us
    os.nice(POLITE)
    try:
        done = work(*arguments, lambda share, stage: back.send(("told", (share, stage))))
    except BalcaoError as refused:
        back.send(("refused", refused))
    except Exception:
        logging.basicConfig()
        log.exception("work in a process of its own failed")
        sys.exit(1)
    else:
        back.send(("done", done))
