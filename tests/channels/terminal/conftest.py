"""A script written, played in the terminal and read back, as `balcao chat --script FILE --json` does it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from channels.house import House
from channels.terminal import ScriptClock, Terminal

Spoken = dict[str, Any]
Play = Callable[..., Awaitable[list[Spoken]]]


@pytest.fixture
def play(house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Play:
    """Play lines (words, objects, or bytes as they are; none: what comes by stdin); returns the objects that were printed."""

    async def played(
        *said: str | dict[str, Any] | bytes, as_: str | None = None, role: Literal["customer", "staff"] = "customer"
    ) -> list[Spoken]:
        script = tmp_path / "roteiro.txt" if said else None
        if script is not None:
            script.write_bytes(b"\n".join(_line(line) for line in said))
        assert isinstance(house.clock, ScriptClock)
        terminal = await Terminal.open(house.records, house.assistant, house.clock, house.tenant, role, as_)
        capsys.readouterr()
        await terminal.converse(script, as_json=True)
        printed = capsys.readouterr()
        assert printed.err == ""
        return [json.loads(line) for line in printed.out.splitlines()]

    return played


def _line(said: str | dict[str, Any] | bytes) -> bytes:
    if isinstance(said, bytes):
        return said
    return (said if isinstance(said, str) else json.dumps(said)).encode()
