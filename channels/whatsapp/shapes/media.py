"""Pictures, sounds, films, papers and stickers: an id to fetch them by, never the thing itself. A caption is the words."""

from __future__ import annotations

from typing import Any

from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.reading import identifier, kept, mapping, text
from domain.conversation import Kind

_KINDS = {
    "image": Kind.IMAGE, "audio": Kind.AUDIO, "voice": Kind.AUDIO, "video": Kind.VIDEO, "document": Kind.DOCUMENT, "sticker": Kind.STICKER,
}  # fmt: skip
MEDIA = frozenset(_KINDS)


def media(type_: str, content: Any) -> Content | None:
    told = mapping(content)
    media_id = identifier(told.get("id"))
    if not media_id:
        return None
    caption = text(told.get("caption"))
    data = {
        "media_id": media_id,
        "mime": text(told.get("mime_type")),
        "sha256": text(told.get("sha256")),
        "filename": text(told.get("filename")),
        "caption": caption,
        "voice": told.get("voice") is True or type_ == "voice" or None,
        "animated": told.get("animated") is True or None,
    }
    return Content(_KINDS[type_], caption, kept(data, data))
