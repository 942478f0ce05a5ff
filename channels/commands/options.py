"""What every command shares: the home and the clock."""

from __future__ import annotations

import sys
from collections.abc import Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.clock import Clock, FixedClock, SystemClock

if TYPE_CHECKING:
    import asyncio


@dataclass(frozen=True, slots=True)
class Options:
    home: Path | None = None
    now: datetime | None = None

    def clock(self) -> Clock:
        return FixedClock(self.now) if self.now else SystemClock()


options: ContextVar[Options] = ContextVar("options", default=Options())  # noqa: B039 - frozen


def run(work: Coroutine[Any, Any, int]) -> int:
    """Run a command's work. Errors are told by `main`."""
    import asyncio  # a tenth of the time `--help` takes

    return asyncio.run(work)


def told_to_stop() -> asyncio.Event:
    """Set when the process is asked to end, by Ctrl-C or by whoever looks after it."""
    import asyncio
    import signal

    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    return stopping


def fail(message: str) -> int:
    """What happened, why, and the next command, on stderr."""
    print(message, file=sys.stderr)
    return 1
