"""The walk through a webhook: every entry, every change, every message and status in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.whatsapp.shapes.events import Event, Noticed
from channels.whatsapp.shapes.letters import Letter
from channels.whatsapp.shapes.messages import message
from channels.whatsapp.shapes.moves import id_update
from channels.whatsapp.shapes.preferences import preference
from channels.whatsapp.shapes.reading import digest, identifier, items, mapping, parsed
from channels.whatsapp.shapes.statuses import status

_MOST_UNREADABLE = 20_000
"""Characters that are kept of a body that is no JSON."""
_LONGEST_KIND = 64


def read(body: bytes, now: datetime) -> list[Event]:
    """Everything a body says; a part that cannot be read is noticed, and the parts beside it are read."""
    content = parsed(body)
    if content is None:
        return [Noticed("unreadable", digest(body), {"body": body.decode("utf-8", "replace")[:_MOST_UNREADABLE]})]
    changes = [
        (mapping(entry), change) for entry in items(mapping(content).get("entry")) for change in items(mapping(entry).get("changes"))
    ]
    if not changes:
        return [Noticed("unknown", digest(content), {"body": content})]
    return [event for entry, change in changes for event in _change(entry, change, now)]


def _change(entry: Mapping[str, Any], change: Any, now: datetime) -> list[Event]:
    value, field = mapping(mapping(change).get("value")), identifier(mapping(change).get("field"))
    metadata = mapping(value.get("metadata"))
    number = identifier(metadata.get("phone_number_id"))
    found = list(_told(number, value, metadata, now)) if number else []
    if not found:
        about = {"id": entry.get("id"), "time": entry.get("time"), "change": change}
        found = [Noticed((field or "unknown")[:_LONGEST_KIND], digest(about), about, number or None)]
    return found


def _told(number: str, value: Mapping[str, Any], metadata: Mapping[str, Any], now: datetime) -> Iterator[Event]:
    for raw in items(value.get("messages")):
        yield message(Letter(number, value, mapping(raw), now)) or _beside("message", raw, metadata, number)
    for raw in items(value.get("statuses")):
        yield status(number, raw, now) or _beside("status", raw, metadata, number)
    for raw in items(value.get("user_id_update")):
        yield id_update(Letter(number, value, mapping(raw), now)) or _beside("user_id_update", raw, metadata, number)
    for raw in items(value.get("user_preferences")):
        yield preference(Letter(number, value, mapping(raw), now)) or _beside("user_preferences", raw, metadata, number)


def _beside(what: str, raw: Any, metadata: Any, number: str) -> Noticed:
    """A message or status that is none of those we know; its kind is the type it gives itself."""
    told = mapping(raw)
    kind = identifier(told.get("type")) if what == "message" else what
    payload = {"metadata": metadata, what: raw}
    return Noticed((kind or "broken")[:_LONGEST_KIND], digest(payload), payload, number)
