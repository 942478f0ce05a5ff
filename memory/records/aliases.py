"""Who a channel means: every name it has for somebody leads to one person.

A name is a channel's user id or a phone (`domain.delivery.identities`). Either may be missing from a message, and either may
change. One that has ended still holds for what was said before its end, since channels deliver late and out of order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select, update

from domain.delivery.identities import LATEST_NEWS, LONGEST_SILENCE, Identity
from memory.records.collection import Collection, among
from memory.records.merges import Merges
from memory.records.registers import Name, Register
from memory.records.tables import aliases, messages, people

_RACES = 3
"""Times that another process may be quicker to give a name to somebody before we give up."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody was seen on a channel at a moment, by these names."""

    identity: Identity
    at: datetime


class Aliases(Collection):
    async def people(self, channel: str, sightings: Sequence[Sighting]) -> list[str]:
        """The person of each sighting, in order; whoever is not known yet is given an id."""
        for _ in range(_RACES):
            register = Register(await self._known(channel, {alias for s in sightings for alias in s.identity.addresses}))
            for sighting in sightings:
                await self._reconcile(channel, register, sighting)
                register.enter(sighting.identity, sighting.at)
            if await self._keep(channel, register):
                return register.found
        raise RuntimeError("names were given to others again and again")

    async def move(self, channel: str, before: Identity, after: Identity, at: datetime) -> str | None:
        """Somebody has another phone or user id from now on: who; None where nobody was known by the old one."""
        register = Register(await self._known(channel, {*before.addresses, *after.addresses}))
        person_id = register.holder(before, at)
        if person_id is None:
            return None
        for alias, address in after.addresses.items():
            other = register.holder_of(alias, at)
            if other not in (None, person_id) and not await self._somebody_else(channel, other, {before.user_alias, after.user_alias}, at):
                person_id = await self._merge(register, person_id, other, at)
            register.give(alias, Name(person_id, address), at)
        kinds = {alias.partition(":")[0] for alias in after.addresses}
        for alias in before.addresses.keys() - after.addresses.keys():
            if alias.partition(":")[0] in kinds:
                register.end(alias, at)
        await self._keep(channel, register)
        return person_id

    async def address(self, channel: str, person_id: str) -> str | None:
        found: str | None = (await self.connection.execute(reached_at(self.tenant, channel, person_id))).scalar_one_or_none()
        return found

    async def _reconcile(self, channel: str, register: Register, sighting: Sighting) -> None:
        """Where the two names of a sighting lead to two people, or the phone to somebody with another user id."""
        user, phone, at = sighting.identity.user_alias, sighting.identity.phone_alias, sighting.at
        if user is None or phone is None:
            return
        by_user, by_phone = register.holder_of(user, at), register.holder_of(phone, at)
        if by_phone is None or by_user == by_phone:
            return
        if by_user is None:
            if await self._other_user_ids(channel, by_phone, {user}) and at - await self._last_heard(by_phone) > LONGEST_SILENCE:
                register.forget(phone)
        elif not await self._other_user_ids(channel, by_phone, {user}):
            await self._merge(register, by_user, by_phone, at)

    async def _somebody_else(self, channel: str, person_id: str | None, names: set[str | None], at: datetime) -> bool:
        """Whether the one who has a name is another than the one it goes to now. Only somebody met hardly earlier is the same, whose
        first words from there outran the news of the move: numbers are given to new owners, who must not see what the old one said."""
        assert person_id is not None
        if await self._other_user_ids(channel, person_id, names):
            return True
        met = select(func.min(aliases.c.since)).where(aliases.c.tenant == self.tenant, aliases.c.person_id == person_id)
        since: datetime | None = (await self.connection.execute(met)).scalar_one()
        return since is not None and at - since > LATEST_NEWS

    async def _merge(self, register: Register, one: str, other: str | None, at: datetime) -> str:
        """Make one person of two; the one we have known for longer is kept."""
        assert other is not None
        rows = await self.connection.execute(
            select(people.c.id)
            .where(people.c.tenant == self.tenant, people.c.id.in_((one, other)))
            .order_by(people.c.created_at, people.c.id)
        )
        known = list(rows.scalars())
        if len(known) == 2:
            kept, gone = map(str, known)
            await Merges(self.connection, self.tenant).merge(kept, gone, at)
        else:  # one of them is of this batch, or was given a name by another process a moment ago: nothing of theirs is kept yet
            kept = str(known[0]) if known else one
            gone = other if kept == one else one
            await self.connection.execute(
                update(aliases).where(aliases.c.tenant == self.tenant, aliases.c.person_id == gone).values(person_id=kept)
            )
        register.rename(gone, kept)
        return kept

    async def _other_user_ids(self, channel: str, person_id: str, names: set[str | None]) -> bool:
        """Whether a person has a user id besides these."""
        mine = aliases.c.alias.like("user:%") & aliases.c.alias.not_in([name for name in names if name])
        return (
            await self.connection.execute(select(aliases.c.alias).where(_names_of(self.tenant, channel, person_id), mine).limit(1))
        ).first() is not None

    async def _last_heard(self, person_id: str) -> datetime:
        """When a person last wrote, or became known."""
        wrote = select(func.max(messages.c.at)).where(messages.c.tenant == self.tenant, messages.c.person_id == person_id)
        met = select(func.max(aliases.c.since)).where(aliases.c.tenant == self.tenant, aliases.c.person_id == person_id)
        moments: list[datetime | None] = [(await self.connection.execute(asked)).scalar_one() for asked in (wrote, met)]
        return max(moment for moment in moments if moment is not None)

    async def _known(self, channel: str, names: Iterable[str]) -> dict[str, Name]:
        statement = _named(self.connection.dialect.name)
        rows = await self.connection.execute(statement, {"tenant": self.tenant, "channel": channel, "names": sorted(names)})
        return {row.alias: Name(row.person_id, row.address, row.since, row.ended_at) for row in rows}

    async def _keep(self, channel: str, register: Register) -> bool:
        """Write what the register learned; False where another process gave one of the new names to somebody meanwhile."""
        rows = [{"channel": channel, "alias": alias, **name.values} for alias, name in sorted(register.changed.items())]
        added = {row.alias for row in await self._add_new(aliases, [row for row in rows if row["alias"] in register.new], "alias")}
        for row in rows:
            if row["alias"] not in register.new:
                await self._put(aliases, ["channel", "alias"], row)
        return added == register.new


def reached_at(tenant: Any, channel: Any, person_id: Any) -> Select[Any]:
    """Where an answer reaches a person now: their phone as the channel writes it, else their user id."""
    by_phone = aliases.c.alias.like("phone:%").desc()
    return select(aliases.c.address).where(_names_of(tenant, channel, person_id)).order_by(by_phone, aliases.c.since.desc()).limit(1)


def _names_of(tenant: Any, channel: Any, person_id: Any) -> ColumnElement[bool]:
    """A person's names that have not ended."""
    theirs = aliases.c.tenant == tenant, aliases.c.channel == channel, aliases.c.person_id == person_id
    return and_(*theirs, aliases.c.ended_at.is_(None))


@cache
def _named(dialect: str) -> Select[Any]:
    """Whose these names are."""
    ours = (aliases.c.tenant == bindparam("tenant")) & (aliases.c.channel == bindparam("channel"))
    return select(aliases).where(ours, among(aliases.c.alias, "names", dialect))
