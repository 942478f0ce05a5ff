"""`balcao eval record CONVERSATION` and `balcao eval replay FILE`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from channels.commands.options import fail, options
from domain.errors import BalcaoError

if TYPE_CHECKING:
    from evals.recorder import Recording


def record(conversation: str, out: Path, scenario: str | None) -> int:
    """Write a conversation of the home into one file; with `scenario` as the beginning of a scenario of that name."""
    from evals.recorder import as_scenario

    try:
        recording = asyncio.run(_taped(conversation))
    except BalcaoError as error:
        return fail(error.detail)
    out.write_bytes(as_scenario(recording, scenario).encode() if scenario else recording.as_bytes())
    differing = [str(at) for at, line in enumerate(recording.lines, 1) if not line.as_it_was]
    print(f"{out}: {len(recording.lines)} turnos" + (f"; respondidos hoje de outro jeito: {', '.join(differing)}" if differing else ""))
    return 0


async def _taped(conversation: str) -> Recording:
    from channels.house import open_house
    from evals.recorder import taped
    from evals.worlds import Worlds

    shared = options.get()
    async with open_house(shared.home, shared.clock()) as house:
        with Worlds(house.understanding) as worlds:
            return await taped(house, conversation, worlds)


def replay(file: Path) -> int:
    """Play a recording again; fails where a byte of it differs."""
    from agent.understanding import Understanding
    from evals.recorder import Recording, played_again
    from evals.worlds import Worlds

    if not file.is_file():
        return fail(f"Não achei a gravação {file}. Grave uma com balcao eval record CONVERSA.")
    try:
        recording = Recording.model_validate_json(file.read_bytes())
    except ValidationError:
        return fail(f"{file} não é uma gravação. Grave uma com balcao eval record CONVERSA.")
    with Worlds(Understanding.load()) as worlds:
        again = asyncio.run(played_again(recording, worlds))
    if again.as_bytes() == recording.as_bytes():
        print(f"{file}: {len(again.lines)} turnos, idênticos")
        return 0
    differing = [
        f"  turno {at}: {before.replies} → {after.replies}" if before.replies != after.replies else f"  turno {at}: ferramentas ou leitura"
        for at, (before, after) in enumerate(zip(recording.lines, again.lines, strict=True), 1)
        if before != after
    ]
    return fail("A conversa não se repete:\n" + "\n".join(differing))
