"""The sender of a house, with the channels that its settings know."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.house import House
from channels.outbox import Patience, Sender
from channels.outbox.pacing import Pacing
from channels.settings import WhatsAppSettings
from channels.whatsapp import open_carrier
from memory.sessions import Sessions


@asynccontextmanager
async def open_sender(house: House, sessions: Sessions) -> AsyncIterator[Sender]:
    """Without a token nothing is sent: replies wait in the outbox until there is one."""
    settings = WhatsAppSettings()
    async with open_carrier(settings) as carrier:
        pacing = Pacing(sessions, settings.per_second)
        patience = Patience(settings.timeout, settings.grace)
        sender = Sender(house.records, sessions, [carrier] if carrier else [], house.clock, pacing, patience)
        try:
            yield sender
        finally:
            await sender.close()
