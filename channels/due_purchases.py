"""Purchases whose day has come are told: at the next chat turn, and by e-mail where a mail server is set."""

from __future__ import annotations

import asyncio
import logging

from domain.buying.purchase_watches import PurchaseWatch
from domain.clock import Clock, local
from domain.delivery.letters import Letter
from domain.goods.prices import in_reais
from memory.records import Books, Records
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
            await books.emails.post(await _letter(books, watch), clock.now())
    return len(come)


async def _letter(books: Books, watch: PurchaseWatch) -> Letter:
    product, outlook = await books.products.get(watch.sku), await books.outlooks.latest(watch.sku)
    subject = f"Chegou o dia de comprar {product.name}"
    now = f": hoje {in_reais(outlook.price)} por {product.unit}" if outlook else ""
    text = (
        f"{subject}{now}, e {in_reais(watch.price)} quando você pediu o aviso.\n"
        f"Para ver por quê, pergunte à assistente “qual o melhor dia pra comprar {product.name}?”; para comprar, diga “faz a OC”."
    )
    return Letter(f"watch:{watch.id}", watch.asked_by, subject, text, may_come_twice=True)


async def keep_telling_due(records: Records, tenant: str, clock: Clock, *, by_email: bool, every: float = EVERY) -> None:
    """Look for ever, `every` so many seconds."""
    while True:
        try:
            await tell_due(records, tenant, clock, by_email=by_email)
        except Exception:
            log.exception("purchases that wait were not looked at")
        await asyncio.sleep(every)
