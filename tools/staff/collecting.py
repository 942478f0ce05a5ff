"""Prices of the market, when staff ask for them: one product at once, all in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from domain.clock import local
from domain.errors import Invalid, Misconfigured
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.market.price_runs import PriceRun, RunState
from domain.people import PURCHASING
from tools.collecting import Collected, collect
from tools.counter import Counter
from tools.outside import Elsewhere, TooSlow
from tools.price_sources import PriceSource
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments, tool

_IN_WORDS = {
    "blocked": "site recusou",
    "captcha": "site pediu captcha",
    "layout_changed": "página mudou de formato",
    "nothing_found": "sem anúncios",
    "no_offer": "nenhum anúncio confiável",
    "too_large": "página grande demais",
    "too_slow": "site demorou",
    "unreachable": "site fora do ar",
    "not_public": "endereço não permitido",
    "unexpected": "erro inesperado",
}
_LONGEST = 25.0
"""Seconds, tries again included, for which whoever asked for one price waits."""


class ScrapeArguments(Arguments):
    product: str | None = Field(None, description="the item by name, nickname or SKU, e.g. chapa de aço; without one, all items")
    action: Literal["collect", "status"] = Field("collect", description="status tells how far the last run through all items is")


@tool(PURCHASING)
async def scrape_now(counter: Counter, asked: ScrapeArguments) -> dict[str, Any]:
    """Collect the market's price now: of one product (answers with its price), or of all (a run in the background)."""
    if asked.action == "status":
        async with counter.reading() as books:
            run = await books.price_runs.latest()
        return {"run": run_as_json(run) if run else None}
    if counter.market is None:
        raise Misconfigured("A coleta de preços não está configurada aqui.")
    if asked.product is None:
        async with counter.writing() as books:
            if not await books.products.count():
                raise Invalid("Ainda não há itens no cadastro para coletar preço.")
            total = await books.products.count()
            wanted = PriceRun(f"asked:{counter.turn_id}"[:128], counter.actor.person_id, counter.now, total=total)
            run = await books.price_runs.ask(wanted)
        return {"run": run_as_json(run), "already": run.id != wanted.id}
    async with counter.reading() as books:
        product = await product_meant(books, asked.product, counter.now)
    try:
        collected = await _in_time(counter, counter.market, product)
    except Elsewhere as refused:
        refused.facts |= {"about": "market", "product": _named(product)}
        raise
    return as_json(collected, counter.market)


async def _in_time(counter: Counter, market: PriceSource, product: Product) -> Collected:
    try:
        async with asyncio.timeout(_LONGEST):
            return await collect(counter.records, counter.actor.tenant, market, product, counter.now)
    except TimeoutError:
        raise TooSlow from None


def _named(product: Product) -> dict[str, Any]:
    return {"sku": product.sku, "name": product.name, "unit": product.unit}


def as_json(collected: Collected, market: PriceSource) -> dict[str, Any]:
    """A price that was collected, without a word that a stranger wrote: titles stay in the quarantine."""
    found, before = collected.found, collected.before
    return {
        "about": "market",
        "sku": collected.product.sku,
        "product": _named(collected.product),
        "unit": collected.product.unit,
        "price": _number(found.amount),
        "low": _number(found.low),
        "high": _number(found.high),
        "results_used": found.used,
        "results_seen": found.seen,
        "set_aside": len(found.aside),
        "source": market.title,
        "before": _before(before, found.amount) if before and found.amount else None,
    }


def _before(before: Price, now: Decimal) -> dict[str, Any]:
    change = round(float(100 * (now / before.amount - 1)), 1)
    return {"price": _number(before.amount), "day": before.day.isoformat(), "change_percent": abs(change), "change": _moved(change)}


def _moved(change: float) -> str:
    return "same" if abs(change) < 0.5 else "up" if change > 0 else "down"


def run_as_json(run: PriceRun) -> dict[str, Any]:
    return {
        "state": run.state.value,
        "open": run.state.is_open,
        "asked_at": local(run.asked_at).isoformat(timespec="minutes"),
        "ended_at": local(run.ended_at).isoformat(timespec="minutes") if run.ended_at else None,
        "total": run.total,
        "tried": run.tried,
        "collected": run.tried - run.failed,
        "failed": run.failed,
        "why": errors_in_words(run.errors),
        "held_back": run.state is RunState.HELD_BACK,
    }


def errors_in_words(errors: Mapping[str, int]) -> str:
    """`site recusou: 3, sem anúncios: 1`, the most frequent first."""
    most = sorted(errors.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{_IN_WORDS.get(code, code)}: {count}" for code, count in most)


def _number(amount: Decimal | None) -> float | None:
    """To the cent; what costs less than a real, exactly."""
    return None if amount is None else float(round(amount, 2) if amount >= 1 else amount)
