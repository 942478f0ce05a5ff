"""A raw message with what its change says around it: what all types of messages have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from channels.whatsapp.shapes.reading import digest, identifier, items, kept, mapping, moment, text
from domain.delivery.identities import Identity, is_phone

_OF_AN_AD = (
    "source_url", "source_id", "source_type", "headline", "body", "media_type", "image_url", "video_url", "thumbnail_url", "ctwa_clid",
)  # fmt: skip


@dataclass(frozen=True)
class Letter:
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

    @cached_property
    def contact(self) -> Mapping[str, Any]:
        """The sender among the change's contacts: the one with the message's ids, or the only one."""
        contacts = [mapping(contact) for contact in items(self.value.get("contacts"))]
        ids = {identifier(self.raw.get("from")), identifier(self.raw.get("from_user_id"))} - {""}
        named = [each for each in contacts if ids & {identifier(each.get("wa_id")), identifier(each.get("user_id"))}]
        return named[0] if named else contacts[0] if len(contacts) == 1 else {}

    @cached_property
    def who(self) -> Identity | None:
        """The sender; None where nothing says who it was."""
        user_id = identifier(self.raw.get("from_user_id")) or identifier(self.contact.get("user_id"))
        return identity(user_id, identifier(self.raw.get("from")) or identifier(self.contact.get("wa_id")))

    @property
    def profile_name(self) -> str | None:
        return text(mapping(self.contact.get("profile")).get("name")).strip() or None

    @property
    def around(self) -> dict[str, Any]:
        """What stands around the content: the message it answers, that it was forwarded, the ad it came from."""
        context, referral = mapping(self.raw.get("context")), mapping(self.raw.get("referral"))
        forwarded = context.get("forwarded") is True or context.get("frequently_forwarded") is True
        answers = kept({"id": identifier(context.get("id")), "product": mapping(context.get("referred_product"))}, ("id", "product"))
        return kept({"context": answers, "forwarded": forwarded or None, "referral": kept(referral, _OF_AN_AD)}, _AROUND)


_AROUND = ("context", "forwarded", "referral")


def identity(user_id: str, phone: str) -> Identity | None:
    """Somebody by the names a channel gives; what is no phone number is a name of its own."""
    if phone and not is_phone(phone):
        user_id, phone = user_id or phone, ""
    return Identity(user_id or None, phone or None) if user_id or phone else None
