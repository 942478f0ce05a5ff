"""What becomes of a message on its way to a person, on channels that are sent to (the page of the web chat fetches by itself)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

SENT_CHANNELS = frozenset({"whatsapp"})
"""Channels whose replies must be brought to the person."""

LONGEST_GRACE = timedelta(minutes=5)
"""For which a delivery may stay in `sending` before it is tried again."""


class State(StrEnum):
    """Where a delivery stands, in the order that statuses may move it: never back.

    Statuses come late, twice and out of order. `failed` stands above `sent`, which may come after it, and below `delivered`: what
    has arrived has not failed. Only the sender itself takes a delivery back to `waiting`, to try it again.
    """

    WAITING = "waiting"
    """Its turn has not come, or it is tried again at `due_at`."""
    SENDING = "sending"
    """Handed to the channel, which has not said yet whether it took it."""
    SENT = "sent"
    HELD = "held"
    """The channel takes it only once the person has written again (outside WhatsApp's 24 hours)."""
    FAILED = "failed"
    DELIVERED = "delivered"
    READ = "read"

    def after(self, report: State) -> State:
        """The state once a report has come."""
        return max(self, report, key=_ORDER.index)


_ORDER = list(State)


@dataclass(frozen=True, slots=True)
class Report:
    """A status, as a channel tells it. `external_id` is the channel's id of the message, `callback_id` ours where it echoes it."""

    external_id: str
    callback_id: str | None
    state: State
    at: datetime
    price: Mapping[str, Any] | None = None
    error_code: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A message of the channel, of those that the replies of a turn became: `outbox_id` is the first of them, `part` counts within
    the turn, `request` is JSON that the channel understands. A negative part goes before the replies themselves."""

    outbox_id: int
    part: int
    request: Mapping[str, Any]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way. `account` is the shop's side of the channel, `recipient` the person's.

    `due_at` is when it is to be looked at again, None once nothing is left to do; `attempts` counts how often it was handed over,
    `unknown` how often of these nothing told what became of it, the one under way left out.
    """

    id: str
    conversation: str
    outbox_id: int
    part: int
    channel: str
    account: str
    recipient: str
    request: Mapping[str, Any]
    state: State
    attempts: int
    at: datetime
    due_at: datetime | None = None
    started_at: datetime | None = None
    external_id: str | None = None
    error_code: int | None = None
    error: str | None = None
    price: Mapping[str, Any] | None = None
    trace: str = ""
    unknown: int = 0

    @classmethod
    def waiting(cls, conversation: str, channel: str, account: str, recipient: str, part: Part, at: datetime) -> Delivery:
        """A new one. Its id is no count: a late status of a database that was begun anew must find nothing."""
        id = secrets.token_hex(16)
        where = (conversation, part.outbox_id, part.part, channel, account, recipient)
        return cls(id, *where, part.request, State.WAITING, attempts=0, at=at, due_at=at, trace=part.trace)

    def put_aside(self, why: str) -> Delivery:
        """As it is kept where it will never be sent."""
        return replace(self, state=State.FAILED, due_at=None, error=why)

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come. Where the clock was set back it is not waited for as long again: what waits was made in the
        future then, what is being sent has a grace longer than any."""
        if self.due_at is None:
            return False
        waits_for_nothing = self.state is State.WAITING and self.at > now
        return self.due_at <= now or waits_for_nothing or (self.state is State.SENDING and self.due_at > now + LONGEST_GRACE)
