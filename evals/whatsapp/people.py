"""Who writes: a person with a phone, a business-scoped user id, or both."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_WITH_NINTH = re.compile(r"^55(\d\d)9(\d{8})$")
_FIRST_DDD_WITHOUT_NINTH = 31


def new_message_id() -> str:
    """As Meta's: no order, no two alike."""
    return f"wamid.HBgN{secrets.token_urlsafe(24)}"


def wa_id_of(phone: str) -> str:
    """The id WhatsApp keeps for a phone: numbers of Brazil outside São Paulo, Rio and Espírito Santo lose their ninth digit."""
    if (found := _WITH_NINTH.match(phone)) and int(found[1]) >= _FIRST_DDD_WITHOUT_NINTH:
        return f"55{found[1]}{found[2]}"
    return phone


@dataclass(frozen=True, slots=True)
class Person:
    """`phone` is the wa_id as webhooks carry it; it is absent where the person goes by a user name."""

    name: str = "Ana Souza"
    phone: str | None = "5511987654321"
    user_id: str | None = None
    username: str | None = None

    @property
    def address(self) -> str:
        """What a reply is sent to."""
        return self.phone or self.user_id or ""

    @classmethod
    def numbered(cls, number: int, name: str = "") -> Person:
        """One of many, always the same under the same number."""
        return cls(name or f"Pessoa {number}", f"55119{80_000_000 + number}", f"BR.{10**15 + number}")

    def contact(self) -> dict[str, Any]:
        profile = {"name": self.name} | ({"username": self.username} if self.username else {})
        return {"profile": profile} | _given(wa_id=self.phone, user_id=self.user_id)

    def writes(self, content: Mapping[str, Any], *, id: str | None = None, at: float | None = None) -> dict[str, Any]:
        """A message of this person: `content` is one of evals.whatsapp.messages, `at` seconds since 1970."""
        head = {"id": id or new_message_id(), "timestamp": str(int(time.time() if at is None else at))}
        return _given(**{"from": self.phone, "from_user_id": self.user_id}) | head | dict(content)


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
