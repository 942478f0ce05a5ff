"""Who a channel means: every name it has for somebody leads to one person.

A name is a channel's user id or a phone (`domain.identities`). One that has ended still holds for what was said before its end,
since channels deliver late and out of order.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from domain.identities import Identity
from memory.records.collection import Collection
from memory.records.tables import aliases

_RACES = 3
"""Times that another process may be quicker to give a name to somebody before we give up."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody was seen on a channel at a moment, by these names."""

    identity: Identity
    at: datetime


@dataclass(frozen=True, slots=True)
class _Name:
    person_id: str
    address: str
    ended_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.ended_at is None or at <= self.ended_at


class Aliases(Collection):
    async def people(self, channel: str, sightings: Sequence[Sighting]) -> list[str]:
        """The person of each sighting, in order; whoever is not known yet is given an id."""
        for _ in range(_RACES):
            register = _Register(await self._known(channel, {alias for s in sightings for alias in s.identity.addresses}))
            found = [register.person(sighting) for sighting in sightings]
            if await self._keep(channel, register, max((s.at for s in sightings), default=None)):
                return found
        raise RuntimeError("names were given to others again and again")

    async def address(self, channel: str, person_id: str) -> str | None:
        """Where an answer reaches a person now: their phone as the channel writes it, else their user id."""
        rows = await self.connection.execute(
            select(aliases.c.address)
            .where(aliases.c.tenant == self.tenant, aliases.c.channel == channel, aliases.c.person_id == person_id)
            .where(aliases.c.ended_at.is_(None))
            .order_by(aliases.c.alias.like("phone:%").desc(), aliases.c.since.desc())
            .limit(1)
        )
        found: str | None = rows.scalar_one_or_none()
        return found

    async def _known(self, channel: str, names: Iterable[str]) -> dict[str, _Name]:
        rows = await self.connection.execute(
            select(aliases).where(aliases.c.tenant == self.tenant, aliases.c.channel == channel, aliases.c.alias.in_(sorted(names)))
        )
        return {row.alias: _Name(row.person_id, row.address, row.ended_at) for row in rows}

    async def _keep(self, channel: str, register: _Register, at: datetime | None) -> bool:
        """Write what the register learned; False where another process gave one of the new names to somebody meanwhile."""
        rows = [
            {"channel": channel, "alias": alias, "person_id": name.person_id, "address": name.address, "since": at, "ended_at": None}
            for alias, name in sorted(register.changed.items())
        ]
        added = {row.alias for row in await self._add_new(aliases, [row for row in rows if row["alias"] in register.new], "alias")}
        for row in rows:
            if row["alias"] not in register.new:
                await self._put(aliases, ["channel", "alias"], row)
        return added == register.new


class _Register:
    """The names of a batch while it is read: what was known, and what is new or has changed."""

    def __init__(self, known: dict[str, _Name]) -> None:
        self._names = known
        self.changed: dict[str, _Name] = {}
        self.new: set[str] = set()

    def person(self, sighting: Sighting) -> str:
        names = sighting.identity.addresses
        held = [self._names[alias] for alias in names if alias in self._names and self._names[alias].holds(sighting.at)]
        person_id = held[0].person_id if held else f"wa-{secrets.token_hex(12)}"
        for alias, address in names.items():
            self._give(alias, _Name(person_id, address), sighting.at)
        return person_id

    def _give(self, alias: str, name: _Name, at: datetime) -> None:
        old = self._names.get(alias)
        if old is not None and replace(old, ended_at=None) == name and old.holds(at):
            return
        if old is None:
            self.new.add(alias)
        self._names[alias] = self.changed[alias] = name
