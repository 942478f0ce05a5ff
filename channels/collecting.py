"""Prices of all products are collected: every so many hours, and when somebody asks for it."""

from __future__ import annotations

import asyncio
import logging

from domain.clock import Clock
from domain.market.price_runs import scheduled_run
from memory.records import Records, unreachable
from tools.collecting import collect_all
from tools.price_sources import PriceSource

log = logging.getLogger(__name__)

AFTER = 60.0
"""Seconds before the first scheduled run may begin: a process that was only just started is left in peace."""
EVERY = 2.0
"""Seconds between looks for a run that somebody asked for."""


async def keep_collecting(
    records: Records,
    tenant: str,
    clock: Clock,
    market: PriceSource | None,
    *,
    every_hours: int = 0,
    samples_too: bool = False,
    after: float = AFTER,
    every: float = EVERY,
) -> None:
    """Make the runs that wait, for ever; with `every_hours`, also one for each stretch of so many hours, whoever looks first.

    A home with only made-up prices is a sample: no site is asked for its products by itself, unless it stands in (`samples_too`).
    """
    if market is None:
        return
    waited = 0.0
    while True:
        try:
            await collect_waiting(records, tenant, clock, market, every_hours if waited >= after else 0, samples_too=samples_too)
        except Exception as error:
            if not unreachable(error):
                log.exception("prices are not collected; trying again")
        await asyncio.sleep(every)
        waited += every


async def collect_waiting(
    records: Records, tenant: str, clock: Clock, market: PriceSource, every_hours: int, *, samples_too: bool = False
) -> None:
    """Make the run that waits, was abandoned or, by these hours, is due; nothing where another process has it."""
    now = clock.now()
    async with records.reading(tenant) as books:
        run = await books.price_runs.open()
        due = scheduled_run(now, every_hours) if every_hours else None
        if run is None and due is not None and await books.products.count() and await books.price_runs.find(due.id) is None:
            run = due if samples_too or not await books.prices.all_made_up() else None
    if run is None or not run.may_be_taken(now):
        return
    async with records.writing(tenant) as books:
        run = await books.price_runs.ask(run)
    if (ended := await collect_all(records, tenant, market, run, clock)) is not None:
        log.info("prices collected: %d of %d products, %d without a price (%s)", ended.tried, ended.total, ended.failed, ended.state)
