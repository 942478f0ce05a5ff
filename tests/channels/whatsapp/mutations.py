"""Webhooks gone wrong in every way that JSON allows, around a message that is whole."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

from tests.channels.whatsapp.payloads import NUMBER, PHONE, SENT_AT, contact, message, text, value

_CONTENTS: tuple[tuple[str, Any], ...] = (
    ("text", {"body": "oi"}),
    ("button", {"text": "Sim", "payload": "p"}),
    ("interactive", {"type": "button_reply", "button_reply": {"id": "b", "title": "Ver"}}),
    ("interactive", {"type": "list_reply", "list_reply": {"id": "r", "title": "Onix", "description": "2019"}}),
    ("interactive", {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": '{"a": "b"}'}}),
    ("location", {"latitude": -22.9, "longitude": -47.0, "name": "Loja"}),
    ("image", {"id": "1", "mime_type": "image/jpeg", "sha256": "0f", "caption": "esse"}),
    ("audio", {"id": "2", "mime_type": "audio/ogg", "voice": True}),
    ("document", {"id": "3", "filename": "a.pdf"}),
    ("contacts", [{"name": {"formatted_name": "Rui"}, "phones": [{"phone": "+55"}]}]),
    ("reaction", {"message_id": "wamid.x", "emoji": "👍"}),
    ("order", {"catalog_id": "1", "text": "este", "product_items": [{"product_retailer_id": "onix"}]}),
    ("edit", {"original_message_id": "wamid.y", "message": {"type": "text", "text": {"body": "oi!"}}}),
    ("revoke", {"original_message_id": "wamid.z"}),
    ("system", {"type": "user_changed_number", "wa_id": "5521987651234", "body": f"User A changed from {PHONE} to 5521987651234"}),
    ("unsupported", None),
)
_AROUND = {
    "context": {"from": "551932000000", "id": "wamid.q", "forwarded": True},
    "referral": {"source_id": "1", "headline": "SUVs"},
    "errors": [{"code": 131051, "title": "x", "error_data": {"details": "y"}}],
}
_STATUS = {
    "id": "wamid.s", "status": "failed", "timestamp": str(SENT_AT), "recipient_id": PHONE, "biz_opaque_callback_data": "d1",
    "pricing": {"billable": True, "category": "service"}, "errors": [{"code": 131026, "title": "t", "error_data": {"details": "d"}}],
}  # fmt: skip
_TEXTS = st.text(st.characters(exclude_categories=()), max_size=8) | st.sampled_from(
    ["", "0", PHONE, NUMBER, "\0", "wamid.y", "text", "x" * 300]
)
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS
_JUNK = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3), max_leaves=6)


@st.composite
def mutated(draw: st.DrawFn, whole: Any) -> Any:
    """A value with one to three of its parts replaced, left out, repeated or put elsewhere."""
    broken = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = _somewhere(draw, broken)
        if holder is None:
            return draw(_JUNK)
        match draw(st.sampled_from(("replace", "leave out", "add", "repeat"))):
            case "replace":
                holder[key] = draw(_JUNK)
            case "leave out":
                del holder[key]
            case "add" if isinstance(holder, dict):
                holder[draw(_TEXTS)] = draw(_JUNK)
            case _ if isinstance(holder, list):
                holder += [copy.deepcopy(holder[key])] * 2
            case _:
                holder[key] = [holder[key]]
    return broken


def _somewhere(draw: st.DrawFn, whole: Any) -> tuple[Any, Any]:
    """A container somewhere within, and one of its keys; (None, None) where there is none."""
    places: list[tuple[Any, Any]] = []
    waiting = [whole]
    while waiting:
        within = waiting.pop()
        keys = list(within) if isinstance(within, dict) else range(len(within)) if isinstance(within, list) else ()
        places += [(within, key) for key in keys]
        waiting += [within[key] for key in keys]
    return draw(st.sampled_from(places)) if places else (None, None)


@st.composite
def broken_beside(draw: st.DrawFn, whole_id: str) -> bytes:
    """A webhook in which one message is whole, and anything else may not be."""
    type_, content = draw(st.sampled_from(_CONTENTS))
    around = draw(st.dictionaries(st.sampled_from(sorted(_AROUND)), st.none(), max_size=3))
    raw = message(type_, content, **{name: _AROUND[name] for name in around})
    beside = draw(mutated(raw) | _JUNK)
    good = text("estou inteira", id=whole_id, **{"from": "5531988887777"})
    messages = draw(st.permutations([good, beside, *draw(st.lists(_JUNK, max_size=1))]))
    told = value(*messages, contacts=draw(mutated([contact()]) | _JUNK), statuses=draw(mutated([_STATUS]) | _JUNK))
    changes = draw(
        st.permutations([{"field": draw(_JUNK), "value": told}, draw(mutated({"field": "messages", "value": value(raw)}) | _JUNK)])
    )
    entry = {"id": draw(_LEAVES), "time": draw(_LEAVES), "changes": changes}
    return json.dumps({"object": draw(_LEAVES), "entry": draw(st.permutations([entry, draw(_JUNK)]))}).encode()
