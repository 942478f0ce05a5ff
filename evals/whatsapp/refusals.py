"""How the Graph API refuses: its codes with their HTTP statuses and titles, and the shape of the answer.

From the public table of error codes of WhatsApp Cloud API; those that a product of ours can meet.
"""

from __future__ import annotations

import secrets
from typing import Any

KNOWN: dict[int, tuple[int, str]] = {
    0: (401, "AuthException"),
    1: (400, "API Unknown"),
    2: (503, "API Service"),
    3: (500, "API Method"),
    4: (400, "API Too Many Calls"),
    10: (403, "Permission Denied"),
    100: (400, "Invalid parameter"),
    190: (401, "Access token has expired"),
    200: (403, "API Permission"),
    368: (403, "Temporarily blocked for policies violations"),
    80007: (400, "Rate limit issues"),
    130429: (400, "Rate limit hit"),
    130472: (400, "User's number is part of an experiment"),
    131000: (500, "Something went wrong"),
    131005: (403, "Access denied"),
    131008: (400, "Required parameter is missing"),
    131009: (400, "Parameter value is not valid"),
    131016: (500, "Service unavailable"),
    131021: (400, "Recipient cannot be sender"),
    131026: (400, "Message undeliverable"),
    131031: (403, "Account has been locked"),
    131042: (400, "Business eligibility payment issue"),
    131045: (500, "Incorrect certificate"),
    131047: (400, "Re-engagement message"),
    131048: (400, "Spam rate limit hit"),
    131049: (400, "This message was not delivered to maintain healthy ecosystem engagement."),
    131051: (400, "Unsupported message type"),
    131052: (400, "Media download error"),
    131053: (400, "Media upload error"),
    131056: (400, "(Business Account, Consumer Account) pair rate limit hit"),
    131057: (500, "Account in maintenance mode"),
    131062: (400, "Business-scoped User ID recipients are not supported for this message."),
    132000: (400, "Template Param Count Mismatch"),
    132001: (404, "Template does not Exist"),
    132005: (400, "Template Hydrated Text Too Long"),
    132012: (400, "Template Parameter Format Mismatch"),
    132015: (400, "Template is Paused"),
    132016: (400, "Template is Disabled"),
    132018: (400, "There's an issue with the parameters in your template"),
    133010: (400, "Phone number Not Registered"),
}
"""Code → (HTTP status, title). A handler goes by the code: the statuses tell little, and differ between versions."""

_AUTH = {0, 190}


class Refusal(Exception):
    """The API says no. `details` is the sentence of `error_data`; `status` overrides the usual HTTP status."""

    def __init__(
        self, code: int, details: str = "", *, status: int | None = None, retry_after: int | None = None, subcode: int | None = None
    ) -> None:
        super().__init__(f"{code} {details}")
        self.code, self.details = code, details
        usual, self.title = KNOWN.get(code, (400, "Unknown error"))
        self.status, self.retry_after, self.subcode = status or usual, retry_after, subcode

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        error: dict[str, Any] = {"message": f"(#{self.code}) {self.title}", "type": "OAuthException", "code": self.code}
        if self.code in _AUTH:
            error["message"] = f"Error validating access token: {self.details or self.title}"
        elif self.code == 100 and self.details:
            error["message"] = f"(#100) {self.details}"
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        return {"error": error | {"fbtrace_id": secrets.token_urlsafe(12)}}

    def as_status(self) -> dict[str, Any]:
        """The same within a `failed` status."""
        return {"code": self.code, "title": self.title, "message": self.title, "error_data": {"details": self.details or self.title}}

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after is None else {"retry-after": str(self.retry_after)}
