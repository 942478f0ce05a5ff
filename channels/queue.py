"""The port of the job queue: ringing for a conversation that has something to answer or to send.

The records in SQL are the truth. A bell carries no message and may be lost, doubled or late: what waits is also looked for every
second by whoever answers (channels/worker/sweeping.py). So nobody waits for a bell to be delivered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from itertools import islice
from typing import Protocol
from uuid import uuid4

import orjson
from arq.connections import ArqRedis
from arq.constants import job_key_prefix
from arq.jobs import serialize_job
from arq.utils import timestamp_ms

from memory.sessions import LOST, patience

log = logging.getLogger(__name__)

ANSWER, SEND = "answer", "send"
"""Names of the jobs."""
MOST_PENDING = 10_000
"""Bells that wait in this process for Redis; past it they are left to the sweep."""
AT_ONCE = 200
"""Bells that go to Redis together."""
_LONGEST_GOODBYE = 1.0
_STALE = 60.0
"""Seconds after which a bell that nobody heard is dropped: the sweep found what it was for."""
_ANSWERS_WITHIN = 5.0
_PUT = """
local last = redis.call('INCRBY', KEYS[2], #KEYS - 3)
for at = 4, #KEYS do
    redis.call('PSETEX', KEYS[at], ARGV[1], ARGV[2 * at - 5])
    redis.call('ZADD', KEYS[1], last - #KEYS + at, ARGV[2 * at - 6])
end
for _ = 4, #KEYS, 10 do
    redis.call('LPUSH', KEYS[3], 1)
end
redis.call('LTRIM', KEYS[3], 0, 9)
redis.call('PEXPIRE', KEYS[3], ARGV[1])
"""
"""Jobs into a queue, numbered on, and a worker woken for each ten. Keys: the queue, its number, its sign (`sign_of`), the jobs; values: the
time they keep, id and job of each."""


class Queue(Protocol):
    async def ring(self, tenant: str, conversation: str) -> None:
        """Have the conversation's waiting messages answered soon."""
        ...

    async def send(self, tenant: str, conversation: str) -> None:
        """Have the conversation's replies sent soon."""
        ...


def bells(url: str) -> ArqRedis:
    """arq's connection to the Redis of an address. Jobs are JSON: nothing that Redis holds is ever unpickled."""
    redis: ArqRedis = ArqRedis.from_url(url, socket_timeout=_ANSWERS_WITHIN, **patience())
    redis.job_serializer, redis.job_deserializer = orjson.dumps, orjson.loads
    return redis


def queue_of(tenant: str) -> str:
    return f"balcao:bells:{tenant}"


def sign_of(queue: str) -> str:
    """A list that gets a sign with each putting of bells: whoever waits for one is woken, where arq would look again and again."""
    return f"{queue}:rung"


class ArqQueue:
    """Rings for workers in other processes, by way of Redis."""

    def __init__(self, url: str) -> None:
        self._redis = bells(url)
        self._put = self._redis.register_script(_PUT)
        self._pending: dict[tuple[str, str, str], None] = {}
        self._posting: asyncio.Task[None] | None = None

    async def ring(self, tenant: str, conversation: str) -> None:
        self._note(ANSWER, tenant, conversation)

    async def send(self, tenant: str, conversation: str) -> None:
        self._note(SEND, tenant, conversation)

    async def aclose(self) -> None:
        if self._posting is not None:
            await asyncio.wait({self._posting}, timeout=_LONGEST_GOODBYE)
            self._posting.cancel()
            await asyncio.wait({self._posting})
        await self._redis.aclose()

    def _note(self, *bell: str) -> None:
        """Many bells of a conversation that wait for Redis are one."""
        job, tenant, conversation = bell
        if len(self._pending) < MOST_PENDING:
            self._pending[job, tenant, conversation] = None
        if self._posting is None or self._posting.done():
            self._posting = asyncio.create_task(self._post())

    async def _post(self) -> None:
        some: list[tuple[str, str, str]] = []
        try:
            while self._pending:
                some = list(islice(self._pending, AT_ONCE))
                for bell in some:
                    del self._pending[bell]
                for tenant in dict.fromkeys(tenant for _, tenant, _ in some):
                    await self._enqueue(tenant, [(job, conversation) for job, whose, conversation in some if whose == tenant])
        except LOST as error:
            log.warning(
                "%d bells were not rung (%s); what waits is found by the sweep", len(self._pending) + len(some), type(error).__name__
            )
            self._pending.clear()

    async def _enqueue(self, tenant: str, jobs: Sequence[tuple[str, str]]) -> None:
        """As `ArqRedis.enqueue_job`, but many by one command, where that takes three trips for each: it first looks whether somebody
        else has made the job, and nobody can have.

        arq starts jobs by the time they were made, as the maker's clock told it. Numbers in place of times keep bells in order
        whatever clocks do: however far they jump, a bell is due.
        """
        queue = queue_of(tenant)
        ids, now = [uuid4().hex for _ in jobs], timestamp_ms()
        made = [serialize_job(job, (tenant, whose), {}, None, now, serializer=orjson.dumps) for job, whose in jobs]
        keys = [queue, f"{queue}:number", sign_of(queue), *(job_key_prefix + id_ for id_ in ids)]
        await self._put(keys, [round(_STALE * 1000), *(word for pair in zip(ids, made, strict=True) for word in pair)])
