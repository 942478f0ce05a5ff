"""What becomes of a message: sent, delivered, read or failed, with the price, told to the webhook a little later."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from evals.whatsapp.refusals import Refusal

_TYPES = {"service": "free_customer_service", "referral_conversion": "free_entry_point"}
_WINDOW = 24 * 3600


def status(
    state: str, message_id: str, recipient: str, *,
    callback: str | None = None, at: float | None = None, category: str = "service", code: int | None = None, user_id: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One status. `sent` opens a conversation and tells the price, `failed` tells the error `code`; what is no service is billed."""
    moment = int(time.time() if at is None else at)
    told: dict[str, Any] = {"id": message_id, "status": state, "timestamp": str(moment), "recipient_id": recipient}
    if user_id is not None:
        told["recipient_user_id"] = user_id
    if callback is not None:
        told["biz_opaque_callback_data"] = callback
    if state == "failed":
        return told | {"errors": [Refusal(code or 131000).as_status()]}
    if state == "sent":
        told["conversation"] = {
            "id": f"conversation-{recipient}",
            "expiration_timestamp": str(moment + _WINDOW),
            "origin": {"type": category},
        }
    return told | {"pricing": price(category)}


def price(category: str) -> Mapping[str, Any]:
    """Per-message pricing: within an open window service messages are free."""
    kind = _TYPES.get(category, "regular")
    return {"billable": kind == "regular", "pricing_model": "PMP", "category": category, "type": kind}
