"""The long memory of every tenant: filed by one background job, asked by any process."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np

from domain.errors import Unavailable
from memory.history import engine
from memory.history.engine import Unreadable
from memory.history.remembered import Embedder, Floats, Memento, Sought
from memory.history.segment_files import BrokenSegment, SegmentFiles
from memory.history.writing import sole_writer
from memory.records import Records
from memory.records.segments import KeptTurn, Segment

log = logging.getLogger(__name__)

AT_ONCE = 256
"""Turns of one step: an erasure waits for no more than one."""
_EMBEDDED_AT_ONCE = 8
"""Texts between which a message that is being understood gets its turn with the embedder."""
_BREATH = 0.05
"""Seconds between steps, in which somebody who waits for the lock gets it."""
SMALL = 20_000
"""Turns of a file that is not merged any more: rewriting one, when somebody is erased, takes a second."""
MANY = 8
"""Small files before they are merged."""
FRESH = 200
"""Newest turns of a person that are looked at though they are in no file yet."""
EVERYTHING = 1_000_000
_TRIES = 5


class History:
    """Over the segments in `home`, a folder all processes share. `embedder` makes the vectors that meanings are compared by.

    The records are the truth: they say which turns are in which file (memory/records/segments.py). A file that is broken or was
    made by another embedder is made anew from them.
    """

    def __init__(self, records: Records, home: Path, embedder: Embedder) -> None:
        self.records, self.home, self.embedder = records, home, embedder

    async def recall(self, tenant: str, sought: Sought) -> list[Memento]:
        """Turns of the person sought, nearest first (newest first where nothing is asked about), filed or not."""
        vector = (await self._embedded([sought.about]))[0] if sought.about else None
        found = await self._filed(tenant, sought, vector)
        found += await self._unfiled(tenant, sought, vector)
        once = {memento.turn_id: memento for memento in found}  # a turn may be filed between the two looks
        return sorted(once.values(), key=lambda one: (one.nearness, one.at, one.turn_id), reverse=True)[: sought.limit]

    async def of(self, tenant: str, person_id: str) -> list[Memento]:
        """All that the files hold of a person, newest first."""
        return await self._filed(tenant, Sought(person_id, limit=EVERYTHING), None)

    async def warm_up(self) -> None:
        """Load DuckDB, 40 MB that stay, before anybody waits for it and not in the middle of a busy hour."""
        await asyncio.to_thread(engine.ask, "SELECT 1")

    async def file(self, tenant: str) -> int:
        """Put every turn that waits into a file, mend what is stale or broken, merge small files; returns how many turns were filed.

        A turn that comes meanwhile may wait for the next time: while people talk there would be no end, and a file for each of them.
        """
        filed = 0
        while True:
            async with sole_writer(self._files(tenant).folder):
                await self._settled(tenant)
                step, more = await self._step(tenant)
                filed += step
                if not more:
                    await self._merge_small(tenant)
                    return filed
            await asyncio.sleep(_BREATH)

    async def settle(self, tenant: str) -> None:
        """After the records have erased or withdrawn turns: leave nothing of them in any file."""
        async with sole_writer(self._files(tenant).folder):
            await self._settled(tenant)

    async def _filed(self, tenant: str, sought: Sought, vector: Floats | None) -> list[Memento]:
        files = self._files(tenant)
        for attempt in range(_TRIES):
            async with self.records.reading(tenant) as books:
                segments = await books.segments.readable(self.embedder.name)
            try:
                return await asyncio.to_thread(files.nearest, segments, sought, vector)
            except BrokenSegment as broken:  # or merged with others since it was looked up, and then it is not named any more
                await self._set_aside(tenant, broken.segment)
            except Unreadable:  # a file went away while it was read, for the same reason
                if attempt == _TRIES - 1:
                    raise
        raise Unavailable("Agora não consigo olhar as conversas antigas.")

    async def _unfiled(self, tenant: str, sought: Sought, vector: Floats | None) -> list[Memento]:
        """The person's newest turns, which the job has not come to."""
        async with self.records.reading(tenant) as books:
            turns = await books.segments.unfiled(sought.person_id, FRESH)
        mementos = [memento for turn in turns if worth_keeping(turn) and sought.takes(memento := Memento.of(turn))]
        if vector is None or not mementos:
            return mementos
        near = await self._embedded([memento.gist for memento in mementos]) @ vector
        return [replace(memento, nearness=nearness) for memento, nearness in zip(mementos, near.tolist(), strict=True)]

    async def _step(self, tenant: str) -> tuple[int, bool]:
        """File the oldest turns that wait: how many, and whether to look again."""
        async with self.records.reading(tenant) as books:
            waiting = await books.segments.waiting(AT_ONCE)
        if not waiting:
            return 0, False
        kept = [turn for turn in waiting if turn.may_keep and worth_keeping(turn)]
        segment = await self._written(tenant, [Memento.of(turn) for turn in kept]) if kept else None
        names = {turn.id for turn in kept}
        try:
            async with self.records.writing(tenant) as books:
                await books.segments.leave_out([turn.id for turn in waiting if turn.id not in names])
                if segment is not None:
                    await books.segments.add(segment, [turn.id for turn in kept])
        except BaseException as error:
            if segment is not None:
                self._files(tenant).remove(segment.id)
            if isinstance(error, Unavailable):  # somebody was erased meanwhile: look again at what waits
                return 0, True
            raise
        return len(kept), len(waiting) == AT_ONCE

    async def _written(self, tenant: str, mementos: list[Memento]) -> Segment:
        vectors = await self._embedded([memento.gist for memento in mementos])
        return await asyncio.to_thread(self._files(tenant).write, mementos, vectors, self.embedder.name)

    async def _settled(self, tenant: str) -> None:
        """Under the lock: stale files are rewritten, files of nobody removed."""
        files = self._files(tenant)
        async with self.records.reading(tenant) as books:
            stale, foreign = await books.segments.stale(), await books.segments.made_by_others(self.embedder.name)
        for segment in stale:
            await self._rewrite(tenant, [segment])
        if foreign:
            async with self.records.writing(tenant) as books:
                for segment in foreign:
                    await books.segments.drop(segment.id)
        async with self.records.reading(tenant) as books:
            known = await books.segments.known()
        await asyncio.to_thread(files.sweep, known)

    async def _merge_small(self, tenant: str) -> None:
        async with self.records.reading(tenant) as books:
            small = [one for one in await books.segments.readable(self.embedder.name) if one.turns < SMALL]
        while len(small) >= MANY:
            few: list[Segment] = []
            while small and sum(one.turns for one in few) < SMALL:
                few.append(small.pop(0))
            await self._rewrite(tenant, few)

    async def _rewrite(self, tenant: str, segments: list[Segment]) -> None:
        """One file in the place of these, with the turns of theirs that the records still name."""
        names, files = [segment.id for segment in segments], self._files(tenant)
        async with self.records.reading(tenant) as books:
            turn_ids = await books.segments.turns_in(names)
        try:
            made = await asyncio.to_thread(files.merged, segments, turn_ids) if turn_ids else None
        except BrokenSegment as broken:
            await self._set_aside(tenant, broken.segment)
            return
        try:
            async with self.records.writing(tenant) as books:
                await books.segments.replace(names, made)
        except BaseException:
            if made is not None:
                files.remove(made.id)
            raise
        for name in names:
            files.remove(name)

    async def _set_aside(self, tenant: str, segment: Segment) -> None:
        """A broken file is read no more; its turns wait to be filed anew."""
        async with self.records.writing(tenant) as books:
            if await books.segments.set_aside(segment.id):
                self._files(tenant).set_aside(segment.id)
                log.error("segment %s of the history is broken: it is set aside, and made anew from the records", segment.id)

    async def _embedded(self, texts: list[str]) -> Floats:
        found = [
            await asyncio.to_thread(self.embedder.embed, texts[at : at + _EMBEDDED_AT_ONCE])
            for at in range(0, len(texts), _EMBEDDED_AT_ONCE)
        ]
        return np.concatenate(found)

    def _files(self, tenant: str) -> SegmentFiles:
        return SegmentFiles(self.home, tenant)


def worth_keeping(turn: KeptTurn) -> bool:
    """Whether there is anything to remember: words, or cars shown before words could be kept."""
    return bool(turn.text) or any(reply.cards for reply in turn.answer.replies)
