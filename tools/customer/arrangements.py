"""What a customer has going with the shop: visits, cars held, offers made, their own car."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from domain.clock import local
from domain.customers.appointments import Appointment
from domain.people import EVERYONE
from domain.store import Store
from memory.records import Books
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.customer.holding import release_ended
from tools.toolbox import Nothing, tool


@tool(EVERYONE, writes=True)
async def my_arrangements(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """The customer's own visits, reservations, offers and trade-in as they stand, e.g. to tell when the visit is."""
    del asked
    async with counter.writing() as books:
        await release_ended(books, counter.now)
        dealings = await books.dealings.of(counter.actor.person_id)
        return {
            "visits": await _visits(counter, books),
            "reservations": await _reservations(counter, books),
            "offers": await _offers(books, dealings),
            "trade_in": next((d.detail for d in reversed(dealings) if d.kind is DealingKind.TRADE_IN), None),
        }


async def visits_of(books: Books, person_id: str, store: Store, now: datetime) -> list[Appointment]:
    """A person's visits that are not over, soonest first: whoever is late asks about one that has begun."""
    length = timedelta(minutes=store.visit_minutes)
    return [visit for visit in await books.appointments.of(person_id, now - length) if visit.starts_at + length > now]


async def _visits(counter: Counter, books: Books) -> list[dict[str, Any]]:
    store = await books.stores.get()
    found = []
    for visit in await visits_of(books, counter.actor.person_id, store, counter.now):
        if car := await books.catalogue.find(visit.car_id):
            branch = store.branch_in(car.city)
            starts = local(visit.starts_at).isoformat(timespec="minutes")
            found.append({"starts_at": starts, "car": car.as_wire(), "branch": branch.name, "address": f"{branch.address}, {branch.city}"})
    return found


async def _reservations(counter: Counter, books: Books) -> list[dict[str, Any]]:
    found = []
    for held in await books.reservations.active(person_id=counter.actor.person_id):
        if car := await books.catalogue.find(held.car_id):
            found.append({"car": car.as_wire(), "until": local(held.until).isoformat(timespec="minutes")})
    return found


async def _offers(books: Books, dealings: list[Dealing]) -> list[dict[str, Any]]:
    """The last offer for each car, the latest first."""
    last = {dealing.car_id: dealing for dealing in dealings if dealing.kind is DealingKind.OFFER and dealing.car_id}
    found = []
    for dealing in sorted(last.values(), key=lambda offer: offer.at, reverse=True):
        if car := await books.catalogue.find(dealing.car_id or ""):
            found.append({"car": car.as_wire(), "offer": dealing.detail["amount"], "outcome": dealing.detail["outcome"]})
    return found
