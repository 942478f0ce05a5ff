"""Bells of other processes, by arq: a job has its conversation enter the room, and is over.

A job that lasted as long as an answer would come back only long after its worker was killed. And arq asks about every job under way
at each look into its queue.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from arq.worker import Worker as Arq
from arq.worker import func

from channels.queue import ANSWER, AT_ONCE, SEND, bells, queue_of, sign_of
from channels.worker.room import Room
from memory.sessions import LOST

Context = dict[Any, Any]
log = logging.getLogger(__name__)

_LOOK = 0.01
"""Seconds between two looks into the queue, at least."""
_LONGEST_WAIT = 1
"""Seconds between two looks where nobody rings."""
_JOBS = 10
"""Bells taken at once: while that many wait for a place in a room, the others wait in Redis."""
_LONGEST_JOB = 30.0
_AGAIN = (0.2, 2.0)
"""Seconds, at first and at most, until a Redis that is away is tried again."""


class _Listener(Arq):
    """arq's worker looks twenty times a second, a message waits half that time for it; this one looks when somebody has rung."""

    async def _poll_iteration(self) -> None:
        await super()._poll_iteration()
        if self.job_counter < self.max_jobs:  # else it may have left something in the queue
            await self.pool.blpop([sign_of(self.queue_name)], timeout=_LONGEST_WAIT)  # type: ignore[misc]


async def keep_listening(url: str, tenant: str, answering: Room, sending: Room | None = None) -> None:
    """Take bells for ever. arq's worker ends when Redis is lost: another takes its place when it is back."""
    away, rest = False, _AGAIN[0]

    async def listens(ctx: Context) -> None:
        nonlocal away, rest
        if away:
            log.warning("bells are heard again")
        away, rest = False, _AGAIN[0]

    async def answer(ctx: Context, *conversation: Any, **_: Any) -> None:
        await answering.queue(*conversation)

    async def send(ctx: Context, *conversation: Any, **_: Any) -> None:
        if sending is not None:
            await sending.queue(*conversation)

    while True:
        redis = bells(url)
        arq = _Listener(
            [func(answer, name=ANSWER), func(send, name=SEND)],
            redis_pool=redis,
            queue_name=queue_of(tenant),
            on_startup=listens,
            handle_signals=False,
            poll_delay=_LOOK,
            max_jobs=_JOBS,
            queue_read_limit=AT_ONCE,
            job_timeout=_LONGEST_JOB,
            keep_result=0,
            job_serializer=redis.job_serializer,
            job_deserializer=redis.job_deserializer,
        )
        try:
            await arq.main()
        except LOST as error:
            if not away:
                log.warning("bells are not heard (%s); what waits is found by the sweep", type(error).__name__)
            away = True
        except Exception:
            log.exception("bells are not heard; trying again")
        finally:
            for task in arq.tasks.values():
                task.cancel()
            await asyncio.gather(*arq.tasks.values(), return_exceptions=True)
            await redis.aclose()
        await asyncio.sleep(rest)
        rest = min(rest * 2, _AGAIN[1])
