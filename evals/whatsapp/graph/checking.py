"""What the Graph API refuses of a message before it takes it: the limits of every kind that can be sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from evals.whatsapp.graph.interactive import check_interactive
from evals.whatsapp.graph.reading import link_of, need, text_of
from evals.whatsapp.graph.templates import Templates
from evals.whatsapp.refusals import Refusal

TEXT, CAPTION, CALLBACK = 4096, 1024, 512
"""Characters at most of a text, of a caption and of `biz_opaque_callback_data`."""
_PHONE, _USER_ID = re.compile(r"^\+?[\d\s()-]{7,24}$"), re.compile(r"^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$")

Body = Mapping[str, Any]


def check(body: Any, templates: Templates) -> str:
    """Whom a message is for, by phone digits or business-scoped user id; a Refusal where the API would refuse it."""
    if not isinstance(body, dict):
        raise Refusal(100, "Invalid parameter")
    if body.get("messaging_product") != "whatsapp":
        raise Refusal(100, "The parameter messaging_product is required.")
    kind = body.get("type", "text")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise Refusal(
            131051 if isinstance(kind, str) else 100, f"Param type must be one of {{{', '.join(_KINDS).upper()}}} - got {kind!r}."
        )
    if body.get("recipient_type", "individual") not in ("individual", "group"):
        raise Refusal(100, "Param recipient_type must be one of {INDIVIDUAL, GROUP}.")
    to = _recipient(body)
    callback = body.get("biz_opaque_callback_data")
    if callback is not None and (not isinstance(callback, str) or len(callback) > CALLBACK):
        raise Refusal(131009, f"biz_opaque_callback_data must be a string of at most {CALLBACK} characters")
    if "context" in body:
        text_of(need(body, "context", dict), "message_id", "context", 512)
    if kind == "template":
        templates.check(need(body, "template", dict))
    else:
        _KINDS[kind](need(body, kind, list if kind == "contacts" else dict))
    return to


def _recipient(body: Body) -> str:
    """`to` (a phone) goes before `recipient` (a business-scoped user id) where both are given."""
    to, recipient = body.get("to"), body.get("recipient")
    if to:
        if not isinstance(to, str) or not _PHONE.match(to):
            raise Refusal(131009, "Parameter value is not valid: to")
        return re.sub(r"\D", "", to)
    if recipient:
        if not isinstance(recipient, str) or not _USER_ID.match(recipient):
            raise Refusal(131009, "Parameter value is not valid: recipient")
        return recipient
    raise Refusal(100, "The parameter to is required.")


def _text(part: Body) -> None:
    text_of(part, "body", "text", TEXT, code=100)


def _media(part: Body, *, caption: bool = True) -> None:
    identified, linked = bool(part.get("id")), bool(part.get("link"))
    if identified == linked:
        raise Refusal(131009 if linked else 131008, "Exactly one of id and link is required")
    if linked:
        link_of(part, "link")
    if "caption" in part:
        if not caption:
            raise Refusal(131009, "caption is not supported for this media type")
        text_of(part, "caption", "media", CAPTION)


def _captionless(part: Body) -> None:
    _media(part, caption=False)


def _location(part: Body) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        try:
            value = float(part[name])
        except (KeyError, TypeError, ValueError):
            raise Refusal(131008, f"Required parameter is missing: {name}") from None
        if not -most <= value <= most:
            raise Refusal(131009, f"{name} must be between -{most} and {most}")


def _reaction(part: Body) -> None:
    text_of(part, "message_id", "reaction", 512)
    if not isinstance(part.get("emoji"), str):
        raise Refusal(131008, "Required parameter is missing: emoji")


def _contacts(part: list[Any]) -> None:
    if not part:
        raise Refusal(131008, "Required parameter is missing: contacts")
    for card in part:
        name = need(card, "name", dict) if isinstance(card, dict) else {}
        text_of(name, "formatted_name", "contacts.name", 1024)


_KINDS: dict[str, Callable[[Any], None]] = {
    "text": _text,
    "image": _media,
    "video": _media,
    "document": _media,
    "audio": _captionless,
    "sticker": _captionless,
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "interactive": check_interactive,
    "template": lambda _: None,
}
