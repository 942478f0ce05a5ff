"""One writer at a time in a folder that several processes share."""

from __future__ import annotations

import asyncio
import fcntl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TextIO

from domain.errors import Unavailable

PATIENCE = 60.0
"""Seconds to wait for another writer: a step of its work takes one or two."""
LOCK = ".writer"


@asynccontextmanager
async def sole_writer(folder: Path) -> AsyncIterator[None]:
    """Hold the folder's lock; the system lets it go where the process dies."""
    with _opened(folder) as file:
        deadline = time.monotonic() + PATIENCE
        while not _taken(file.fileno()):
            if time.monotonic() > deadline:
                raise Unavailable("Outro processo está gravando a memória das conversas.", folder=str(folder))
            await asyncio.sleep(0.02)
        yield


def _opened(folder: Path) -> TextIO:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what people said is nobody else's to read
    return (folder / LOCK).open("a")


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
