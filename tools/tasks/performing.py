"""A task done: heard of while it goes on, ended whatever happens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.errors import BalcaoError
from domain.tasks import BEATS, Task
from memory.records import unreachable
from tools.tasks.registry import Bench, Kinds

log = logging.getLogger(__name__)

_LOOK = 0.5
"""Seconds between looks at how far it is: what is told in between is not written down."""
_UNEXPECTED = "Erro inesperado; o registro do servidor diz qual. Peça de novo, e se continuar chame o suporte."

Tell = Callable[[float, str], None]


@dataclass(slots=True)
class _Told:
    share: float = 0.0
    stage: str | None = None

    def tell(self, share: float, stage: str) -> None:
        self.share, self.stage = max(self.share, min(1.0, share)), stage


async def perform(kinds: Kinds, bench: Bench, task: Task, holder: str) -> bool:
    """Do a task that `holder` has taken; False where it was lost to another process on the way. Cancelled, it is handed back."""
    told, told_besides = _Told(), bench.tell

    def tell(share: float, stage: str) -> None:
        told.tell(share, stage)
        told_besides(share, stage)

    kind = kinds[task.name]
    work = asyncio.ensure_future(kind.work(replace(bench, tell=tell, task=task), kind.arguments.model_validate(dict(task.arguments))))
    try:
        if not await _followed(work, bench, task, holder, told):
            log.warning("task %s was taken over by another process", task.id)
            return False
    except asyncio.CancelledError:
        async with bench.records.writing(bench.tenant) as books:
            await books.tasks.hand_back(task, holder)
        raise
    finally:
        work.cancel()
        await asyncio.wait([work])
    result, error = None, None
    try:
        result = work.result()
    except BalcaoError as refused:
        error = refused.detail
    except Exception:
        log.exception("task %s (%s) failed", task.id, task.name)
        error = _UNEXPECTED
    return await _ended(bench, task, holder, result, error)


async def _followed(work: asyncio.Future[dict[str, object]], bench: Bench, task: Task, holder: str, told: _Told) -> bool:
    """Say that it goes on until it is over; False where it is no longer ours. While the database is away the work goes on."""
    loop = asyncio.get_running_loop()
    said, last = (0.0, ""), loop.time()
    while not (await asyncio.wait([work], timeout=_LOOK))[0]:
        now = (round(told.share, 2), told.stage or "")
        if now == said and loop.time() - last < BEATS.total_seconds():
            continue
        try:
            async with bench.records.writing(bench.tenant) as books:
                if not await books.tasks.beat(task, holder, bench.clock.now(), now[0], now[1] or None):
                    return False
        except Exception as error:
            if not unreachable(error):
                raise
            continue
        said, last = now, loop.time()
    return True


async def _ended(bench: Bench, task: Task, holder: str, result: dict[str, object] | None, error: str | None) -> bool:
    """Written down, as soon as the database lets it be."""
    for rest in (0.5, 1, 2, 5, 10, 20, 0):
        try:
            async with bench.records.writing(bench.tenant) as books:
                return await books.tasks.end(task, holder, bench.clock.now(), result, error)
        except Exception as away:
            if not rest or not unreachable(away):
                raise
        await asyncio.sleep(rest)
    raise AssertionError("unreachable")
