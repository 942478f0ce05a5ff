"""The names of a batch while it is read: what was known, and what is new or has changed."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from domain.delivery.identities import Identity


@dataclass(frozen=True, slots=True)
class Name:
    """Whose a name is, and what is written to."""

    person_id: str
    address: str
    since: datetime | None = None
    ended_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.ended_at is None or at <= self.ended_at

    @property
    def values(self) -> dict[str, Any]:
        return asdict(self)


class Register:
    """`found` are the people entered, in order; `changed` are the names to be written, `new` those of them nobody had."""

    def __init__(self, known: dict[str, Name]) -> None:
        self._names = known
        self.found: list[str] = []
        self.changed: dict[str, Name] = {}
        self.new: set[str] = set()

    def enter(self, identity: Identity, at: datetime) -> None:
        """Find the person of an identity, or begin one; all its names are theirs from now on."""
        person_id = self.holder(identity, at) or f"wa-{secrets.token_hex(12)}"
        for alias, address in identity.addresses.items():
            self.give(alias, Name(person_id, address), at)
        self.found.append(person_id)

    def holder(self, identity: Identity, at: datetime) -> str | None:
        """Who has a name of an identity; the user id is asked first."""
        return next((person for alias in identity.addresses if (person := self.holder_of(alias, at))), None)

    def holder_of(self, alias: str, at: datetime) -> str | None:
        name = self._names.get(alias)
        return name.person_id or None if name is not None and name.holds(at) else None

    def give(self, alias: str, name: Name, at: datetime) -> None:
        """A name is somebody's; nothing changes where it is already, or was when this was said."""
        old = self._names.get(alias)
        if old is None:
            self.new.add(alias)
        elif old.holds(at) and (old.person_id, old.address) == (name.person_id, name.address):
            return
        ended_at = old.ended_at if old is not None and old.holds(at) and old.person_id == name.person_id else None
        self._names[alias] = self.changed[alias] = replace(name, since=at, ended_at=ended_at)

    def end(self, alias: str, at: datetime) -> None:
        """A name leads to its person no more, but for what was said before."""
        if (old := self._names.get(alias)) is not None:
            self._names[alias] = self.changed[alias] = replace(old, since=old.since or at, ended_at=at)

    def forget(self, alias: str) -> None:
        """A name leads to nobody until it is given anew."""
        self._names[alias] = replace(self._names[alias], person_id="", ended_at=None)

    def rename(self, gone: str, kept: str) -> None:
        """Two people are one."""
        self._names = {alias: replace(name, person_id=kept) if name.person_id == gone else name for alias, name in self._names.items()}
        self.changed = {alias: replace(name, person_id=kept) if name.person_id == gone else name for alias, name in self.changed.items()}
        self.found = [kept if person_id == gone else person_id for person_id in self.found]
