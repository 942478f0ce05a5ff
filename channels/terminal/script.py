"""Messages from a script, from stdin, or from somebody at the keyboard."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Line:
    """One turn's words. `at` sets the clock; several lines of a burst are one turn."""

    text: str
    at: datetime | None = None


def lines(script: Path | None) -> Iterator[Line]:
    """Turns to answer; lines with `burst` join the next one."""
    waiting: list[str] = []
    at: datetime | None = None
    for number, raw in enumerate(_raw(script), 1):
        text, moment, burst = _parsed(raw.rstrip("\r\n"), number)
        at = moment or at
        waiting.append(text)
        if not burst:
            yield Line("\n".join(waiting), at)
            waiting, at = [], None
    if waiting:
        yield Line("\n".join(waiting), at)


def _raw(script: Path | None) -> Iterator[str]:
    if script is not None:
        with script.open(encoding="utf-8-sig", errors="replace") as file:
            yield from (line for line in file if line.strip())
    elif sys.stdin.isatty():
        yield from _typed()
    else:
        yield from (line for line in sys.stdin if line.strip())


def _typed() -> Iterator[str]:
    while True:
        try:
            line = input("você › ")
        except EOFError:
            print()
            return
        if line.strip() in ("/sair", "/quit"):
            return
        if line.strip():
            yield line


def _parsed(line: str, number: int) -> tuple[str, datetime | None, bool]:
    """A plain line, or a JSON object with `user`."""
    if not line.lstrip().startswith("{"):
        return line, None, False
    try:
        said = json.loads(line)
    except json.JSONDecodeError:
        return line, None, False
    if not isinstance(said, dict) or not isinstance(said.get("user"), str):
        return line, None, False
    try:
        at = datetime.fromisoformat(said["at"]) if said.get("at") else None
    except (TypeError, ValueError) as error:
        raise Invalid(f"Linha {number} do roteiro: a data {said['at']!r} não é ISO (exemplo: 2026-11-20T10:00:00).") from error
    return said["user"], at, bool(said.get("burst", False))
