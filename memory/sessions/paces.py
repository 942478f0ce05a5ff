"""How fast something may be done, shared by all processes: one moment after another, with a burst at first.

The generic cell rate algorithm: of each limit only the moment is kept until which it is used up.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from redis.exceptions import RedisError

from memory.sessions.watched import WatchedRedis

_RESERVE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = 0
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local used = math.min(math.max(tonumber(redis.call('GET', key) or '0'), now), now + (burst + 1) * interval + ARGV[1])
  wait = math.max(wait, used - (burst - 1) * interval - now)
end
if wait > tonumber(ARGV[1]) then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local used = math.min(math.max(tonumber(redis.call('GET', key) or '0'), now), now + (burst + 1) * interval + ARGV[1])
  redis.call('SET', key, string.format('%.3f', used + interval), 'PX', math.ceil(used + interval - now) + 1000)
end
return math.ceil(wait)
"""
"""Milliseconds to wait; reserved, in all limits or in none, where that is no longer than the patience given. A moment further
away than any could be (the clock was set back) is cut short."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One every `interval` seconds; after a rest, `burst` at once."""

    name: str
    interval: float
    burst: int = 1


class Paces:
    """In Redis; while that is away, for this process alone."""

    def __init__(self, redis: WatchedRedis) -> None:
        self._reserve = redis.register_script(_RESERVE)
        self._local: dict[str, float] = {}

    async def reserve(self, limits: Sequence[Limit], patience: float = 0.0) -> float:
        """Seconds to wait before doing it once: 0 for now. Where that is longer than `patience`, nothing was reserved."""
        arguments: list[float] = [patience * 1000]
        for limit in limits:
            arguments += [limit.interval * 1000, limit.burst]
        with contextlib.suppress(RedisError):
            return float(await self._reserve([f"balcao:pace:{limit.name}" for limit in limits], arguments)) / 1000
        return self._reserve_here(limits, patience)

    def _reserve_here(self, limits: Sequence[Limit], patience: float) -> float:
        now = time.monotonic()
        self._local = {name: used for name, used in self._local.items() if used > now}
        used = {limit.name: max(self._local.get(limit.name, 0.0), now) for limit in limits}
        wait = max(0.0, *(used[limit.name] - (limit.burst - 1) * limit.interval - now for limit in limits))
        if wait <= patience:
            for limit in limits:
                self._local[limit.name] = used[limit.name] + limit.interval
        return wait
