"""What was sent is kept for a while, and what waits for its person to write again does not wait for ever."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

from domain.clock import Clock
from memory.records import Records, unreachable

log = logging.getLogger(__name__)

EVERY = 3_600.0
"""Seconds between looks."""
_AT_ONCE = 500
"""Rows of a transaction, so that nobody who writes waits for long."""
FIRST = 60.0
"""Seconds before the first one: what people wrote while nobody worked opens windows, and what they let through goes out first."""
EXPIRED = "o cliente não escreve há {days} dias"
"""The error of what was held for too long, as staff see it (`balcao doctor`)."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Days. `kept`: from a delivery's being made until it is forgotten; `held`: of silence after which no answer waits."""

    kept: int
    held: int


async def tidy(records: Records, tenant: str, clock: Clock, spans: Spans) -> tuple[int, int]:
    """How many were given up, and how many rows were forgotten."""
    expired = forgotten = 0
    now, why = clock.now(), EXPIRED.format(days=spans.held)
    while True:
        async with records.writing(tenant) as books:
            some = len(await books.old_deliveries.expire(now - timedelta(days=spans.held), why, _AT_ONCE))
        expired += some
        if not some:
            break
    while True:
        async with records.writing(tenant) as books:
            some = await books.old_deliveries.forget_before(now - timedelta(days=spans.kept), _AT_ONCE)
        forgotten += some
        if not some:
            return expired, forgotten


async def keep_tidying(records: Records, tenant: str, clock: Clock, spans: Spans, first: float = FIRST, every: float = EVERY) -> None:
    """Look for ever, from `first` seconds on."""
    await asyncio.sleep(first)
    while True:
        try:
            expired, forgotten = await tidy(records, tenant, clock, spans)
            if expired:
                log.error("%d messages were held for %d days and are given up: their people wrote nothing since", expired, spans.held)
            if forgotten:
                log.info("%d old deliveries and replies were forgotten", forgotten)
        except Exception as error:
            if not unreachable(error):
                log.exception("old deliveries were not looked at")
        await asyncio.sleep(every)
