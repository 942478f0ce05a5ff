"""System messages and changes that tell of a person's new phone or user id."""

from __future__ import annotations

import re

from channels.whatsapp.shapes.events import Moved
from channels.whatsapp.shapes.letters import Letter, identity
from channels.whatsapp.shapes.reading import digest, identifier, mapping, text
from domain.delivery.identities import Identity

_FROM_TO = re.compile(r"\bfrom (?P<before>\S+) to (?P<after>\S+?)\.?$")
"""How the words of a system message end, in English whatever the language of the account."""


def moved(letter: Letter) -> Moved | None:
    """A system message; None where it tells of nobody's move."""
    system = mapping(letter.raw.get("system"))
    told = _FROM_TO.search(text(system.get("body")))
    old, new = (told["before"], told["after"]) if told else ("", "")
    match text(system.get("type")):
        case "user_changed_number" | "customer_changed_number":
            phone = identifier(system.get("wa_id")) or identifier(system.get("new_wa_id")) or new
            before = identity(identifier(letter.raw.get("from_user_id")), identifier(letter.raw.get("from")) or old)
            after = identity(identifier(system.get("user_id")), phone)
        case "user_changed_user_id":
            previous = identifier(system.get("previous_user_id")) or identifier(letter.raw.get("from_user_id")) or old
            before = identity(previous, identifier(letter.raw.get("from")))
            after = identity(identifier(system.get("user_id")) or new, identifier(system.get("wa_id")))
        case _:
            return None
    return _moved(letter, letter.external_id, before, after)


def id_update(letter: Letter) -> Moved | None:
    """An entry of the field `user_id_update`: the id before and after, and the phone where it is told."""
    ids = mapping(letter.raw.get("user_id"))
    before, after = (
        identity(identifier(ids.get("previous")), ""),
        identity(identifier(ids.get("current")), identifier(letter.raw.get("wa_id"))),
    )
    return _moved(letter, digest(letter.raw), before, after)


def _moved(letter: Letter, external_id: str, before: Identity | None, after: Identity | None) -> Moved | None:
    if before is None or after is None or before == after:
        return None
    return Moved(letter.number, external_id, letter.at, before, after, letter.raw)
