"""Figures of the counter over a period."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pydantic import Field

from domain.leads import HIGH
from domain.people import STAFF
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class MetricsArguments(Arguments):
    days: int = Field(30, ge=1, le=366, description="length of the period up to now in days, e.g. 30")


@tool(STAFF)
async def business_metrics(counter: Counter, asked: MetricsArguments) -> dict[str, Any]:
    """Figures of the business and of the assistant: conversations, hot leads, visits, offers, cars in stock."""
    start = counter.now - timedelta(days=asked.days)
    async with counter.reading() as books:
        lot = await books.catalogue.lot(counter.now.year)
        hot = await books.leads.best(10_000, HIGH)
        visits = await books.appointments.between(counter.now, counter.now + timedelta(days=30))
        dealings = await books.dealings.counts(start, counter.now + timedelta(seconds=1))
        conversations = await books.conversations.count()
    available = lot.price[lot.available]
    return {
        "days": asked.days,
        "conversations": conversations,
        "hot_leads": len(hot),
        "visits_booked_ahead": len(visits),
        "offers": dealings.get("offer", 0),
        "trade_ins": dealings.get("trade_in", 0),
        "financing_simulations": dealings.get("financing", 0),
        "handoffs": dealings.get("handoff", 0),
        "cars_available": int(available.size),
        "stock_value": int(available.sum()),
    }
