"""The shop itself: where, when, and the papers of its cars."""

from __future__ import annotations

import math
from datetime import date as Date
from typing import Any

from pydantic import Field

from domain.people import EVERYONE
from domain.places import Point
from domain.store import Branch, Store, clock_time
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class StoreArguments(Arguments):
    city: str | None = Field(None, max_length=80, description='the customer\'s city, to name the right branch, e.g. "Jundiaí"')
    latitude: float | None = Field(None, ge=-90, le=90, description="where the customer is, to name the nearest branch, e.g. -23.19")
    longitude: float | None = Field(None, ge=-180, le=180, description="beside latitude, e.g. -46.88")
    date: Date | None = Field(None, description='the day asked about, e.g. "2026-11-28"')


class PapersArguments(Arguments):
    car_id: str | None = Field(None, max_length=128, description='id of the car asked about, e.g. "onix-2021-0007"')


@tool(EVERYONE)
async def store_info(counter: Counter, asked: StoreArguments) -> dict[str, Any]:
    """Address, opening hours, phone, delivery, ways of paying, terms of financing and reservation time of the shop; whether it is open now.

    The branch of the customer's city comes first, or the nearest one where they told where they are: then each branch whose place is
    known has `distance_km`, in a straight line, rounded up.
    """
    async with counter.reading() as books:
        store = await books.stores.get()
    now = counter.now
    opens = store.hours.next_opening(now)
    distances = _distances(store, asked)
    here = next(iter(distances), None) or store.branch_in(asked.city)
    branches = list(dict.fromkeys([here, *distances, *store.branches]))
    return {
        "name": store.name,
        "branches": [_branch(branch) | distances.get(branch, {}) for branch in branches],
        "hours": str(store.hours),
        "open_now": store.hours.is_open(now),
        "opens_at": opens.isoformat(timespec="minutes") if opens else None,
        "holiday_today": store.hours.holiday(now.date()),
        "asked_day": _day(store, asked.date) if asked.date else None,
        "delivery": store.delivery,
        "reservation_hours": store.reservation_hours,
        "payments": list(store.payments),
        "financing": {
            "installments": list(store.financing.terms),
            "least_down_payment_percent": float(store.financing.least_down_payment * 100),
            "monthly_rate_percent": float(store.financing.monthly_rate * 100),
        },
    }


def _branch(branch: Branch) -> dict[str, Any]:
    return {"name": branch.name, "address": branch.address, "city": branch.city, "state": branch.state, "phone": branch.phone}


def _distances(store: Store, asked: StoreArguments) -> dict[Branch, dict[str, int]]:
    """How far each branch is from where the customer says they are, the nearest first; empty where they do not say."""
    if asked.latitude is None or asked.longitude is None:
        return {}
    nearest = store.nearest_to(Point(asked.latitude, asked.longitude))
    return {branch: {"distance_km": max(1, math.ceil(distance))} for branch, distance in nearest}


def _day(store: Store, day: Date) -> dict[str, Any]:
    """Whether the shop opens that day, from when to when, and the holiday that closes it."""
    hours = store.hours.on(day)
    return {
        "date": day.isoformat(),
        "opens": clock_time(hours[0]) if hours else None,
        "closes": clock_time(hours[1]) if hours else None,
        "holiday": store.hours.holiday(day),
    }


@tool(EVERYONE)
async def warranty_and_papers(counter: Counter, asked: PapersArguments) -> dict[str, Any]:
    """Warranty, inspection report, transfer and taxes as the shop handles them, and what the listing of one car says of it."""
    async with counter.reading() as books:
        store = await books.stores.get()
        car = await books.catalogue.get(asked.car_id) if asked.car_id else None
    return {"warranty": store.warranty, "papers": list(store.papers), "car": car.as_wire() if car else None}
