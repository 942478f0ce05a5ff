"""A car given in exchange: taken down as described, with a range only from data we have."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
from pydantic import Field

from domain.cars.lots import Lot
from domain.people import EVERYONE
from domain.spelling import plain
from memory.records import Books
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.toolbox import Arguments, tool

SAME_CAR = timedelta(days=30)
"""For so long a car of the same model is the one told of before: what is said later belongs to it."""
LEAST_LIKE = 3
"""A range is told from at least so many similar listings."""


class TradeInArguments(Arguments):
    model: str | None = Field(None, max_length=80, description='e.g. "Versa"')
    brand: str | None = Field(None, max_length=80, description='e.g. "Nissan"')
    year: int | None = Field(None, ge=1900, le=2100, description="model year, e.g. 2014")
    mileage: int | None = Field(None, ge=0, le=5_000_000, description="km on the clock, e.g. 95000")
    condition: str | None = Field(None, max_length=500, description='state as told, e.g. "pintura queimada"')
    debts: str | None = Field(None, max_length=500, description='what is owed on it as told, e.g. "faltam 10 parcelas", "tem multa"')
    expected: int | None = Field(None, ge=0, le=100_000_000, description="what the customer hopes to get in reais, e.g. 40000")


@tool(EVERYONE, writes=True)
async def register_trade_in(counter: Counter, asked: TradeInArguments) -> dict[str, Any]:
    """Take down the customer's own car for exchange or sale.

    Names what is still missing; a price range only where similar cars are in stock.
    """
    known = asked.model_dump(exclude_none=True)
    missing = [name for name in ("model", "year", "mileage") if name not in known]
    if missing:
        return {"status": "incomplete", "missing": missing, "known": known}
    async with counter.writing() as books:
        await counter.require_consent(books)
        lot = await books.catalogue.lot(counter.now.year)
        similar = _similar(lot, asked)
        detail = known | {"range": similar}
        earlier = await _told_before(books, counter.actor.person_id, asked.model or "", counter.now)
        intake = Dealing(counter.new_id("tradein"), DealingKind.TRADE_IN, counter.actor.person_id, None, detail, counter.now)
        await (books.dealings.amend(earlier.id, detail, counter.now) if earlier else books.dealings.record(intake))
    return {"status": "registered", "known": known, "similar_listings": similar, "needs_inspection": True}


async def _told_before(books: Books, person_id: str, model: str, now: datetime) -> Dealing | None:
    """The same car as it was taken down before."""
    lately = [d for d in await books.dealings.of(person_id) if d.kind is DealingKind.TRADE_IN and now - d.at < SAME_CAR]
    return next((car for car in reversed(lately) if plain(str(car.detail["model"])) == plain(model)), None)


def _similar(lot: Lot, asked: TradeInArguments) -> dict[str, Any] | None:
    """Asking prices in stock for the same model within a year: their lower and upper quartile in whole reais."""
    alike = lot.labelled("model", (asked.model or "",)) & (np.abs(lot.year - float(asked.year or 0)) <= 1)
    prices = lot.price[alike]
    if prices.size < LEAST_LIKE:
        return None
    low, high = np.percentile(prices, [25, 75])
    return {"count": int(prices.size), "asking_from": int(low), "asking_to": int(high)}
