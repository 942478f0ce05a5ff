"""A message of a person, whatever its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from channels.whatsapp.shapes.cards import contacts, reaction
from channels.whatsapp.shapes.choices import button, interactive
from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.events import Event, Said, Withdrawn
from channels.whatsapp.shapes.letters import Letter
from channels.whatsapp.shapes.media import MEDIA, media
from channels.whatsapp.shapes.moves import moved
from channels.whatsapp.shapes.places import location
from channels.whatsapp.shapes.reading import identifier, mapping, text
from channels.whatsapp.shapes.unsupported import order, unsupported
from domain.conversation import Kind

_READERS: dict[str, Callable[[Any], Content | None]] = {
    "interactive": interactive,
    "button": button,
    "location": location,
    "contacts": contacts,
    "reaction": reaction,
    "order": order,
}
_TYPES = ("text", *_READERS, *sorted(MEDIA), "edit", "revoke", "system")
_NOT_SAID = frozenset({"request_welcome", "ephemeral"})
"""Types that are signs of the app, not words to answer."""


def message(letter: Letter) -> Event | None:
    """What a message says; None where it says nothing, or nobody says it."""
    type_ = text(letter.raw.get("type")) or next((name for name in _TYPES if name in letter.raw), "")
    if type_ == "system":
        return moved(letter)
    who = letter.who
    if who is None or not letter.raw or type_ in _NOT_SAID or letter.raw.get("group_id"):
        return None
    if type_ == "revoke":
        original = identifier(mapping(letter.raw.get("revoke")).get("original_message_id"))
        return Withdrawn(letter.number, letter.external_id, letter.at, who, original, letter.raw) if original else None
    corrects, raw = None, letter.raw
    if type_ == "edit":
        corrects = identifier(mapping(raw.get("edit")).get("original_message_id")) or None
        raw = mapping(mapping(raw.get("edit")).get("message"))
        type_ = text(raw.get("type")) or next((name for name in _TYPES if name in raw), "")
    content = _content(type_, raw)
    data = {**content.data, **letter.around}
    return Said(
        number=letter.number,
        external_id=letter.external_id,
        at=letter.at,
        who=who,
        kind=content.kind,
        text=content.text,
        raw=letter.raw,
        data=data or None,
        profile_name=letter.profile_name,
        corrects=corrects,
    )


def _content(type_: str, raw: Mapping[str, Any]) -> Content:
    if type_ == "text" and (words := text(mapping(raw.get("text")).get("body"))):
        return Content(Kind.TEXT, words)
    found = media(type_, raw.get(type_)) if type_ in MEDIA else _READERS.get(type_, _nothing)(raw.get(type_))
    return found or unsupported(type_, raw)


def _nothing(_: Any) -> None:
    return None
