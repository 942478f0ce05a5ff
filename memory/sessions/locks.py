"""One worker a conversation at a time.

The lock expires by itself when its holder dies, and a holder that was asleep for too long may not know that it lost it. So each
holder gets a token, greater than all before it, which the SQL write checks (`books.conversations.fence`): the late one is refused.

Redis counts expiry by the wall clock of its machine. Where that jumps forward a lock is free too early, which the token mends; where
it jumps back a dead holder's lock would stay for as long as the jump, so one that has longer to live than any lock is cut short.

Where Redis is away a conversation is held by a lease in the records. It is taken only once Redis has been away for as long as a lock
lives: by then whoever held one has found that out, and has a lease in its place.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from types import TracebackType
from typing import Protocol

from redis.exceptions import RedisError

from domain.errors import Unavailable
from memory.sessions.watched import WatchedRedis

log = logging.getLogger(__name__)

EXPIRES = 5.0
"""Seconds after its holder's death for which a conversation stays locked: with the sweep's, less than the 10 promised."""
LONGEST_REST = 60.0
"""Seconds that a conversation may be left alone after an answer that failed."""
_TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  if redis.call('PTTL', KEYS[1]) > tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local now = redis.call('TIME')
local token = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, now[1] * 1000 + math.floor(now[2] / 1000))
redis.call('SET', KEYS[2], string.format('%.0f', token))
return token
"""
"""Take the lock and a token; 0 where somebody else has it. A token is at least the time in ms: tokens grow even where Redis
lost its data. Asking again after a lost answer takes it again."""
_RENEW = "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0"
_RELEASE = "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0"
_OUTGROW = """
if tonumber(redis.call('GET', KEYS[1]) or '0') < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
return 1
"""
_SCRIPTS = (_TAKE, _RENEW, _RELEASE, _OUTGROW)
_AGAIN = 0.05
"""Seconds between two tries to take a lock that another holds."""


class Busy(Unavailable):
    """Another worker has the conversation, and will answer what is waiting; or Redis does not say, and a later try will know."""

    code = "busy"


class Silent(Busy):
    """Redis does not say who has the conversation."""


class Lease(Protocol):
    """The same, kept where everybody who works looks (memory/records/leases.py)."""

    async def take(self, seconds: float) -> int:
        """A token, greater than all before it; 0 where another has it."""
        ...

    async def renew(self, token: int, seconds: float) -> bool:
        """Hold it from now on for so long, also where it was held by a lock before; False where it is another's."""
        ...

    async def give_back(self, token: int, rest: float) -> None:
        """Let it go, after `rest` seconds in which nobody gets it."""
        ...


class ConversationLock:
    """`async with ConversationLock(redis, turn.thread) as token:` — renewed for as long as the block runs.

    `expires` seconds after its holder died the lock is free; `wait` seconds it is waited for before Busy is raised.
    `rest`, set within the block, is for how many seconds after it nobody gets the lock. `lease` is for while Redis is away.
    """

    def __init__(
        self, redis: WatchedRedis, thread: str, *, expires: float = EXPIRES, wait: float = 0.0, lease: Lease | None = None
    ) -> None:
        self._redis = redis
        scripts = (redis.register_script(text) for text in _SCRIPTS)
        self._take_script, self._renew_script, self._release_script, self._outgrow_script = scripts
        self._keys = [f"balcao:lock:{thread}", "balcao:lock:token"]
        self._milliseconds = round(expires * 1000)
        self._expires, self._wait = expires, wait
        self._value = secrets.token_hex(12)
        self._lease, self._leased, self._token = lease, False, 0
        self._renewed = 0.0
        self._heartbeat: asyncio.Task[None] | None = None
        self.rest = 0.0

    @property
    def held(self) -> bool:
        """Whether the lock is ours for all we know. Only the token, checked where it is written, is sure."""
        return self._heartbeat is not None and not self._heartbeat.done() and time.monotonic() - self._renewed < self._expires

    async def __aenter__(self) -> int:
        deadline = time.monotonic() + self._wait
        try:
            while not await self._take():
                if time.monotonic() >= deadline:
                    raise Busy("Já estou respondendo esta conversa.")
                await asyncio.sleep(_AGAIN)
        except RedisError as silent:
            if not await self._take_lease():
                raise Silent("Não consegui saber se esta conversa já está sendo respondida.") from silent
        self._heartbeat = asyncio.create_task(self._beat())
        return self._token

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._heartbeat is not None:
            self._heartbeat.cancel()
            self._heartbeat = None
        # In a task of its own: early Pythons 3.11 take a time-out within a cancelled task (redis-py sets one) for its cancellation.
        await asyncio.shield(asyncio.create_task(self._give_back()))

    async def _give_back(self) -> None:
        if self._lease is not None and self._leased:
            await self._lease.give_back(self._token, min(self.rest, LONGEST_REST))
        with contextlib.suppress(RedisError):  # it expires by itself
            if self.rest:
                await self._renew_script(self._keys[:1], [self._value, round(min(self.rest, LONGEST_REST) * 1000)])
            else:
                await self._release_script(self._keys[:1], [self._value])

    async def outgrow(self, token: int) -> None:
        """Have the next token be greater than this one: for a token that the records know and Redis, emptied, does not."""
        with contextlib.suppress(RedisError):  # a later holder meets the same, and tries the same
            await self._outgrow_script(self._keys[1:], [token])

    async def _take(self) -> bool:
        asked = time.monotonic()
        longest = round(max(self._expires, LONGEST_REST) * 1000)
        self._token = int(await self._take_script(self._keys, [self._value, self._milliseconds, longest]))
        self._renewed = asked
        return bool(self._token)

    async def _take_lease(self) -> bool:
        if self._lease is None or self._redis.away_for < self._expires:
            return False
        asked = time.monotonic()
        self._token = await self._lease.take(self._expires)
        self._leased, self._renewed = bool(self._token), asked
        return self._leased

    async def _beat(self) -> None:
        """Renew three times in the time it takes to expire; give up once it is somebody else's."""
        while True:
            await asyncio.sleep(self._expires / 3)
            asked = time.monotonic()
            try:
                kept = await self._renew()
            except RedisError:
                continue  # the server may come back before the lock expires
            except Exception:
                log.exception("a conversation's lock was not renewed; trying again")
                continue  # where no try succeeds it is not `held` any more, and the token refuses what is written late
            if not kept:
                return
            self._renewed = asked

    async def _renew(self) -> bool:
        """By the lock in Redis, or from when that is away on by the lease, also when it is back."""
        if not self._leased:
            try:
                return bool(await self._renew_script(self._keys[:1], [self._value, self._milliseconds]))
            except RedisError:
                if self._lease is None:
                    raise
        assert self._lease is not None
        self._leased = True
        return await self._lease.renew(self._token, self._expires)
