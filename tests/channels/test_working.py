"""Tasks done in the background: by one process, in one of their own where they are heavy, and never for ever."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from channels.meanwhile import meanwhile
from channels.working import Background, ask_for_what_is_due, keep_working
from domain.clock import Clock, FixedClock
from domain.errors import Invalid, NotAllowed, NotFound
from domain.people import Actor, Role
from domain.tasks import ABANDONED_AFTER, Task, TaskState
from memory.records import Records
from tests.tools.publishing.homes import LITTLE, TENANT, TUESDAY, furnish
from tools.publishing.apart import apart
from tools.tasks import TASKS, Bench, Kinds, task
from tools.toolbox import Nothing

CAIO = Actor(TENANT, "caio", Role.ADMIN)


@pytest.fixture
def kind() -> str:
    """Rows are the same on both databases; the specs of the records see to that."""
    return "sqlite"


@pytest.fixture
def bench(records: Records, tmp_path: Path) -> Bench:
    return Bench(records, TENANT, FixedClock(TUESDAY), tmp_path, pains=LITTLE)


async def _ask(bench: Bench, name: str, kinds: Kinds = TASKS) -> Task:
    async with bench.records.writing(TENANT) as books:
        return await books.tasks.ask(kinds.asked(name, {}, CAIO, bench.clock))


async def _until(bench: Bench, task_id: str, holds: Callable[[Task], bool]) -> Task:
    while True:
        async with bench.records.reading(TENANT) as books:
            found = await books.tasks.find(task_id)
        assert found is not None
        if holds(found):
            return found
        await asyncio.sleep(0.05)


def _is_over(found: Task) -> bool:
    return not found.state.is_open


@asynccontextmanager
async def _working(bench: Bench, kinds: Kinds = TASKS) -> AsyncIterator[Background]:
    background = Background(bench, kinds)
    try:
        yield background
    finally:
        await background.close()


def linger(tell: Callable[[float, str], None]) -> None:
    """Work in a process of its own that tells its number and does not end by itself."""
    tell(0.5, str(os.getpid()))
    time.sleep(600)


@task([Role.ADMIN], heavy=True)
async def lingering(bench: Bench, asked: Nothing) -> dict[str, Any]:
    """Is there until it is killed."""
    await apart(linger, tell=bench.tell)
    return {}


@task([Role.ADMIN])
async def stumbling(bench: Bench, asked: Nothing) -> dict[str, Any]:
    """Fails in a way nobody thought of."""
    raise ZeroDivisionError


KINDS = Kinds([lingering, stumbling])


async def test_prices_are_trained_in_another_process_while_this_one_goes_on(bench: Bench) -> None:
    await furnish(bench.records, TUESDAY.date(), products=2)
    asked = await _ask(bench, "train_prices")
    looks = [time.monotonic()]
    async with _working(bench) as background:
        assert await background.take_waiting()
        waiting = asyncio.create_task(_until(bench, asked.id, _is_over))
        while not waiting.done():
            await asyncio.sleep(0.02)
            looks.append(time.monotonic())
    done = await waiting
    assert done.state is TaskState.DONE, done.error
    assert done.progress == 1.0
    assert done.result is not None
    assert done.result["forecast"] == 2
    stalls = [later - earlier for earlier, later in pairwise(looks)]
    assert max(stalls) < sum(stalls) / 2  # in this process it would have been nearly all of it
    async with bench.records.reading(TENANT) as books:
        assert (await books.forecasts.latest("P00")) is not None


async def test_a_run_whose_process_is_killed_has_failed_and_says_so(bench: Bench) -> None:
    asked = await _ask(bench, "lingering", KINDS)
    async with _working(bench, KINDS) as background:
        assert await background.take_waiting()
        going = await _until(bench, asked.id, lambda found: found.stage is not None)
        assert going.stage is not None
        os.kill(int(going.stage), signal.SIGKILL)
        failed = await _until(bench, asked.id, _is_over)
    assert failed.state is TaskState.FAILED
    assert failed.error is not None
    assert "sinal 9" in failed.error


async def test_closing_hands_the_work_back_and_ends_its_process(bench: Bench) -> None:
    asked = await _ask(bench, "lingering", KINDS)
    async with _working(bench, KINDS) as background:
        assert await background.take_waiting()
        going = await _until(bench, asked.id, lambda found: found.stage is not None)
    assert going.stage is not None
    with pytest.raises(ProcessLookupError):
        os.kill(int(going.stage), 0)
    waits = await _until(bench, asked.id, lambda found: True)
    assert (waits.state, waits.attempts, waits.progress) == (TaskState.WAITING, 0, 0.0)


async def test_what_nobody_thought_of_fails_without_telling_of_the_inside(bench: Bench) -> None:
    asked = await _ask(bench, "stumbling", KINDS)
    async with _working(bench, KINDS) as background:
        await background.take_waiting()
        failed = await _until(bench, asked.id, _is_over)
    assert failed.state is TaskState.FAILED
    assert failed.error is not None
    assert "ZeroDivision" not in failed.error


async def test_one_heavy_task_at_a_time_and_a_light_one_beside_it(bench: Bench) -> None:
    await _ask(bench, "lingering", KINDS)
    async with _working(bench, KINDS) as background:
        assert await background.take_waiting()
        async with bench.records.writing(TENANT) as books:
            other = Task("another", "lingering", "caio", TUESDAY, {"twice": True})
            await books.tasks.ask(other)
        light = await _ask(bench, "stumbling", KINDS)
        assert await background.take_waiting()
        assert not await background.take_waiting()
        await _until(bench, light.id, _is_over)
        assert (await _until(bench, "another", lambda found: True)).state is TaskState.WAITING


async def test_the_task_of_a_dead_process_is_taken_over(bench: Bench, tmp_path: Path) -> None:
    asked = await _ask(bench, "stumbling", KINDS)
    async with bench.records.writing(TENANT) as books:
        assert await books.tasks.take(asked, "dead", TUESDAY)
    async with _working(bench, KINDS) as early:
        assert not await early.take_waiting()
    later = Bench(bench.records, TENANT, FixedClock(TUESDAY + ABANDONED_AFTER), tmp_path)
    async with _working(later, KINDS) as background:
        assert await background.take_waiting()
        over = await _until(bench, asked.id, _is_over)
    assert over.attempts == 2


def test_a_task_is_asked_for_by_who_may_with_what_it_takes() -> None:
    clock = FixedClock(TUESDAY)
    with pytest.raises(NotFound, match="train_prices"):
        TASKS.asked("make_coffee", {}, CAIO, clock)
    with pytest.raises(NotAllowed):
        TASKS.asked("train_prices", {}, Actor(TENANT, "marina", Role.SELLER), clock)
    with pytest.raises(Invalid):
        TASKS.asked("scrape", {"produto": "aço"}, CAIO, clock)
    assert TASKS.asked("scrape", {"product": "aço"}, CAIO, clock).arguments == {"product": "aço"}


async def test_the_schedule_trains_weekly_forecasts_daily_and_tries_a_failed_training_again(records: Records, tmp_path: Path) -> None:
    async def due(clock: Clock) -> Task | None:
        return await ask_for_what_is_due(Bench(records, TENANT, clock, tmp_path), 7)

    async def end(asked: Task | None, at: Clock, error: str | None = None) -> None:
        assert asked is not None
        async with records.writing(TENANT) as books:
            assert await books.tasks.take(asked, "me", at.now())
            assert await books.tasks.end(asked, "me", at.now(), {}, error)

    def day(number: int) -> FixedClock:
        return FixedClock(TUESDAY + timedelta(days=number))

    assert await due(day(0)) is None
    await furnish(records, TUESDAY.date(), products=1)
    first = await due(day(0))
    assert first is not None
    assert first.name == "train_prices"
    await end(first, day(0), "faltou memória")
    assert await due(day(0)) is None
    again = await due(day(1))
    assert again is not None
    assert again.id != first.id
    await end(again, day(1))
    assert await due(day(2)) is None
    weekly = await due(day(8))
    assert weekly is not None
    assert weekly.name == "train_prices"


async def test_a_worker_does_what_waits(bench: Bench) -> None:
    asked = await _ask(bench, "forecast")
    async with meanwhile(keep_working(bench, every=0.02)):
        failed = await _until(bench, asked.id, _is_over)
    assert failed.error is not None
    assert "balcao train prices" in failed.error
