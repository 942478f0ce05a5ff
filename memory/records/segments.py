"""Which turns are in which file of the history: the files hold copies, and only what is named here counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from domain.conversation import Answer
from domain.errors import Unavailable
from domain.people import Role
from memory.records.collection import Collection
from memory.records.consents import in_force
from memory.records.tables import consents, people, segments, tenants, turns

LEFT_OUT = ""
"""The segment of a turn that is not for the history: of staff, or of somebody who does not let us keep what they say."""


class SegmentState(StrEnum):
    LIVE = "live"
    """Its file holds just the turns that name it."""
    STALE = "stale"
    """Its file holds more: some of its turns were erased or withdrawn since."""
    ASIDE = "aside"
    """Its file is broken; its turns wait to be filed anew."""


_READ = (SegmentState.LIVE, SegmentState.STALE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A file: how many turns it was written with, its size, its SHA-256, and what made its vectors."""

    id: str
    turns: int
    bytes: int
    digest: str
    embedder: str


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A turn as the records keep it. `may_keep` is whether its person lets it be remembered, as of now."""

    id: str
    conversation: str
    person_id: str
    text: str
    answer: Answer
    at: datetime
    may_keep: bool


class Segments(Collection):
    async def waiting(self, limit: int) -> list[KeptTurn]:
        """The oldest turns that nobody has decided on."""
        return [_kept(row) for row in await self.connection.execute(self._undecided().order_by(turns.c.at, turns.c.id).limit(limit))]

    async def unfiled(self, person_id: str, limit: int) -> list[KeptTurn]:
        """A person's newest turns that are in no file, where they may be remembered."""
        theirs = self._undecided().where(turns.c.person_id == person_id).order_by(turns.c.at.desc(), turns.c.id.desc()).limit(limit)
        return [turn for row in await self.connection.execute(theirs) if (turn := _kept(row)).may_keep]

    async def readable(self, embedder: str) -> list[Segment]:
        """What there is to read with vectors of this embedder."""
        return await self._segments(segments.c.state.in_(_READ) & (segments.c.embedder == embedder))

    async def stale(self) -> list[Segment]:
        return await self._segments(segments.c.state == SegmentState.STALE)

    async def made_by_others(self, embedder: str) -> list[Segment]:
        return await self._segments(segments.c.state.in_(_READ) & (segments.c.embedder != embedder))

    async def counted(self) -> list[Segment]:
        """Every file that counts, whatever made its vectors."""
        return await self._segments(segments.c.state.in_(_READ))

    async def aside(self) -> list[Segment]:
        return await self._segments(segments.c.state == SegmentState.ASIDE)

    async def known(self) -> list[str]:
        """Every segment whose file is to stay."""
        return [segment.id for segment in await self._segments(segments.c.tenant == self.tenant)]

    async def turns_in(self, names: Sequence[str]) -> list[str]:
        rows = await self.connection.execute(select(turns.c.id).where(self._ours, turns.c.segment.in_(names)))
        return list(rows.scalars())

    async def add(self, segment: Segment, turn_ids: Sequence[str]) -> None:
        """A new file of these turns. Unavailable where one of them was erased, withdrawn or filed meanwhile: the file is of no use."""
        await self._alone()
        await self._insert(segment)
        waiting = update(turns).where(self._ours, turns.c.id.in_(turn_ids), turns.c.segment.is_(None))
        await self._all_of(segment, waiting.values(segment=segment.id))

    async def replace(self, names: Sequence[str], segment: Segment | None) -> None:
        """A file in the place of others; None where nothing of theirs is left. Unavailable as for `add`."""
        await self._alone()
        if segment is not None:
            await self._insert(segment)
            await self._all_of(segment, update(turns).where(self._ours, turns.c.segment.in_(names)).values(segment=segment.id))
        elif await self.turns_in(names):
            raise Unavailable("A memória das conversas mudou enquanto era gravada.")
        await self.connection.execute(delete(segments).where(segments.c.tenant == self.tenant, segments.c.id.in_(names)))

    async def leave_out(self, turn_ids: Sequence[str]) -> None:
        """These are not for the history."""
        undecided = update(turns).where(self._ours, turns.c.id.in_(turn_ids), turns.c.segment.is_(None))
        await self.connection.execute(undecided.values(segment=LEFT_OUT))

    async def drop(self, name: str) -> None:
        """A file counts no more, and its turns wait to be filed anew."""
        await self.connection.execute(update(turns).where(self._ours, turns.c.segment == name).values(segment=None))
        await self.connection.execute(delete(segments).where(segments.c.tenant == self.tenant, segments.c.id == name))

    async def set_aside(self, name: str) -> bool:
        """A broken file: as `drop`, but it stays to be looked at. False where it counted no more."""
        broken = update(segments).where(segments.c.tenant == self.tenant, segments.c.id == name, segments.c.state.in_(_READ))
        done = await self.connection.execute(broken.values(state=SegmentState.ASIDE))
        await self.connection.execute(update(turns).where(self._ours, turns.c.segment == name).values(segment=None))
        return bool(done.rowcount)

    async def release(self, person_id: str) -> None:
        """Before a person's turns are erased: the files with any of them are to be rewritten, and broken ones to go."""
        await self._alone()
        rows = await self.connection.execute(select(turns.c.segment).where(self._ours, turns.c.person_id == person_id).distinct())
        names = [name for name in rows.scalars() if name]
        theirs = update(segments).where(segments.c.tenant == self.tenant, segments.c.id.in_(names), segments.c.state.in_(_READ))
        await self.connection.execute(theirs.values(state=SegmentState.STALE))
        broken = delete(segments).where(segments.c.tenant == self.tenant, segments.c.state == SegmentState.ASIDE)
        await self.connection.execute(broken)

    async def withdraw(self, person_id: str) -> None:
        """What a person said is remembered no more, from now on and from before."""
        await self.release(person_id)
        theirs = update(turns).where(self._ours, turns.c.person_id == person_id)
        await self.connection.execute(theirs.values(segment=LEFT_OUT))

    async def take_up(self, person_id: str) -> None:
        """What a person said may be remembered: what was left out is looked at again."""
        left_out = update(turns).where(self._ours, turns.c.person_id == person_id, turns.c.segment == LEFT_OUT)
        await self.connection.execute(left_out.values(segment=None))

    async def _alone(self) -> None:
        """Until this transaction ends no other files or releases a turn: what is being filed while its person is erased is not
        filed any more, or is seen by the erasure. SQLite has one writer at a time anyway."""
        await self.connection.execute(select(tenants.c.id).where(tenants.c.id == self.tenant).with_for_update())

    @property
    def _ours(self) -> ColumnElement[bool]:
        return turns.c.tenant == self.tenant

    def _undecided(self) -> Any:
        granted = in_force(self.tenant, turns.c.person_id, consents.c.granted).scalar_subquery()
        theirs = (people.c.tenant == self.tenant) & (people.c.id == turns.c.person_id)
        return (
            select(turns, granted.label("granted"), people.c.role)
            .select_from(turns.outerjoin(people, theirs))
            .where(self._ours, turns.c.segment.is_(None))
        )

    async def _segments(self, condition: ColumnElement[bool]) -> list[Segment]:
        rows = await self.connection.execute(select(segments).where(segments.c.tenant == self.tenant, condition).order_by(segments.c.id))
        return [Segment(row.id, row.turns, row.bytes, row.digest, row.embedder) for row in rows]

    async def _insert(self, segment: Segment) -> None:
        values = {"id": segment.id, "turns": segment.turns, "bytes": segment.bytes, "digest": segment.digest, "embedder": segment.embedder}
        await self.connection.execute(insert(segments).values(tenant=self.tenant, state=SegmentState.LIVE, **values))

    async def _all_of(self, segment: Segment, change: Any) -> None:
        if (await self.connection.execute(change)).rowcount != segment.turns:
            raise Unavailable("A memória das conversas mudou enquanto era gravada.", segment=segment.id)


def _kept(row: Row[Any]) -> KeptTurn:
    may_keep = row.role == Role.CUSTOMER.value and row.granted is True
    return KeptTurn(row.id, row.conversation, row.person_id, row.text, Answer.from_json(row.answer), row.at, may_keep)
