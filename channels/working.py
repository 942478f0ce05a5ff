"""Tasks in the background, beside the answering of people and never in its place."""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import datetime, timedelta

from channels.meanwhile import cut_off
from domain.clock import Clock, local
from domain.market.model_versions import ModelVersion
from domain.tasks import Task, TaskState
from memory.records import Books, unreachable
from tools.tasks import TASKS, Bench, Kinds, perform

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between looks for a task that waits."""
AFTER = 60.0
"""Seconds before the schedule is minded: a process that was only just started is left in peace."""
SCHEDULE = 30.0
"""Seconds between looks at it."""
PLACES = 3
"""Tasks side by side, of which one may be heavy."""
AGAIN = timedelta(hours=6)
"""After a scheduled training that failed."""
A_DAY = timedelta(days=1)


class Background:
    """Takes tasks of a tenant and does them. They have places of their own: those of answers are never taken by them, and heavy work goes
    to processes that the system serves after those that answer."""

    def __init__(self, bench: Bench, kinds: Kinds = TASKS) -> None:
        self._bench, self._kinds = bench, kinds
        self._holder = secrets.token_hex(8)
        self._going: dict[str, asyncio.Task[None]] = {}

    async def take_waiting(self) -> bool:
        """Begin a task that waits or whose process died, the most urgent first; False where there is none, or no place."""
        if len(self._going) >= PLACES:
            return False
        busy = any(self._kinds[name.split(" ", 1)[0]].heavy for name in self._going)
        async with self._bench.records.reading(self._bench.tenant) as books:
            task = await books.tasks.next(self._bench.clock.now(), self._kinds.light() if busy else self._kinds.names)
        if task is None:
            return False
        async with self._bench.records.writing(self._bench.tenant) as books:
            taken = await books.tasks.take(task, self._holder, self._bench.clock.now())
        if taken:
            going = f"{task.name} {task.id}"
            self._going[going] = asyncio.create_task(self._do(task))
            self._going[going].add_done_callback(lambda _: self._going.pop(going, None))
        return taken

    async def _do(self, task: Task) -> None:
        try:
            await perform(self._kinds, self._bench, task, self._holder)
        except Exception:
            log.exception("task %s could not be followed; another process takes it over", task.id)

    async def settle(self) -> None:
        """Wait until what is under way is over."""
        if self._going:
            await asyncio.wait(list(self._going.values()))

    async def close(self) -> None:
        """Hand back what is under way."""
        await cut_off(list(self._going.values()))


async def keep_working(bench: Bench, *, train_every_days: int = 0, after: float = AFTER, every: float = EVERY) -> None:
    """Do the tasks that wait, for ever; with `train_every_days` the schedule too: prices learned so often, and forecast each day."""
    background, waited, next_look = Background(bench), 0.0, after
    try:
        while True:
            try:
                if train_every_days and waited >= next_look:
                    next_look = waited + SCHEDULE
                    await ask_for_what_is_due(bench, train_every_days)
                while await background.take_waiting():
                    pass
            except Exception as error:
                if not unreachable(error):
                    log.exception("tasks are not done; trying again")
            await asyncio.sleep(every)
            waited += every
    finally:
        await background.close()


async def ask_for_what_is_due(bench: Bench, train_every_days: int) -> Task | None:
    """What the schedule wants now, if anything: one task for each occasion, whichever process thinks of it first."""
    async with bench.records.reading(bench.tenant) as books:
        task = await _due(books, bench.clock, train_every_days)
        if task is None or await books.tasks.find(task.id):
            return None
    async with bench.records.writing(bench.tenant) as books:
        return await books.tasks.ask(task)


async def _due(books: Books, clock: Clock, train_every_days: int) -> Task | None:
    """A training where the last is too old, or its data have drifted; else forecasts where none were made today, or prices were collected
    since."""
    now = clock.now()
    today = local(now).date()
    champion, last = await books.models.champion(), await books.tasks.latest("train_prices")
    if not await books.products.count():
        return None
    drifted = champion is not None and _has_drifted(champion, last, now)
    if drifted or _is_due(last, champion.trained_at if champion else None, now, train_every_days):
        return TASKS.scheduled("train_prices", today.isoformat(), clock)
    if champion is None:
        return None
    if await books.forecasts.last_day() != today:
        return TASKS.scheduled("forecast", today.isoformat(), clock)
    collected, made = await books.price_runs.latest(), await books.tasks.latest("forecast")
    if collected and collected.ended_at and collected.ended_at > max(champion.trained_at, made.asked_at if made else champion.trained_at):
        return TASKS.scheduled("forecast", collected.id, clock)
    return None


def _has_drifted(champion: ModelVersion, last: Task | None, now: datetime) -> bool:
    """Whether something has changed since it was taught that teaching anew may mend: missing prices it does not."""
    taught = local(champion.trained_at).date().isoformat()
    changed = any(drift["since"] > taught for drift in champion.drift.get("found", ()) if drift["kind"] != "coverage")
    return changed and (last is None or (not last.state.is_open and now - last.asked_at >= A_DAY))


def _is_due(last: Task | None, trained_at: datetime | None, now: datetime, every_days: int) -> bool:
    if last is None:
        return trained_at is None or now - trained_at >= timedelta(days=every_days)
    if last.state.is_open:
        return False
    if last.state is TaskState.FAILED:
        return now - (last.ended_at or last.asked_at) >= AGAIN and local(last.asked_at).date() != local(now).date()
    return now - last.asked_at >= timedelta(days=every_days)
