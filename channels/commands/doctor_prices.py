"""Of the model of prices: whether there is one, whether it still holds, whether what it said is fresh."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from channels.commands.doctor import Finding
from domain.clock import local

if TYPE_CHECKING:
    from memory.records import Books

FRESH = timedelta(days=2)
"""Forecasts older than that are told of: the worker makes them each day."""


async def prices_ahead(books: Books, now: datetime) -> list[Finding]:
    """Nothing where the house buys nothing."""
    if not await books.products.count():
        return []
    champion = await books.models.champion()
    if champion is None:
        return [Finding("warning", "itens no cadastro, mas nenhuma previsão de preços", "balcao train prices")]
    when = f"{local(champion.trained_at):%d/%m/%Y}"
    found = [Finding("ok", f"modelo de preços de {when}, de {champion.products} itens" + (" inventados" if champion.is_synthetic else ""))]
    last = await books.forecasts.last_day()
    if last is None or local(now).date() - last >= FRESH:
        told = f"a última previsão de preços é de {last:%d/%m/%Y}" if last else "nenhuma previsão do modelo em uso"
        found.append(Finding("warning", told, "balcao serve as faz todo dia; agora: balcao train prices"))
    for drift in champion.drift.get("found", ()):
        found.append(Finding("warning", f"previsão de preços: {drift['words']}", _remedy(drift["kind"])))
    return found


def _remedy(kind: str) -> str:
    return "confira a coleta: balcao scrape, ou balcao import prices" if kind == "coverage" else "balcao train prices"
