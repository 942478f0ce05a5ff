"""Whose number a webhook is about, remembered for a moment."""

from __future__ import annotations

import time

from sqlalchemy.ext.asyncio import AsyncConnection

from memory.records.numbers import tenants_by_number

_FRESH = 5.0
"""Seconds after which a number that changed hands is known to have."""


class Numbers:
    """`house` is the tenant of the installation: what is about no number of anybody's goes to its books."""

    def __init__(self, house: str) -> None:
        self.house = house
        self._tenants: dict[str, str] = {}
        self._asked = float("-inf")

    async def refresh(self, connection: AsyncConnection, numbers: set[str]) -> None:
        """Ask the records again where it was long ago, or one of these is not known."""
        if time.monotonic() - self._asked > _FRESH or not numbers <= self._tenants.keys():
            self._tenants = await tenants_by_number(connection)
            self._asked = time.monotonic()

    def tenant(self, number: str | None) -> str | None:
        return self._tenants.get(number) if number else None
