"""Purchases whose day has come are told: at the next chat turn, and by e-mail where a mail server is set."""

from __future__ import annotations

import asyncio
import logging

from domain.clock import Clock, local
from domain.delivery.letters import Letter
from memory.records import Records
from tools.staff.watching_purchases import decided

log = logging.getLogger(__name__)

EVERY = 300.0
"""Seconds for which a new forecast may wait to be looked at."""


async def tell_due(records: Records, tenant: str, clock: Clock, *, by_email: bool) -> int:
    """Decide every purchase that waits; how many have come. Without any, nothing is written."""
    async with records.reading(tenant) as books:
        if not await books.purchase_watches.waiting():
            return 0
    today = local(clock.now()).date()
    async with records.writing(tenant) as books:
        come = await decided(books, today)
        for watch in come if by_email else ():
            if "@" not in watch.asked_by:
                continue
            product = await books.products.get(watch.sku)
            text = (
                f"Chegou o dia de comprar {product.name}.\nResponda à assistente “qual o melhor dia pra comprar {product.name}?” para ver."
            )
            letter = Letter(f"watch:{watch.id}", watch.asked_by, f"Chegou o dia de comprar {product.name}", text, may_come_twice=True)
            await books.emails.post(letter, clock.now())
    return len(come)


async def keep_telling_due(records: Records, tenant: str, clock: Clock, *, by_email: bool, every: float = EVERY) -> None:
    """Look for ever, `every` so many seconds."""
    while True:
        try:
            await tell_due(records, tenant, clock, by_email=by_email)
        except Exception:
            log.exception("purchases that wait were not looked at")
        await asyncio.sleep(every)
