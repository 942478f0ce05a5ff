"""Prices of the market collected, as a task to be followed."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import Field

from domain.errors import Misconfigured, Unavailable
from domain.market.price_runs import PriceRun, RunState
from domain.people import PURCHASING
from tools.collecting import collect
from tools.staff.collecting import as_json, run_as_json
from tools.staff.goods_meant import product_meant
from tools.tasks.registry import Bench, task
from tools.toolbox import Arguments

_LOOK = 1.0


class ScrapeArguments(Arguments):
    product: str | None = Field(None, max_length=200, description="one item, by name, nickname or SKU; without it, all")


@task(PURCHASING)
async def scrape(bench: Bench, asked: ScrapeArguments) -> dict[str, Any]:
    """Collect the market's prices: of one product, or of all."""
    if bench.market is None:
        raise Misconfigured("A coleta de preços não está configurada aqui.")
    if asked.product is not None:
        async with bench.records.reading(bench.tenant) as books:
            product = await product_meant(books, asked.product, bench.clock.now())
        return as_json(await collect(bench.records, bench.tenant, bench.market, product, bench.clock.now()), bench.market)
    async with bench.records.writing(bench.tenant) as books:
        now = bench.clock.now()
        asked_for = await books.price_runs.ask(PriceRun(f"task:{now:%Y%m%d%H%M%S}", "task", now, total=await books.products.count()))
    run: PriceRun | None = asked_for
    while run is not None and run.state.is_open:  # made by whoever collects, in this process or another
        bench.tell(run.tried / run.total if run.total else 0.0, f"{run.tried} de {run.total} itens")
        await asyncio.sleep(_LOOK)
        async with bench.records.reading(bench.tenant) as books:
            run = await books.price_runs.find(asked_for.id)
    if run is None:
        raise Unavailable("A coleta sumiu do registro no meio do caminho. Peça de novo.")
    if run.state is RunState.HELD_BACK:
        raise Unavailable(f"O site recusou muitas vezes seguidas; parei em {run.tried} de {run.total} itens.")
    return run_as_json(run)
