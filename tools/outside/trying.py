"""Trying again: with longer and longer pauses, and not before the other side said."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tools.outside.refusals import Elsewhere

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """`tries` in all; the first pause lasts about `first` seconds, each next twice that; no pause is longer than `longest`."""

    tries: int = 3
    first: float = 0.5
    longest: float = 30.0

    def pause(self, tried: int) -> float:
        """Seconds, a little at random, so that many who were refused together do not come back together."""
        return min(self.first * 2.0 ** (tried - 1) * random.uniform(0.75, 1.25), self.longest)


async def patiently(attempt: Callable[[], Awaitable[T]], patience: Patience) -> T:
    """What the first attempt that succeeds brings. The last `Elsewhere`, where none does, or where waiting as long as asked is too long."""
    tried = 0
    while True:
        tried += 1
        try:
            return await attempt()
        except Elsewhere as refused:
            pause = patience.pause(tried) if refused.wait is None else refused.wait
            if not refused.again or tried >= patience.tries or pause > patience.longest:
                raise
        await asyncio.sleep(pause)
