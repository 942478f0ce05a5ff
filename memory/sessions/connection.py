"""Connections to Redis: one pool a process, patient enough to outlast a restart of the server."""

from __future__ import annotations

from typing import Any

from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import BusyLoadingError, ConnectionError, RedisError, TimeoutError

from memory.sessions.server import PrivateServer
from memory.sessions.watched import WatchedRedis

LOST = (RedisError, OSError)
"""Errors of a Redis that is away or on its way down; a built-in TimeoutError is an OSError."""
_TRIES = 5
"""Tries after the first, 40 to 300 ms apart: 0.9 s in all, enough for our own server to come back."""


def connect(where: str | PrivateServer) -> WatchedRedis:
    """A client of a `redis://`, `rediss://` or `unix://` address, or of our own server; texts come back as `str`."""
    redis: WatchedRedis = WatchedRedis.from_url(where if isinstance(where, str) else where.url, decode_responses=True, **patience())
    return redis


def patience() -> dict[str, Any]:
    """What makes a client outlast a restart, for clients of other kinds too (`ArqRedis.from_url`)."""
    return {
        "retry": Retry(ExponentialBackoff(cap=0.3, base=0.02), _TRIES),
        # OSError: a unix socket that is not there yet is no ConnectionError at the place where tries are counted.
        "retry_on_error": [ConnectionError, TimeoutError, BusyLoadingError, OSError],
        "socket_connect_timeout": 5,
        "health_check_interval": 30,
    }
