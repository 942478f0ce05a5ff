"""E-mails that go out: what one says, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GRACE = timedelta(minutes=5)
"""For which a letter may be on its way before nobody is believed to be sending it any more. Longer than any SMTP talk may take."""
GIVEN_UP_AFTER = timedelta(days=2)
"""A server that was away, or said "later", for so long."""
RESTS = tuple(timedelta(seconds=seconds) for seconds in (30, 120, 600, 1_800, 3_600))
"""Before the second try, the third…; the last one goes on."""


class Fate(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    """Handed to a mail server that has not said yet whether it took it."""
    SENT = "sent"
    FAILED = "failed"
    """Refused for good, or for too long."""
    UNKNOWN = "unknown"
    """Whoever sent it died, or lost the line, before the server's answer: only a person can say whether it arrived."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names it for ever: the same key is the same letter, kept once and sent once. `may_come_twice` is for what does no harm
    when it is read again, such as a report: where nobody knows what became of it, it is sent again."""

    key: str
    recipient: str
    subject: str
    text: str
    attachment_name: str | None = None
    attachment: bytes | None = None
    may_come_twice: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter in the outbox."""

    letter: Letter
    fate: Fate
    attempts: int
    at: datetime
    due_at: datetime | None = None
    error: str | None = None


def next_try(posted: Posted, now: datetime) -> datetime | None:
    """When a letter that was not taken is tried again; None once it was tried for long enough."""
    if now - posted.at > GIVEN_UP_AFTER:
        return None
    return now + RESTS[min(posted.attempts, len(RESTS)) - 1]
