"""A client that remembers whether its server answers: while it does not, nobody waits for it again and again."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ConnectionError, OutOfMemoryError, ReadOnlyError, RedisError, ResponseError, TimeoutError

log = logging.getLogger(__name__)

_LOOK_AGAIN = 0.2
"""Seconds between two looks whether it is back."""


class WatchedRedis(Redis):
    """Once a command found no server, the next ones fail at once, until a look in the background finds it back."""

    longest_answer = 2.5
    """Seconds for a command: a server that is up and mute is away too. Locks count on it (memory/sessions/locks.py): whoever holds one
    must have found Redis away, and have a lease, before it expires."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._lost_at: float | None = None
        self._looking: asyncio.Task[None] | None = None

    @property
    def away_for(self) -> float:
        """Seconds since a command first found no server; 0 while it answers."""
        return 0.0 if self._lost_at is None else time.monotonic() - self._lost_at

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        if self._lost_at is not None:
            raise ConnectionError("Redis was away a moment ago")
        try:
            return await self._asked(*args, **options)
        except RedisError as error:
            if self._lost_at is None and not _answers(error):
                self._lost_at = time.monotonic()
                self._looking = asyncio.create_task(self._look())
            raise

    async def aclose(self, close_connection_pool: bool | None = None) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait({self._looking})
        await super().aclose(close_connection_pool)

    async def _asked(self, *args: Any, **options: Any) -> Any:
        try:
            async with asyncio.timeout(self.longest_answer):
                return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except OSError as error:  # a built-in TimeoutError is one
            raise TimeoutError(type(error).__name__) from error

    async def _look(self) -> None:
        told = False
        while self._lost_at is not None:
            await asyncio.sleep(_LOOK_AGAIN)
            try:
                await self._asked("SET", "balcao:look", "1", "PX", 1_000)  # one that takes no writes is of no use
            except RedisError:
                continue
            except Exception:  # what ends the look would leave Redis away for ever
                if not told:
                    log.exception("whether Redis is back is not seen; looking again")
                told = True
            else:
                self._lost_at = None


def _answers(error: RedisError) -> bool:
    """Whether the server is there and works; one that is full, or a copy, does not."""
    refuses = isinstance(error, (OutOfMemoryError, ReadOnlyError)) or str(error).startswith("MISCONF")
    return isinstance(error, ResponseError) and not refuses
