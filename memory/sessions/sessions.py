"""One connection to Redis and what a process does with it: locks, live events, a sign of life."""

from __future__ import annotations

from redis.exceptions import RedisError

from memory.sessions.connection import connect
from memory.sessions.events import Events
from memory.sessions.locks import ConversationLock, Lease
from memory.sessions.paces import Paces
from memory.sessions.server import PrivateServer
from memory.sessions.watched import WatchedRedis


class Sessions:
    """Over the Redis of an address, or a private server, which it does not stop."""

    def __init__(self, where: str | PrivateServer) -> None:
        self.url = where if isinstance(where, str) else where.url
        self._redis: WatchedRedis = connect(where)
        self.events = Events(self._redis)
        self.paces = Paces(self._redis)

    def lock(self, thread: str, *, wait: float = 0.0, lease: Lease | None = None) -> ConversationLock:
        return ConversationLock(self._redis, thread, wait=wait, lease=lease)

    async def alive(self) -> bool:
        try:
            return bool(await self._redis.ping())
        except RedisError:
            return False

    async def connections(self) -> int | None:
        """Clients of the server, this process's and the others'; None where it does not answer."""
        try:
            return int((await self._redis.info("clients"))["connected_clients"])
        except RedisError:
            return None

    async def close(self) -> None:
        await self._redis.aclose()
