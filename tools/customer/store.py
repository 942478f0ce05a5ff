"""The shop itself: where, when, and the papers of its cars."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.people import EVERYONE
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class StoreArguments(Arguments):
    city: str | None = Field(None, max_length=80, description='the customer\'s city, to name the right branch, e.g. "Jundiaí"')


class PapersArguments(Arguments):
    car_id: str | None = Field(None, max_length=128, description='id of the car asked about, e.g. "onix-2021-0007"')


@tool(EVERYONE)
async def store_info(counter: Counter, asked: StoreArguments) -> dict[str, Any]:
    """Address, opening hours, phone, delivery, ways of paying and reservation time of the shop, and whether it is open now."""
    async with counter.reading() as books:
        store = await books.stores.get()
    now = counter.now
    opens = store.hours.next_opening(now)
    here = store.branch_in(asked.city)
    branches = [here, *(branch for branch in store.branches if branch != here)]
    return {
        "name": store.name,
        "branches": [{"name": b.name, "address": b.address, "city": b.city, "state": b.state, "phone": b.phone} for b in branches],
        "hours": str(store.hours),
        "open_now": store.hours.is_open(now),
        "opens_at": opens.isoformat(timespec="minutes") if opens else None,
        "holiday_today": store.hours.holiday(now.date()),
        "delivery": store.delivery,
        "reservation_hours": store.reservation_hours,
        "payments": list(store.payments),
    }


@tool(EVERYONE)
async def warranty_and_papers(counter: Counter, asked: PapersArguments) -> dict[str, Any]:
    """Warranty, inspection report, transfer and taxes as the shop handles them, and what the listing of one car says of it."""
    async with counter.reading() as books:
        store = await books.stores.get()
        car = await books.catalogue.get(asked.car_id) if asked.car_id else None
    return {"warranty": store.warranty, "papers": list(store.papers), "car": car.as_wire() if car else None}
