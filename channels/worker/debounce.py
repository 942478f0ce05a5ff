"""Waiting out a burst: people write in several messages what they mean as one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from memory.records.messages import Message


@dataclass(frozen=True, slots=True)
class Debounce:
    """`quiet` seconds without a new message end a burst, which is answered after `cap` seconds at the latest; 0 waits for nothing."""

    quiet: float
    cap: float
    at_once: frozenset[str] = frozenset({"web"})
    """Channels where whoever writes looks at the screen: they are not kept waiting."""

    def burst(self) -> Burst:
        return Burst(self)


@dataclass(slots=True)
class Burst:
    """One burst as it is watched. How old a message is when it is first seen is told by the clock on the wall, which may jump: it is
    believed from 0 to `cap`; from then on the monotonic clock counts."""

    debounce: Debounce
    _came: dict[str, float] = field(default_factory=dict)

    def left(self, waiting: Sequence[Message], now: datetime) -> float:
        """Seconds still to wait before these messages are answered; 0 or less when it is time."""
        if not self.debounce.quiet or waiting[0].channel in self.debounce.at_once:
            return 0.0
        seen = time.monotonic()
        for message in waiting:
            age = (now - (message.received_at or message.at)).total_seconds()
            self._came.setdefault(message.external_id, seen - min(max(age, 0.0), self.debounce.cap))
        came = [self._came[message.external_id] for message in waiting]
        return min(max(came) + self.debounce.quiet, min(came) + self.debounce.cap) - seen
