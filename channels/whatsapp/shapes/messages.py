"""A message of a person, whatever its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels.whatsapp.shapes.events import Event, Said
from channels.whatsapp.shapes.reading import digest, identifier, items, mapping, moment, text
from domain.conversation import Kind
from domain.identities import Identity, is_phone


@dataclass(frozen=True, slots=True)
class Letter:
    """A raw message with what its change says around it."""

    number: str
    value: Mapping[str, Any]
    raw: Mapping[str, Any]
    now: datetime

    @property
    def external_id(self) -> str:
        return identifier(self.raw.get("id")) or digest(self.raw)

    @property
    def at(self) -> datetime:
        return moment(self.raw.get("timestamp"), self.now)

    @property
    def contact(self) -> Mapping[str, Any]:
        """The sender among the change's contacts: the one with the message's ids, or the only one."""
        contacts = [mapping(contact) for contact in items(self.value.get("contacts"))]
        ids = {identifier(self.raw.get("from")), identifier(self.raw.get("from_user_id"))} - {""}
        named = [each for each in contacts if ids & {identifier(each.get("wa_id")), identifier(each.get("user_id"))}]
        return named[0] if named else contacts[0] if len(contacts) == 1 else {}

    @property
    def who(self) -> Identity | None:
        """The sender; None where nothing says who it was."""
        user_id = identifier(self.raw.get("from_user_id")) or identifier(self.contact.get("user_id"))
        phone = identifier(self.raw.get("from")) or identifier(self.contact.get("wa_id"))
        if phone and not is_phone(phone):
            user_id, phone = user_id or phone, ""
        return Identity(user_id or None, phone or None) if user_id or phone else None

    @property
    def profile_name(self) -> str | None:
        return text(mapping(self.contact.get("profile")).get("name")).strip() or None


def message(letter: Letter) -> Event | None:
    """What a message says; None where it is none."""
    who = letter.who
    if who is None:
        return None
    words = text(mapping(letter.raw.get("text")).get("body"))
    if not words:
        return None
    return Said(letter.number, letter.external_id, letter.at, who, Kind.TEXT, words, letter.raw, None, letter.profile_name)
