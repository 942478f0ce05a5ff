"""`balcao eval record CONVERSATION` and `balcao eval replay FILE`."""

from __future__ import annotations

import asyncio
import re
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
    from evals.scenarios.scenario import ID

    if scenario is not None and re.fullmatch(ID, scenario) is None:
        return fail(
            f"{scenario} não serve de nome de cenário: é patologia/o-que-acontece, em minúsculas sem acento, "
            "por exemplo corrections/mudou-o-valor."
        )
    try:
        recording, cars = asyncio.run(_taped(conversation, fewer_cars=scenario is not None))
    except BalcaoError as error:
        return fail(error.detail)
    out.write_bytes(as_scenario(recording, scenario).encode() if scenario else recording.as_bytes())
    differing = [str(at) for at, line in enumerate(recording.lines, 1) if not line.as_it_was]
    told = [f"{len(recording.lines)} turnos"]
    if scenario and cars:
        told.append(f"{len(recording.world.cars)} de {cars} carros, os que as ferramentas precisam para devolver o mesmo")
    if differing:
        told.append(f"respondidos hoje de outro jeito: {', '.join(differing)}")
    print(f"{out}: {'; '.join(told)}")
    return 0


async def _taped(conversation: str, *, fewer_cars: bool) -> tuple[Recording, int]:
    """With the number of cars of the home."""
    from channels.house import open_house
    from evals.recorder import taped, with_cars_needed
    from evals.worlds import Worlds

    shared = options.get()
    async with open_house(shared.home, shared.clock()) as house:
        with Worlds(house.understanding) as worlds:
            recording = await taped(house, conversation, worlds)
            return await with_cars_needed(recording, worlds) if fewer_cars else recording, len(recording.world.cars)


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
