"""What can come out of a webhook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.conversation import Kind
from domain.identities import Identity


@dataclass(frozen=True, slots=True)
class Said:
    """A person wrote. `number` is the id of the business number they wrote to; `profile_name` is what they call themselves;
    `raw` is the message as it came, for where it cannot be kept for what it is."""

    number: str
    external_id: str
    at: datetime
    who: Identity
    kind: Kind
    text: str
    raw: Mapping[str, Any]
    data: Mapping[str, Any] | None = None
    profile_name: str | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """Anything else: kept as it came. `external_id` may be a digest; `number` where it is about one of ours."""

    kind: str
    external_id: str
    payload: Any
    number: str | None = None


Event = Said | Noticed
