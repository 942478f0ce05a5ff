"""Cars whose reservation is over go back on the lot, whether or not anybody asks for them."""

from __future__ import annotations

import asyncio
import logging

from domain.clock import Clock
from memory.records import Records
from tools.customer.holding import release_ended

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds for which a car may stay hidden after its reservation has ended."""


async def release(records: Records, tenant: str, clock: Clock) -> None:
    """Give back what is held no more; without any, nothing is written."""
    async with records.reading(tenant) as books:
        ended = await books.reservations.ended(clock.now())
    if ended:
        async with records.writing(tenant) as books:
            await release_ended(books, clock.now())


async def keep_releasing(records: Records, tenant: str, clock: Clock, every: float = EVERY) -> None:
    """Look for ever, `every` so many seconds."""
    while True:
        try:
            await release(records, tenant, clock)
        except Exception:
            log.exception("ended reservations were not released")
        await asyncio.sleep(every)
