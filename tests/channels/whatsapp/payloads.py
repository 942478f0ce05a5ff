"""Webhooks as Meta sends them, of people and numbers of our own."""

from __future__ import annotations

import hmac
from itertools import count
from typing import Any

import orjson

NUMBER = "104502210"
SECRET = "segredo-do-aplicativo"
TOKEN = "palavra-combinada"
PHONE = "5519998124411"
SENT_AT = 1_795_525_200
"""24 November 2026, 10:00 in São Paulo."""
_ids = count(1)


def text(body: str = "oi", **changes: Any) -> dict[str, Any]:
    """A text message; a change to None leaves the entry out."""
    return message("text", {"body": body}, **changes)


def message(type_: str, content: Any = None, **changes: Any) -> dict[str, Any]:
    raw = {"from": PHONE, "id": f"wamid.{next(_ids)}", "timestamp": str(SENT_AT), "type": type_, type_: content} | changes
    return {name: value for name, value in raw.items() if value is not None}


def contact(name: str = "Joana", **ids: str) -> dict[str, Any]:
    return {"profile": {"name": name}, **(ids or {"wa_id": PHONE})}


def value(*messages: Any, number: str = NUMBER, **more: Any) -> dict[str, Any]:
    told = {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "551932000000", "phone_number_id": number}}
    return told | ({"messages": list(messages)} if messages else {}) | more


def change(*messages: Any, field: str = "messages", **more: Any) -> dict[str, Any]:
    return {"field": field, "value": value(*messages, **more)}


def webhook(*changes: Any) -> bytes:
    return orjson.dumps({"object": "whatsapp_business_account", "entry": [{"id": "310", "time": SENT_AT, "changes": list(changes)}]})


def signature(body: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, "sha256").hexdigest()
