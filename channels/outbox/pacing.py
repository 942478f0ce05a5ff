"""No faster than a channel allows: so many messages a second of an account, and so many to one person."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from memory.sessions import Limit, Sessions

PAIR_INTERVAL, PAIR_BURST = 6.0, 45
"""WhatsApp takes a message to the same person every 6 seconds, and up to 45 at once that are made up for afterwards."""
_SHORT = 1.0
"""Seconds that are waited for on the spot; for a longer wait the message is put off."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """`a_second`: messages of an account; WhatsApp's own limit is 80 unless it granted more."""

    sessions: Sessions
    a_second: float

    async def wait(self, account: str, recipient: str) -> tuple[float, bool]:
        """Seconds before a message to `recipient` may go, and whether its place is kept: then it goes after that wait."""
        pair = hashlib.sha256(f"{account}:{recipient}".encode()).hexdigest()[:32]  # Redis need not know the number
        number = Limit(f"number:{account}", 1 / self.a_second, max(1, int(self.a_second / 10)))
        limits = (Limit(f"pair:{pair}", PAIR_INTERVAL, PAIR_BURST), number)
        wait = await self.sessions.paces.reserve(limits, patience=_SHORT)
        return wait, wait <= _SHORT
