"""The customer-service window: how long a person may be answered freely after they wrote.

24 hours after each message of theirs. An ad that brought them keeps it open for 72: so our setting says, since that is how long an
ad's free entry point lasts. Where Meta sees it closed all the same it refuses with 131047, and the message is held like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from channels.outbox.carriers import Heard


@dataclass(frozen=True, slots=True)
class Window:
    after_message: timedelta = timedelta(hours=24)
    after_ad: timedelta = timedelta(hours=72)

    @property
    def longest(self) -> timedelta:
        return max(self.after_message, self.after_ad)

    def after(self, at: datetime) -> Heard:
        """What follows from a message, whatever it carried: at the least."""
        return at, at + min(self.after_message, self.after_ad)

    def until(self, heard: Iterable[tuple[datetime, Mapping[str, Any] | None]]) -> Heard | None:
        """When the person last wrote, and until when they may be answered; `heard` are their messages with what they carry."""
        last = closes = None
        for at, data in heard:
            from_ad = data is not None and bool(data.get("referral"))
            end = at + (self.after_ad if from_ad else self.after_message)
            last = at if last is None else max(last, at)
            closes = end if closes is None else max(closes, end)
        return None if last is None or closes is None else (last, closes)
