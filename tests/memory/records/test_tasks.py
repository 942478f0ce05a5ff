"""Work in the background is done by one process, whatever becomes of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain.tasks import ABANDONED_AFTER, MOST_ATTEMPTS, Priority, Task, TaskState
from memory.records import Records
from tests.memory.records.samples import NOON, OTHER, TENANT, after

TRAIN = Task("t1", "train_prices", "caio", NOON)
NAMES = ("train_prices", "forecast")


async def test_the_same_work_asked_for_twice_is_one_task_while_it_is_open(records: Records) -> None:
    async def ask(task_id: str) -> Task:
        async with records.writing(TENANT) as books:
            return await books.tasks.ask(replace(TRAIN, id=task_id))

    asked = await asyncio.gather(*(ask(f"t{number}") for number in range(4)))
    assert len({task.id for task in asked}) == 1
    async with records.writing(TENANT) as books:
        other = replace(TRAIN, id="p", arguments={"product": "aço"})
        assert (await books.tasks.ask(other)).id == "p"
        assert await books.tasks.take(asked[0], "me", NOON)
        assert await books.tasks.end(asked[0], "me", NOON, {"version": "v1"})
        assert (await books.tasks.ask(replace(TRAIN, id="t9"))).id == "t9"
        assert (await books.tasks.ask(replace(TRAIN, id=asked[0].id))).state is TaskState.DONE


async def test_what_a_person_waits_for_comes_before_the_schedule(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.tasks.ask(replace(TRAIN, priority=Priority.SCHEDULE))
        await books.tasks.ask(Task("f1", "forecast", "lia", after(hours=1)))
        await books.tasks.ask(Task("x1", "make_coffee", "lia", after(hours=-1)))
        first = await books.tasks.next(after(hours=2), NAMES)
        assert first is not None
        assert first.id == "f1"
        assert [task.id for task in await books.tasks.open()] == ["x1", "f1", "t1"]
    async with records.reading(OTHER) as books:
        assert await books.tasks.next(after(hours=2), NAMES) is None
        assert await books.tasks.find("f1") is None


async def test_a_task_belongs_to_one_process_until_it_is_not_heard_of(records: Records) -> None:
    late = NOON + ABANDONED_AFTER
    async with records.writing(TENANT) as books:
        task = await books.tasks.ask(TRAIN)
        assert await books.tasks.take(task, "a", NOON)
        assert not await books.tasks.take(task, "b", NOON)
        assert await books.tasks.next(NOON, NAMES) is None
        taken = await books.tasks.next(late, NAMES)
        assert taken is not None
        assert taken.is_abandoned(late)
        assert await books.tasks.take(taken, "b", late)
        assert not await books.tasks.beat(task, "a", late, 0.5, "treinando")
        assert not await books.tasks.end(task, "a", late, {})
        assert await books.tasks.beat(task, "b", late, 0.5, "treinando")
        now = await books.tasks.find("t1")
        assert now is not None
        assert (now.progress, now.stage, now.attempts) == (0.5, "treinando", 2)


async def test_a_task_that_kills_its_processes_fails_and_says_so(records: Records) -> None:
    now = NOON
    async with records.writing(TENANT) as books:
        await books.tasks.ask(TRAIN)
        for _ in range(MOST_ATTEMPTS):
            task = await books.tasks.next(now, NAMES)
            assert task is not None
            assert await books.tasks.take(task, "a", now)
            now += ABANDONED_AFTER
        dead = await books.tasks.next(now, NAMES)
        assert dead is not None
        assert not await books.tasks.take(dead, "a", now)
        failed = await books.tasks.find("t1")
        assert failed is not None
        assert failed.state is TaskState.FAILED
        assert failed.error is not None
        assert "3 vezes" in failed.error
        assert await books.tasks.open() == []


async def test_a_task_handed_back_waits_again_and_the_try_does_not_count(records: Records) -> None:
    async with records.writing(TENANT) as books:
        task = await books.tasks.ask(TRAIN)
        for _ in range(MOST_ATTEMPTS + 1):
            assert await books.tasks.take(replace(task, attempts=0), "a", NOON)
            assert await books.tasks.hand_back(task, "a")
        assert await books.tasks.latest("train_prices") == TRAIN
