"""What can come out of a webhook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.conversation import Kind
from domain.delivery.deliveries import Report
from domain.delivery.identities import Identity


@dataclass(frozen=True, slots=True)
class Said:
    """A person wrote. `number` is the id of the business number they wrote to; `profile_name` is what they call themselves.

    `corrects` is the id of a message that this one takes the place of. `raw` is the message as it came, for where it cannot be kept
    for what it is.
    """

    number: str
    external_id: str
    at: datetime
    who: Identity
    kind: Kind
    text: str
    raw: Mapping[str, Any] = field(repr=False)
    data: Mapping[str, Any] | None = None
    profile_name: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A person took a message back: the one with the id `original`."""

    number: str
    external_id: str
    at: datetime
    who: Identity
    original: str
    raw: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Moved:
    """A person has another phone or user id from `at` on."""

    number: str
    external_id: str
    at: datetime
    before: Identity
    after: Identity
    raw: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preferred:
    """A person wants the shop to write of its own accord, or not."""

    number: str
    external_id: str
    at: datetime
    who: Identity
    wanted: bool
    raw: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a message of ours."""

    number: str
    external_id: str
    report: Report
    raw: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Anything else: kept as it came. `external_id` may be a digest; `number` is set where it is about one of ours."""

    kind: str
    external_id: str
    payload: Any = field(repr=False)
    number: str | None = None

    @property
    def raw(self) -> Any:
        return self.payload


Event = Said | Withdrawn | Moved | Preferred | Reported | Noticed
