"""Visits and test drives: offer times, book, move, cancel."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime, timedelta
from datetime import time as Time
from typing import Any, Literal

from pydantic import Field

from domain.appointments import LEAD_TIME, Appointment, Refusal, next_slots, refusal
from domain.clock import local
from domain.errors import CarUnavailable, Invalid, NotFound, SlotTaken
from domain.people import EVERYONE
from domain.store import Branch, Store
from domain.vehicles import CarStatus, Vehicle
from memory.records import Books
from tools.counter import Counter
from tools.toolbox import Arguments, tool

_WHY_NOT = {
    Refusal.PAST: "Esse horário já passou ou está muito em cima.",
    Refusal.TOO_FAR: "Só marcamos visitas para os próximos 30 dias.",
    Refusal.HOLIDAY: "Nesse dia é feriado e não abrimos.",
    Refusal.CLOSED: "A loja está fechada nesse horário.",
    Refusal.TAKEN: "Esse horário já está ocupado.",
}


class VisitArguments(Arguments):
    action: Literal["options", "book", "move", "cancel"] = Field(description='what to do, e.g. "book"')
    car_id: str | None = Field(None, max_length=128, description='id of the car, e.g. "onix-2021-0007"; not needed to move or cancel')
    date: Date | None = Field(None, description="day, e.g. 2026-11-25")
    time: Time | None = Field(None, description="time of day, e.g. 16:00; with no time, free times are offered")


@tool(EVERYONE, writes=True)
async def schedule_test_drive(counter: Counter, asked: VisitArguments) -> dict[str, Any]:
    """Offer free times for a visit with test drive, book one, or move or cancel the customer's own booking."""
    async with counter.writing() as books:
        store = await books.stores.get()
        own = _meant_first(await books.appointments.of(counter.actor.person_id, counter.now), asked.car_id)
        if asked.action == "cancel":
            return await _cancel(books, own)
        if asked.action == "move" and not own:
            raise NotFound("Você não tem visita marcada.")
        car = await _car(books, asked, own)
        branch = store.branch_in(car.city)
        taken = await books.appointments.taken(branch.name, counter.now)
        if asked.action == "options" or asked.date is None or asked.time is None:
            return _options(counter, asked, car, store, branch, taken)
        await counter.require_consent(books)
        wanted = local(datetime.combine(asked.date, asked.time.replace(second=0, microsecond=0, tzinfo=None)))
        same = next((visit for visit in own if visit.car_id == car.id and visit.starts_at == wanted), None)
        if same:
            return _booked(same, car, branch, "already")
        replaced = _replaced(own, car, asked.action)
        given_up = replaced.starts_at if replaced and await _branch_of(books, replaced, store) == branch else None
        if (why := refusal(store.hours, wanted, store.visit_minutes, counter.now, [at for at in taken if at != given_up])) is not None:
            raise SlotTaken(_WHY_NOT[why], reason=why.value, slots=_slots(counter, asked.date, store, taken), car=car.as_wire())
        if replaced:
            await books.appointments.cancel(replaced.id)
        visit = Appointment(counter.new_id("visit"), counter.actor.tenant, counter.actor.person_id, car.id, wanted)
        await books.appointments.book(visit, branch.name)
        return _booked(visit, car, branch, "moved" if replaced else "booked")


def _meant_first(own: list[Appointment], car_id: str | None) -> list[Appointment]:
    """The person's visits, those for the car that was named before the others, soonest first."""
    return sorted(own, key=lambda visit: visit.car_id != car_id) if car_id else own


async def _branch_of(books: Books, visit: Appointment, store: Store) -> Branch:
    car = await books.catalogue.find(visit.car_id)
    return store.branch_in(car.city if car else None)


async def _car(books: Books, asked: VisitArguments, own: list[Appointment]) -> Vehicle:
    car_id = asked.car_id or (own[0].car_id if own and asked.action == "move" else None)
    if car_id is None:
        raise Invalid("Qual carro você quer ver?")
    car = await books.catalogue.get(car_id)
    if car.status is CarStatus.SOLD:
        raise CarUnavailable("Esse carro já foi vendido.", car_id=car.id)
    return car


def _replaced(own: list[Appointment], car: Vehicle, action: str) -> Appointment | None:
    """The booking a new one takes the place of: a moved one, or an earlier one for the same car."""
    if action == "move":
        return own[0]
    return next((visit for visit in own if visit.car_id == car.id), None)


async def _cancel(books: Books, own: list[Appointment]) -> dict[str, Any]:
    if not own:
        raise NotFound("Você não tem visita marcada.")
    car = await books.catalogue.find(own[0].car_id)
    await books.appointments.cancel(own[0].id)
    return {"status": "cancelled", "starts_at": local(own[0].starts_at).isoformat(), "car": car.as_wire() if car else None}


def _options(counter: Counter, asked: VisitArguments, car: Vehicle, store: Store, branch: Branch, taken: list[datetime]) -> dict[str, Any]:
    found = _slots(counter, asked.date, store, taken)
    closed = asked.date is not None and store.hours.on(asked.date) is None
    return {"status": "options", "slots": found, "car": car.as_wire(), "branch": branch.name, "asked_day_closed": closed}


def _slots(counter: Counter, day: Date | None, store: Store, taken: list[datetime]) -> list[str]:
    after = local(datetime.combine(day, Time(0))) if day else counter.now
    after = max(after, counter.now + LEAD_TIME)
    found = next_slots(store.hours, after, store.visit_minutes, counter.now, taken)
    return [slot.isoformat(timespec="minutes") for slot in found]


def _booked(visit: Appointment, car: Vehicle, branch: Branch, status: str) -> dict[str, Any]:
    starts = local(visit.starts_at)
    return {
        "status": status,
        "starts_at": starts.isoformat(timespec="minutes"),
        "remind_at": (starts - timedelta(hours=2)).isoformat(timespec="minutes"),
        "car": car.as_wire(),
        "branch": branch.name,
        "address": f"{branch.address}, {branch.city}",
    }
