"""The content of every kind of message a person can send, as webhooks carry it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

Content = dict[str, Any]


def text(body: str, *, answers: str | None = None, referral: Mapping[str, Any] | None = None) -> Content:
    """Words; `answers` quotes a message of the shop, `referral` is the ad the person came from."""
    content: Content = {"type": "text", "text": {"body": body}}
    if answers is not None:
        content["context"] = {"from": "551130000000", "id": answers}
    return content | ({"referral": dict(referral)} if referral is not None else {})


def ad(headline: str = "SUVs até 90 mil", *, clid: str = "ARAkLkA8rmlFeiCktEJQ") -> Content:
    """The `referral` of a click on an ad."""
    return {
        "source_url": "https://fb.me/anuncio", "source_id": "120210000000000000", "source_type": "ad", "headline": headline,
        "body": "Venha conhecer", "media_type": "image", "image_url": "https://example.com/anuncio.jpg", "ctwa_clid": clid,
    }  # fmt: skip


def button_reply(id: str, title: str, *, answers: str = "wamid.question") -> Content:
    """A tap on a reply button of an interactive message."""
    return _interactive({"type": "button_reply", "button_reply": {"id": id, "title": title}}, answers)


def list_reply(id: str, title: str, description: str | None = None, *, answers: str = "wamid.question") -> Content:
    """A row chosen from a list."""
    row = {"id": id, "title": title} | ({"description": description} if description is not None else {})
    return _interactive({"type": "list_reply", "list_reply": row}, answers)


def flow_reply(response_json: str, *, answers: str = "wamid.question") -> Content:
    """A filled form; the answers are JSON in a string."""
    return _interactive({"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": response_json}}, answers)


def template_button(text: str, payload: str, *, answers: str = "wamid.template") -> Content:
    """A tap on a quick-reply button of a template."""
    return {"type": "button", "button": {"text": text, "payload": payload}, "context": {"from": "551130000000", "id": answers}}


def location(latitude: float, longitude: float, name: str | None = None, address: str | None = None) -> Content:
    more = {key: value for key, value in (("name", name), ("address", address)) if value is not None}
    return {"type": "location", "location": {"latitude": latitude, "longitude": longitude} | more}


def image(media_id: str, caption: str | None = None, mime_type: str = "image/jpeg") -> Content:
    return _media("image", media_id, mime_type, caption=caption)


def video(media_id: str, caption: str | None = None) -> Content:
    return _media("video", media_id, "video/mp4", caption=caption)


def audio(media_id: str, *, voice: bool = True) -> Content:
    """`voice`: recorded with WhatsApp itself."""
    return _media("audio", media_id, "audio/ogg; codecs=opus", voice=voice)


def document(media_id: str, filename: str = "cnh.pdf", caption: str | None = None) -> Content:
    return _media("document", media_id, "application/pdf", filename=filename, caption=caption)


def sticker(media_id: str, *, animated: bool = False) -> Content:
    return _media("sticker", media_id, "image/webp", animated=animated)


def contacts(name: str, phone: str) -> Content:
    card = {"name": {"formatted_name": name, "first_name": name}, "phones": [{"phone": phone, "wa_id": phone.lstrip("+"), "type": "CELL"}]}
    return {"type": "contacts", "contacts": [card]}


def reaction(to: str, emoji: str | None) -> Content:
    """An emoji on a message; None takes it back, and then the key is absent."""
    return {"type": "reaction", "reaction": {"message_id": to} | ({"emoji": emoji} if emoji is not None else {})}


def edit(of: str, body: str) -> Content:
    """New words for a message of the same person."""
    return {"type": "edit", "edit": {"original_message_id": of, "message": text(body)}}


def deletion(of: str) -> Content:
    """The person takes a message back."""
    return {"type": "revoke", "revoke": {"original_message_id": of}}


def order(catalog_id: str = "367025965434465", retailer_id: str = "carro-1") -> Content:
    item = {"product_retailer_id": retailer_id, "quantity": 1, "item_price": 89900, "currency": "BRL"}
    return {"type": "order", "order": {"catalog_id": catalog_id, "text": "quero este", "product_items": [item]}}


def unsupported() -> Content:
    """What WhatsApp itself cannot hand over: a poll, a view-once picture."""
    error = {"code": 131051, "title": "Message type unknown", "message": "Message type unknown"}
    return {"type": "unsupported", "errors": [error | {"error_data": {"details": "Message type is currently not supported."}}]}


def number_changed(old: str, new: str, name: str = "Ana Souza") -> Content:
    """A system message: the person has another phone. It comes without `contacts`."""
    return {"type": "system", "system": {"type": "user_changed_number", "wa_id": new, "body": f"User {name} changed from {old} to {new}"}}


def user_id_changed(old: str, new: str, phone: str | None = None, name: str = "Ana Souza") -> Content:
    """A system message: the person has another business-scoped user id; the old one is in the words alone."""
    system = {"type": "user_changed_user_id", "user_id": new, "body": f"User {name} changed from {old} to {new}"}
    return {"type": "system", "system": system | ({"wa_id": phone} if phone is not None else {})}


def _interactive(reply: Content, answers: str) -> Content:
    return {"type": "interactive", "interactive": reply, "context": {"from": "551130000000", "id": answers}}


def _media(kind: str, media_id: str, mime_type: str, **more: Any) -> Content:
    told = {name: value for name, value in more.items() if value is not None}
    sha256 = hashlib.sha256(media_id.encode()).hexdigest()
    return {"type": kind, kind: {"id": media_id, "mime_type": mime_type, "sha256": sha256} | told}
