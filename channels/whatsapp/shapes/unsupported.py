"""What WhatsApp does not hand over, or what we do not know yet: the person wrote all the same, and is owed an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.reading import items, kept, mapping, text
from domain.conversation import Kind

_MOST_ITEMS = 30


def unsupported(type_: str, raw: Mapping[str, Any]) -> Content:
    """With the type it came as, and the errors that say why."""
    errors = [mapping(error) for error in items(raw.get("errors"))]
    told = [{"code": error.get("code"), "title": text(error.get("title")), "details": _details(error)} for error in errors]
    data = {"type": type_ or "unknown", "errors": [kept(error, error) for error in told]}
    return Content(Kind.UNSUPPORTED, "", kept(data, data))


def order(content: Any) -> Content | None:
    """Things chosen in a catalogue; the words sent along are read as any."""
    told = mapping(content)
    chosen = [mapping(item) for item in items(told.get("product_items"))[:_MOST_ITEMS]]
    things = {"catalog_id": text(told.get("catalog_id")), "items": [kept(item, item) for item in chosen]}
    if words := text(told.get("text")).strip():
        return Content(Kind.TEXT, words, {"order": kept(things, things)})
    return Content(Kind.UNSUPPORTED, "", {"type": "order", "order": kept(things, things)}) if chosen else None


def _details(error: Mapping[str, Any]) -> str:
    return text(error.get("details")) or text(mapping(error.get("error_data")).get("details"))
