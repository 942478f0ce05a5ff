"""The cars a recorded talk needs, so that a scenario made of it is held on a lot that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evals.recorder.recording import Recording, played_again
from evals.worlds import Worlds


async def with_cars_needed(recording: Recording, worlds: Worlds) -> Recording:
    """The same talk on the smallest lot tried where every tool returns and every reply says the same: the cars that the tools named, those
    that a search had to count as well, or all of them."""
    for cars in _lots(recording):
        fewer = recording.model_copy(update={"world": recording.world.model_copy(update={"cars": cars})})
        if (again := await played_again(fewer, worlds)).lines == recording.lines:
            return again
    return recording


def _lots(recording: Recording) -> Iterator[tuple[dict[str, Any], ...]]:
    cars = recording.world.cars
    returned = " ".join(str((line.tools, [reply["cards"] for reply in line.replies])) for line in recording.lines)
    named = {car["id"] for car in cars if re.search(rf"(?<![\w-]){re.escape(car['id'])}(?![\w-])", returned)}
    yield tuple(car for car in cars if car["id"] in named)
    kinds = {car.get("categoria") for car in cars if car["id"] in named}
    dearest = max((float(tool["args"].get("budget_max") or 0) for line in recording.lines for tool in line.tools), default=0.0)
    yield tuple(car for car in cars if car["id"] in named or (car.get("categoria") in kinds and float(car["preco"]) <= dearest))
    yield tuple(car for car in cars if car["id"] in named or car.get("categoria") in kinds)
