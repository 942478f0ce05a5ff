"""Turns are copied into files by a job that may die at any moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

from agent.understanding.embedder import NgramEmbedder
from domain.customers.consent import WORDING_VERSION, Consent
from domain.people import Role
from memory.history import History, Memento, Sought
from memory.history.history import MANY
from memory.history.remembered import Floats
from memory.history.segment_files import SegmentFiles
from memory.records import Records
from tests.memory.history.conftest import Says, files
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT


async def said(history: History, person: str = ANA, tenant: str = TENANT) -> list[str]:
    return sorted(memento.said for memento in await history.of(tenant, person))


async def test_what_waits_is_filed_once_however_often_the_job_runs(history: History, says: Says) -> None:
    await says(ANA, "um onix", "um creta")
    assert await history.file(TENANT) == 2
    assert await history.file(TENANT) == 0
    assert await said(history) == ["um creta", "um onix"]
    assert len(files(history)) == 1


async def test_what_is_said_while_the_job_runs_waits_for_the_next_time(history: History, says: Says) -> None:
    loop = asyncio.get_running_loop()

    class WhilePeopleTalk(NgramEmbedder):
        said = 0

        def embed(self, texts: list[str]) -> Floats:
            self.said += 1
            assert self.said < 9, "there is no end while people talk"
            asyncio.run_coroutine_threadsafe(says(ANA, "mais um", first=self.said), loop).result(9)
            return super().embed(texts)

    await says(ANA, "um onix")
    talking = History(history.records, history.home, WhilePeopleTalk(64))
    assert [await talking.file(TENANT) for _ in range(2)] == [1, 1]
    assert len(files(history)) == 2


async def test_jobs_of_two_processes_file_every_turn_once(history: History, says: Says, records: Records, database: str) -> None:
    elsewhere = History(Records(database), history.home, history.embedder)
    await says(ANA, *(f"carro {number}" for number in range(40)))
    assert sum(await asyncio.gather(history.file(TENANT), elsewhere.file(TENANT))) == 40
    assert len(await said(history)) == 40
    await elsewhere.records.close()


async def test_a_writer_that_died_before_the_records_knew_leaves_nothing_and_loses_nothing(history: History, says: Says) -> None:
    await says(ANA, "um onix")
    async with history.records.reading(TENANT) as books:
        waiting = [Memento.of(turn) for turn in await books.segments.waiting(9)]
    written = SegmentFiles(history.home, TENANT).write(waiting, history.embedder.embed(["um onix"]), history.embedder.name)
    (history.home / TENANT / "half.writing").write_bytes(b"PAR1")
    assert await said(history) == []  # no file counts that the records do not name
    assert await history.file(TENANT) == 1
    assert await said(history) == ["um onix"]
    assert f"{written.id}.parquet" not in files(history)
    assert not list((history.home / TENANT).glob("*.writing"))


async def test_a_writer_stopped_in_the_middle_files_the_rest_the_next_time(history: History, says: Says) -> None:
    await says(ANA, *(f"carro {number}" for number in range(30)))
    interrupted = asyncio.create_task(history.file(TENANT))
    await asyncio.sleep(0.01)
    interrupted.cancel()
    await asyncio.gather(interrupted, return_exceptions=True)
    await history.file(TENANT)
    assert len(await said(history)) == 30


async def test_words_of_staff_and_of_those_who_did_not_agree_are_not_filed(history: History, says: Says) -> None:
    async with history.records.writing(TENANT) as books:
        await books.people.meet("gerente@loja", Role.MANAGER, NOON)
        await books.people.meet("calada", Role.CUSTOMER, NOON)
        await books.people.meet("recusou", Role.CUSTOMER, NOON)
        await books.consents.record(Consent("recusou", False, WORDING_VERSION, NOON))
    for person in ("gerente@loja", "calada", "recusou", "ninguém"):
        await says(person, "um segredo")
    assert await history.file(TENANT) == 0
    for person in ("gerente@loja", "calada", "recusou", "ninguém"):
        assert await history.recall(TENANT, Sought(person)) == []


async def test_what_was_left_out_is_filed_after_a_yes(history: History, says: Says) -> None:
    await says("bia", "um hatch")
    await history.file(TENANT)
    async with history.records.writing(TENANT) as books:
        await books.people.meet("bia", Role.CUSTOMER, NOON)
        await books.consents.record(Consent("bia", True, WORDING_VERSION, NOON))
        await books.segments.take_up("bia")
    assert await history.file(TENANT) == 1
    assert await said(history, "bia") == ["um hatch"]


async def test_many_small_files_become_one_and_nothing_is_lost(history: History, says: Says) -> None:
    for number in range(MANY):
        await says(ANA if number % 2 else BRUNO, f"carro {number}", first=number)
        await history.file(TENANT)
    assert len(files(history)) == 1
    assert len(await said(history, ANA) + await said(history, BRUNO)) == MANY


async def test_a_tenant_never_reads_anothers_files(history: History, says: Says) -> None:
    async with history.records.writing(OTHER) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.consents.record(Consent(ANA, True, WORDING_VERSION, NOON))
    await says(ANA, "um onix")
    await says(ANA, "um fusca", tenant=OTHER, first=5)
    for tenant in (TENANT, OTHER):
        await history.file(tenant)
    assert await said(history, tenant=OTHER) == ["um fusca"]
    assert [one.said for one in await history.recall(TENANT, Sought(ANA, "fusca"))] == ["um onix"]


def test_no_name_of_a_tenant_leads_out_of_the_folder(tmp_path: Path) -> None:
    for tenant in ("..", ".", "a/b", "../../etc", "loja do zé"):
        assert SegmentFiles(tmp_path, tenant).folder.parent == tmp_path
        assert SegmentFiles(tmp_path, tenant).folder.resolve() != tmp_path.resolve()


async def test_files_of_another_embedder_are_made_anew(history: History, says: Says) -> None:
    await says(ANA, "um onix")
    await history.file(TENANT)
    before = files(history)

    class Finer(NgramEmbedder):
        name = "finer"

    other = History(history.records, history.home, Finer(128))
    assert [one.said for one in await other.recall(TENANT, Sought(ANA, "onix"))] == []
    await other.file(TENANT)
    assert [one.said for one in await other.recall(TENANT, Sought(ANA, "onix"))] == ["um onix"]
    assert files(history) != before
