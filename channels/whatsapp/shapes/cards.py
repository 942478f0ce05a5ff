"""Contacts that somebody passes on, and reactions to a message."""

from __future__ import annotations

from typing import Any

from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.reading import identifier, items, kept, mapping, text
from domain.conversation import Kind

_MOST_CONTACTS = 50
_OF_A_CONTACT = ("name", "phones", "emails", "org", "addresses", "urls", "birthday", "vcard")


def contacts(content: Any) -> Content | None:
    cards = [kept(mapping(card), _OF_A_CONTACT) for card in items(content)[:_MOST_CONTACTS]]
    return Content(Kind.CONTACTS, "", {"contacts": [card for card in cards if card]}) if any(cards) else None


def reaction(content: Any) -> Content | None:
    """An emoji put on a message; taken off again where it is empty."""
    told = mapping(content)
    message_id = identifier(told.get("message_id")) or identifier(told.get("messsage_id"))  # as Meta's own examples misspell it
    return Content(Kind.REACTION, "", {"emoji": text(told.get("emoji")), "message_id": message_id}) if message_id else None
