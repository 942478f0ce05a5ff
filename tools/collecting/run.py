"""All products, one after the other: what fails for one is written down, and the next is tried."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from domain.clock import Clock
from domain.goods.products import Product
from domain.market.price_runs import PriceRun, RunState
from memory.records import Records
from tools.collecting.one import collect
from tools.outside import Elsewhere
from tools.price_sources import PriceSource

log = logging.getLogger(__name__)

ENOUGH = 20
"""Products one after the other for which a site does not let us in: it is then left alone until the next run."""
_SHUT = frozenset({"blocked", "captcha", "unreachable", "too_slow", "not_public"})

Tell = Callable[[PriceRun, Product, str | None], None]
"""Told after each product how far the run is, and the code of what went wrong with it, if anything."""


def _nobody(run: PriceRun, product: Product, error: str | None) -> None:
    pass


async def collect_all(
    records: Records, tenant: str, source: PriceSource, run: PriceRun, clock: Clock, tell: Tell = _nobody
) -> PriceRun | None:
    """Go through a run that was asked for, or on with one that was left. None where another process has it, or takes it over.

    Products that were tried since it was asked for are not tried again: a process may die at any moment.
    """
    async with records.writing(tenant) as books:
        products = await books.products.all()
        tried = await books.readings.tried_since(run.asked_at, source.name)
        if not await books.price_runs.take(run, clock.now(), len(products)):
            return None
    run = replace(run, state=RunState.RUNNING, total=len(products), tried=sum(product.sku in tried for product in products))
    in_a_row = 0
    for product in products:
        if product.sku in tried:
            continue
        error = await _one(records, tenant, source, product, clock)
        in_a_row = in_a_row + 1 if error in _SHUT else 0
        run = _further(run, error, clock)
        async with records.writing(tenant) as books:
            if not await books.price_runs.tell(run):
                return None
        tell(run, product, error)
        if in_a_row >= ENOUGH:
            log.warning("%s lets nobody in for %d products: left alone until the next run", source.name, in_a_row)
            return await _end(records, tenant, run, RunState.HELD_BACK, clock)
    return await _end(records, tenant, run, RunState.DONE, clock)


async def _one(records: Records, tenant: str, source: PriceSource, product: Product, clock: Clock) -> str | None:
    """The code of what went wrong; None where there is a price."""
    try:
        await collect(records, tenant, source, product, clock.now())
    except Elsewhere as refused:
        log.info("no price of %s from %s: %s", product.sku, source.name, refused.code)
        return refused.code
    except Exception:
        log.exception("the price of %s could not be collected", product.sku)
        return "unexpected"
    return None


def _further(run: PriceRun, error: str | None, clock: Clock) -> PriceRun:
    errors = run.errors | ({error: run.errors.get(error, 0) + 1} if error else {})
    return replace(run, tried=run.tried + 1, failed=run.failed + (error is not None), errors=errors, beat_at=clock.now())


async def _end(records: Records, tenant: str, run: PriceRun, state: RunState, clock: Clock) -> PriceRun:
    ended = replace(run, state=state, ended_at=clock.now())
    async with records.writing(tenant) as books:
        await books.price_runs.tell(ended)
    return ended
