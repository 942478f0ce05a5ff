"""How fast messages may be sent: by a number, and from a number to one person."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from evals.whatsapp.refusals import Refusal


@dataclass(slots=True)
class Bucket:
    """So many at once, and so many a second after that."""

    most: float
    a_second: float
    left: float
    at: float

    def take(self, now: float) -> bool:
        self.left = min(self.most, self.left + (now - self.at) * self.a_second)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class Limits:
    """Meta's: 80 messages a second of a number (130429), and to one person one every six seconds, 45 in advance (131056)."""

    a_second: float = 80.0
    pair_burst: float = 45.0
    pair_seconds: float = 6.0
    clock: Callable[[], float] = time.monotonic
    _numbers: dict[str, Bucket] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def check(self, number: str, to: str) -> None:
        """A Refusal where this message comes too soon."""
        now = self.clock()
        sent = self._numbers.setdefault(number, Bucket(self.a_second, self.a_second, self.a_second, now))
        if not sent.take(now):
            raise Refusal(130429, "Message failed to send because there were too many messages sent from this phone number")
        pair = self._pairs.setdefault((number, to), Bucket(self.pair_burst, 1 / self.pair_seconds, self.pair_burst, now))
        if not pair.take(now):
            raise Refusal(
                131056,
                "Message failed to send because there were too many messages sent from this phone number to the same phone number"
                " in a short period of time",
            )
