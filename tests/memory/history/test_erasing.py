"""Who is erased, or takes their word back, is in no file any more: the very bytes are read."""

from __future__ import annotations

import asyncio
import threading

import pytest

from agent.understanding.embedder import Floats, NgramEmbedder
from memory.history import History, Sought
from memory.history.history import MANY
from tests.memory.history.conftest import Says, files, holding
from tests.memory.records.samples import ANA, BRUNO, TENANT

SECRET = "Zuleide"


async def _erase(history: History) -> None:
    async with history.records.writing(TENANT) as books:
        await books.privacy.erase(ANA)


@pytest.mark.parametrize("merged", [False, True])
async def test_nothing_of_an_erased_person_is_in_any_file_and_the_others_stay(history: History, says: Says, merged: bool) -> None:
    for number in range(MANY if merged else 2):
        await says(ANA, f"sou a {SECRET} {number}", first=number)
        await says(BRUNO, f"sou o Bruno {number}", first=number)
        await history.file(TENANT)
    await _erase(history)
    await history.settle(TENANT)
    assert await history.of(TENANT, ANA) == []
    assert len(await history.of(TENANT, BRUNO)) == (MANY if merged else 2)
    assert [one.said for one in await history.recall(TENANT, Sought(BRUNO, "Bruno 1", limit=1))] == ["sou o Bruno 1"]
    assert ANA.encode() not in b"".join((history.home / TENANT / name).read_bytes() for name in files(history))


async def test_a_file_of_nobody_else_goes_altogether(history: History, says: Says) -> None:
    await says(ANA, f"sou a {SECRET}")
    await history.file(TENANT)
    assert holding(history.home, ANA)
    await _erase(history)
    await history.settle(TENANT)
    assert files(history) == []
    assert holding(history.home, ANA) == []


async def test_an_erasure_whose_process_died_is_finished_by_the_next_job(history: History, says: Says) -> None:
    await says(ANA, f"sou a {SECRET}")
    await says(BRUNO, "sou o Bruno")
    await history.file(TENANT)
    await _erase(history)
    await history.file(TENANT)
    assert holding(history.home, ANA) == []
    assert len(await history.of(TENANT, BRUNO)) == 1


async def test_a_broken_file_set_aside_goes_with_an_erasure(history: History, says: Says) -> None:
    await says(ANA, f"sou a {SECRET}")
    await history.file(TENANT)
    path = history.home / TENANT / files(history)[0]
    path.write_bytes(path.read_bytes()[:-1])
    await history.recall(TENANT, Sought(ANA))
    assert [found.suffix for found in holding(history.home, ANA)] == [".broken"]
    await _erase(history)
    await history.settle(TENANT)
    assert holding(history.home, ANA) == []


class Slow(NgramEmbedder):
    """Says when it is at work, and waits to be let on."""

    def __init__(self) -> None:
        super().__init__(64)
        self.working, self.may_go_on = threading.Event(), threading.Event()

    def embed(self, texts: list[str]) -> Floats:
        self.working.set()
        assert self.may_go_on.wait(20)
        return super().embed(texts)


@pytest.mark.parametrize("withdrawn", [False, True])
async def test_words_erased_while_they_are_being_written_reach_no_file(history: History, says: Says, withdrawn: bool) -> None:
    await says(ANA, f"sou a {SECRET}")
    await says(BRUNO, "sou o Bruno")
    slow = Slow()
    writing = History(history.records, history.home, slow)
    job = asyncio.create_task(writing.file(TENANT))
    await asyncio.to_thread(slow.working.wait, 20)
    if withdrawn:
        async with history.records.writing(TENANT) as books:
            await books.segments.withdraw(ANA)
    else:
        await _erase(history)
    settling = asyncio.create_task(history.settle(TENANT))
    slow.may_go_on.set()
    await settling
    await job
    assert holding(history.home, ANA) == []
    assert [one.said for one in await history.of(TENANT, BRUNO)] == ["sou o Bruno"]
    assert await history.recall(TENANT, Sought(ANA)) == []
