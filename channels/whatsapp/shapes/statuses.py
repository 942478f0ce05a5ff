"""What became of a message of ours: sent, delivered, read or failed, with its price and its error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.whatsapp.shapes.events import Reported
from channels.whatsapp.shapes.reading import digest, identifier, items, kept, mapping, moment, text
from domain.delivery.deliveries import Report, State

_STATES = {"sent": State.SENT, "delivered": State.DELIVERED, "read": State.READ, "played": State.READ, "failed": State.FAILED}
_OF_A_PRICE = ("billable", "pricing_model", "category", "type")
_MOST_CODE = 2**31


def status(number: str, raw: Any, now: datetime) -> Reported | None:
    """A status of a message; None for those of payments and others that move nothing."""
    told = mapping(raw)
    external_id, state = identifier(told.get("id")), _STATES.get(text(told.get("status")))
    if not external_id or state is None or text(told.get("type")) not in ("", "message"):
        return None
    code, words = _error(told)
    report = Report(
        external_id=external_id,
        callback_id=identifier(told.get("biz_opaque_callback_data")) or None,
        state=state,
        at=moment(told.get("timestamp"), now),
        price=kept(mapping(told.get("pricing")), _OF_A_PRICE) or None,
        error_code=code,
        error=words,
    )
    return Reported(number, digest(told), report, told)


def _error(told: Mapping[str, Any]) -> tuple[int | None, str | None]:
    """Code and words of the first error."""
    error = next((mapping(error) for error in items(told.get("errors"))), {})
    code = error.get("code")
    details = text(mapping(error.get("error_data")).get("details"))
    words = ": ".join(part for part in (text(error.get("title")) or text(error.get("message")), details) if part)
    return (code if isinstance(code, int) and 0 <= code < _MOST_CODE else None), words or None
