"""What a profile tells of a person, kept where they let us and had not told us themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from agent.understanding.entities.lexicon import words
from agent.understanding.text import fold
from domain.delivery.identities import Identity, canonical
from domain.people import Actor, Role
from memory.records import Books
from memory.records.audit import Entry

_NOT_OF_NAMES = re.compile(r"[^\w\s'’-]|[\d_]")
_LONGEST_NAME = 80


async def learn_profiles(books: Books, seen: Mapping[str, tuple[Identity, str | None]], at: datetime) -> None:
    """Of people by id: who they were seen as, and the name of their profile."""
    told = {person_id: _told(who, profile_name) for person_id, (who, profile_name) in seen.items()}
    for person in await books.people.agreed_and_incomplete([person_id for person_id, known in told.items() if known]):
        learned = {field: value for field, value in told[person.id].items() if getattr(person, field) is None}
        if learned:
            await books.people.learn(person.id, **learned)
            actor = Actor(books.tenant, person.id, Role.CUSTOMER)
            await books.audit.record([Entry(actor, "learn_profile", True, {"fields": sorted(learned)}, at)])


def _told(who: Identity, profile_name: str | None) -> dict[str, str]:
    name = name_of(profile_name) if profile_name else None
    return ({"name": name} if name else {}) | ({"phone": f"+{canonical(who.phone)}"} if who.phone else {})


def name_of(profile_name: str) -> str | None:
    """The name of a person in a profile's, which may be a shop's, a joke or a row of flowers: one that begins with a first name."""
    name = " ".join(_NOT_OF_NAMES.sub(" ", profile_name).split())
    first = fold(name).split()[:1]
    return name if len(name) <= _LONGEST_NAME and first and first[0] in words("first_names") else None
