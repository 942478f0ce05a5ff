"""What was only noticed is forgotten after a month: it may be about people, and nobody can tell whom."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from domain.clock import Clock
from memory.records import Books, Records
from memory.records.numbers import tenants_by_number

log = logging.getLogger(__name__)

KEPT = timedelta(days=30)
EVERY = 3600.0
"""Seconds between two looks."""


async def forget_old_events(records: Records, house: str, clock: Clock) -> None:
    """Of the house and of every tenant with a number."""
    async with records.writing(house) as books:
        for tenant in {house, *(await tenants_by_number(books.connection)).values()}:
            await Books(books.connection, tenant).webhook_events.forget_before(clock.now() - KEPT)


async def keep_forgetting(records: Records, house: str, clock: Clock) -> None:
    """Look for ever."""
    while True:
        try:
            await forget_old_events(records, house, clock)
        except Exception:
            log.exception("old events were not forgotten")
        await asyncio.sleep(EVERY)
