"""Whether a process grows under steady load: its memory, looked at again and again, as a slope with its noise."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.whatsapp.load.processes import Running

EVERY = 0.5
"""Seconds between two looks."""
SETTLES = 0.25
"""Part of a run that is left out: caches fill up."""
_BLOCKS = 8
"""Means of so many stretches stand for the looks, since one look tells much the same as the one before it."""
_T = 2.447
"""Student's, for eight means about a line, 95 %."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Megabytes a minute, within `noise` of it in 95 runs of 100; `first` and `last` are the megabytes of the first and last stretch."""

    a_minute: float
    noise: float
    first: float
    last: float

    def __str__(self) -> str:
        return f"{self.first:.0f} → {self.last:.0f} MB, {self.a_minute:+.2f} ± {self.noise:.2f} MB/min"


def slope(looks: Sequence[tuple[float, float]]) -> Slope:
    """Of looks (seconds, megabytes), the first of them left out until things have settled. ValueError where they are too few."""
    settled = [look for look in looks if look[0] - looks[0][0] >= SETTLES * (looks[-1][0] - looks[0][0])]
    size = len(settled) // _BLOCKS
    if not size:
        raise ValueError(f"{len(looks)} looks are too few for a slope")
    blocks = [settled[at : at + size] for at in range(0, size * _BLOCKS, size)]
    points = [(fmean(at for at, _ in block) / 60, fmean(megabytes for _, megabytes in block)) for block in blocks]
    middle, level = fmean(at for at, _ in points), fmean(megabytes for _, megabytes in points)
    spread = sum((at - middle) ** 2 for at, _ in points)
    rise = sum((at - middle) * (megabytes - level) for at, megabytes in points) / spread
    left = sum((megabytes - level - rise * (at - middle)) ** 2 for at, megabytes in points)
    return Slope(rise, _T * math.sqrt(left / (_BLOCKS - 2) / spread), points[0][1], points[-1][1])


class Watch:
    """`async with Watch(parts) as watch:`; afterwards `slopes` has one for each of them."""

    def __init__(self, parts: Sequence[Running]) -> None:
        self._parts = parts
        self._looks: list[list[tuple[float, float]]] = [[] for _ in parts]
        self._task: asyncio.Task[None] | None = None

    @property
    def slopes(self) -> list[Slope]:
        return [slope(looks) for looks in self._looks]

    async def __aenter__(self) -> Watch:
        self._task = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _look(self) -> None:
        while True:
            for part, looks in zip(self._parts, self._looks, strict=True):
                looks.append((time.monotonic(), part.megabytes))
            await asyncio.sleep(EVERY)
