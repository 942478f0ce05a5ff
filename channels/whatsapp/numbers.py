"""Whose number a webhook is about, remembered for a moment."""

from __future__ import annotations

import time

from sqlalchemy.ext.asyncio import AsyncConnection

from channels.house import House
from channels.settings import WhatsAppSettings
from memory.records.numbers import give_number, tenants_by_number

_FRESH = 5.0
"""Seconds after which a number that changed hands is known to have."""


async def own_number(house: House, settings: WhatsAppSettings) -> None:
    """Write down that the number of the settings is the house's, where there is one: webhooks about it go to its books from now on."""
    if settings.phone_number_id:
        async with house.records.writing(house.tenant) as books:
            await give_number(books.connection, settings.phone_number_id, house.tenant)


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
