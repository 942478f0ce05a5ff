"""Figures of the counter over a period."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import Any

from pydantic import Field

from domain.clock import local
from domain.leads import Temperature
from domain.people import SALES, STAFF
from memory.records import Books
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class MetricsArguments(Arguments):
    days: int = Field(30, ge=1, le=366, description="length of the period up to now in days, e.g. 30")
    visits_on: Date | None = Field(None, description="also the visits booked for this day, e.g. 2026-11-25")


@tool(STAFF)
async def business_metrics(counter: Counter, asked: MetricsArguments) -> dict[str, Any]:
    """Figures of the business and of the assistant: conversations, hot leads, visits, offers, cars in stock."""
    start = counter.now - timedelta(days=asked.days)
    async with counter.reading() as books:
        lot = await books.catalogue.lot(counter.now.year)
        leads = Tally(Temperature.of(points) for points in await books.leads.scores())
        visits = await books.appointments.between(counter.now, counter.now + timedelta(days=30))
        dealings = await books.dealings.counts(start, counter.now + timedelta(seconds=1))
        conversations = await books.conversations.count(start)
        asked_visits = await _visits(counter, books, asked.visits_on) if asked.visits_on else {}
    available = lot.price[lot.available]
    return {
        "days": asked.days,
        "conversations": conversations,
        "all_leads": leads.total(),
        "hot_leads": leads[Temperature.HIGH],
        "warm_leads": leads[Temperature.MEDIUM],
        "cold_leads": leads[Temperature.LOW],
        "visits_booked_ahead": len(visits),
        "offers": dealings.get("offer", 0),
        "trade_ins": dealings.get("trade_in", 0),
        "financing_simulations": dealings.get("financing", 0),
        "handoffs": dealings.get("handoff", 0),
        "cars_available": int(available.size),
        "stock_value": int(available.sum()),
        **asked_visits,
    }


async def _visits(counter: Counter, books: Books, day: Date) -> dict[str, Any]:
    """The visits of a day, soonest first; who comes is told to those who receive them."""
    start = local(datetime.combine(day, time(0)))
    found: list[dict[str, Any]] = []
    for visit in await books.appointments.between(start, start + timedelta(days=1)):
        car = await books.catalogue.find(visit.car_id)
        person = await books.people.find(visit.person_id) if counter.actor.role in SALES else None
        found.append(
            {
                "starts_at": local(visit.starts_at).isoformat(timespec="minutes"),
                "car": car.as_wire() if car else None,
                "name": person.name if person else None,
                "phone": person.phone if person else None,
            }
        )
    return {"visits_on": day.isoformat(), "visits": found}
