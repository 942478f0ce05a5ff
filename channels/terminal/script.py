"""Messages from a script, from stdin, or from somebody at the keyboard."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from domain.clock import utc
from domain.errors import Invalid
from domain.spelling import readable


@dataclass(frozen=True, slots=True)
class Line:
    """One turn's words. `at` sets the clock; several lines of a burst are one turn."""

    text: str
    at: datetime | None = None


def lines(script: Path | None) -> Iterator[Line]:
    """Turns to answer; lines with `burst` join the next one."""
    waiting: list[str] = []
    at: datetime | None = None
    for number, raw in _raw(script):
        text, moment, burst = _parsed(raw, number)
        at = moment or at
        waiting.append(text)
        if not burst:
            yield Line("\n".join(waiting), at)
            waiting, at = [], None
    if waiting:
        yield Line("\n".join(waiting), at)


async def as_they_come(script: Path | None) -> AsyncIterator[Line]:
    """The lines, each read when it is asked for, by a thread: what goes on in the background goes on while nobody writes.

    A thread of its own, which ends with the process: whoever presses Ctrl+C waits for no Enter.
    """
    loop, wanted, come = asyncio.get_running_loop(), threading.Semaphore(0), asyncio.Queue[Line | Exception | None]()

    def read() -> None:
        last: Exception | None = None
        try:
            wanted.acquire()
            for line in lines(script):
                loop.call_soon_threadsafe(come.put_nowait, line)
                wanted.acquire()
        except Exception as wrong:  # noqa: BLE001 - raised again where the line was asked for
            last = wrong
        loop.call_soon_threadsafe(come.put_nowait, last)

    threading.Thread(target=read, daemon=True).start()
    while True:
        wanted.release()
        if (line := await come.get()) is None:
            return
        if isinstance(line, Exception):
            raise line
        yield line


def _raw(script: Path | None) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers in the file."""
    if script is not None:
        with script.open(encoding="utf-8-sig", errors="replace") as file:
            yield from _numbered(file)
    elif sys.stdin.isatty():
        yield from _numbered(_typed())
    else:
        yield from _numbered(_piped(sys.stdin))


def _numbered(raw: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line.rstrip("\r\n")) for number, line in enumerate(raw, 1) if line.strip())


def _piped(stdin: TextIO) -> TextIO:
    """Read as a file is, whatever the terminal's encoding."""
    if reconfigure := getattr(stdin, "reconfigure", None):
        reconfigure(encoding="utf-8-sig", errors="replace")
    return stdin


def _typed() -> Iterator[str]:
    while True:
        try:
            line = input("você › ")
        except EOFError:
            print()
            return
        if line.strip() in ("/sair", "/quit"):
            return
        yield line


def _parsed(line: str, number: int) -> tuple[str, datetime | None, bool]:
    """A plain line, or a JSON object with `user`; what is neither is plain words."""
    said = _as_object(line)
    if said is None or not isinstance(said.get("user"), str):
        return readable(line), None, False
    return readable(said["user"]), _moment(said.get("at"), number), said.get("burst") is True


def _as_object(line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _moment(at: object, number: int) -> datetime | None:
    if at is None or at == "":
        return None
    try:
        moment = datetime.fromisoformat(str(at))
        utc(moment)  # years 1 and 9999 have moments that no other zone can say
    except (ValueError, OverflowError) as error:
        raise Invalid(f"Linha {number} do roteiro: a data {at!r} não é ISO (exemplo: 2026-11-20T10:00:00).") from error
    return moment
