"""The walk through a webhook: every entry, every change, every message in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.whatsapp.shapes.events import Event, Noticed
from channels.whatsapp.shapes.messages import Letter, message
from channels.whatsapp.shapes.reading import digest, identifier, items, mapping, parsed

_MOST_UNREADABLE = 20_000
"""Characters that are kept of a body that is no JSON."""


def read(body: bytes, now: datetime) -> list[Event]:
    """Everything a body says; a part that cannot be read is noticed, and the parts beside it are read."""
    content = parsed(body)
    if content is None:
        return [Noticed("unreadable", digest(body), {"body": body.decode("utf-8", "replace")[:_MOST_UNREADABLE].replace("\0", "")})]
    changes = [(entry, change) for entry in items(mapping(content).get("entry")) for change in items(mapping(entry).get("changes"))]
    if not changes:
        return [Noticed("unknown", digest(content), content)]
    return [event for entry, change in changes for event in _change(mapping(entry), change, now)]


def _change(entry: Mapping[str, Any], change: Any, now: datetime) -> Iterator[Event]:
    value = mapping(mapping(change).get("value"))
    metadata = mapping(value.get("metadata"))
    number = identifier(metadata.get("phone_number_id"))
    told = items(value.get("messages")) if number else []
    for raw in told:
        yield message(Letter(number, value, mapping(raw), now)) or _noticed("broken", {"metadata": metadata, "message": raw}, number)
    if not told:
        about = {"id": entry.get("id"), "time": entry.get("time"), "change": change}
        yield _noticed(identifier(mapping(change).get("field"))[:64] or "unknown", about, number)


def _noticed(kind: str, payload: Any, number: str) -> Noticed:
    return Noticed(kind, digest(payload), payload, number or None)
