"""The port of the assistant's ears: what turns voice notes into words, where the house has it."""

from __future__ import annotations

from typing import Protocol

from domain.conversation import Turn


class Ears(Protocol):
    async def heard(self, turn: Turn, *, consent: bool) -> Turn:
        """The turn with `transcript` in the data of each voice note that was heard, or `needs_consent` where only leave is missing."""
        ...
