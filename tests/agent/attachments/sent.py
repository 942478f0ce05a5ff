"""What people send beside words, as the WhatsApp channel hands it on."""

from __future__ import annotations

from typing import Any

from domain.conversation import Attachment, Kind


def photo(**more: Any) -> Attachment:
    return Attachment(Kind.IMAGE, {"media_id": "271", "mime": "image/jpeg", "sha256": "aa" * 32, **more})


def video() -> Attachment:
    return Attachment(Kind.VIDEO, {"media_id": "272", "mime": "video/mp4", "sha256": "bb" * 32})


def voice_note(**more: Any) -> Attachment:
    return Attachment(Kind.AUDIO, {"media_id": "273", "mime": "audio/ogg; codecs=opus", "sha256": "cc" * 32, "voice": True, **more})


def document() -> Attachment:
    return Attachment(Kind.DOCUMENT, {"media_id": "274", "mime": "application/pdf", "sha256": "dd" * 32, "filename": "CRLV Zuleide.pdf"})


def sticker() -> Attachment:
    return Attachment(Kind.STICKER, {"media_id": "275", "mime": "image/webp", "sha256": "ee" * 32})


def location(latitude: object, longitude: object, **more: Any) -> Attachment:
    return Attachment(Kind.LOCATION, {"latitude": latitude, "longitude": longitude, "name": None, "address": None, **more})


def contact() -> Attachment:
    person = {"name": {"formatted_name": "Zuleide Quaresma"}, "phones": [{"phone": "+55 11 93333-2222", "wa_id": "5511933332222"}]}
    return Attachment(Kind.CONTACTS, {"contacts": [person]})


def reaction(emoji: str) -> Attachment:
    return Attachment(Kind.REACTION, {"emoji": emoji, "message_id": "wamid.1"})


def unsupported() -> Attachment:
    return Attachment(Kind.UNSUPPORTED, {"title": "Unsupported message type", "code": 131051})


def tap(choice: str, title: str) -> Attachment:
    return Attachment(Kind.CHOICE, {"id": choice, "title": title})


def from_ad(headline: str, body: str = "") -> Attachment:
    ad = {
        "source_type": "ad",
        "source_id": "120210",
        "headline": headline,
        "body": body,
        "source_url": "https://fb.me/1",
        "ctwa_clid": "ARAk",
    }
    return Attachment(Kind.TEXT, {"referral": ad})


IN_JUNDIAI = location(-23.20, -46.90)
IN_RIO = location(-22.91, -43.17)


def pointing(*cars: str) -> Attachment:
    """Words in answer to a message about these cars, as the channel tells it (channels/batches.py)."""
    return Attachment(Kind.TEXT, {"context": {"id": "wamid.1"}, "quoted_cars": list(cars)})
