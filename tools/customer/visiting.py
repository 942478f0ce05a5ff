"""Visits and test drives: offer times, book, move, cancel, and tell the shop of a delay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from datetime import time as Time
from typing import Any, Literal

from pydantic import Field

from domain.cars.vehicles import CarStatus, Vehicle
from domain.clock import local
from domain.customers.appointments import ANY_TIME, LEAD_TIME, Appointment, Refusal, Span, nearest, next_slots, refusal, slots, spread
from domain.errors import CarUnavailable, Invalid, NotFound, SlotTaken
from domain.people import EVERYONE
from domain.store import Branch, Store
from memory.records import Books
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.customer.arrangements import visits_of
from tools.customer.opening import why_no_time, why_not
from tools.toolbox import Arguments, tool


class VisitArguments(Arguments):
    action: Literal["options", "book", "move", "cancel", "late"] = Field(description='what to do, e.g. "book"')
    car_id: str | None = Field(
        None, max_length=128, description='id of the car, e.g. "onix-2021-0007"; needed to move or cancel only with several visits'
    )
    date: Date | None = Field(None, description="day, e.g. 2026-11-25; a visit moved without one stays on its day")
    time: Time | None = Field(None, description="time of day, e.g. 16:00; with no time, free times are offered")
    earliest: Time | None = Field(None, description="offer only times from then on, e.g. 13:00 for after lunch")
    latest: Time | None = Field(None, description="offer only times before then, e.g. 12:00 for the morning")


@tool(EVERYONE, writes=True)
async def schedule_test_drive(counter: Counter, asked: VisitArguments) -> dict[str, Any]:
    """Offer free times for a visit with test drive, book one, or move, cancel or announce a delay for the customer's own booking."""
    async with counter.writing() as books:
        store = await books.stores.get()
        own = await visits_of(books, counter.actor.person_id, store, counter.now)
        meant = _meant(own, asked.car_id) if asked.action in ("move", "cancel", "late") else None
        if meant and asked.action == "cancel":
            return await _cancel(books, meant)
        if meant and asked.action == "late":
            return await _late(counter, books, meant)
        if meant:
            asked = asked.model_copy(update={"car_id": asked.car_id or meant.car_id, "date": asked.date or local(meant.starts_at).date()})
        car = await _car(books, asked)
        branch = store.branch_in(car.city)
        desk = _Desk(counter.now, store, await books.appointments.taken(branch.name, counter.now))
        if asked.action == "options" or asked.date is None or asked.time is None:
            return _options(asked, car, branch, desk)
        await counter.require_consent(books)
        wanted = local(datetime.combine(asked.date, asked.time.replace(second=0, microsecond=0, tzinfo=None)))
        of_the_car = next((visit for visit in own if visit.car_id == car.id), None)
        if of_the_car and of_the_car.starts_at == wanted:
            return _booked(of_the_car, car, branch, "already")
        earlier = meant or of_the_car
        given_up = earlier if earlier and await _branch_of(books, earlier, store) == branch else None
        if (why := desk.refuses(wanted, given_up)) is not None:
            detail = why_not(why, wanted, store, counter.now)
            raise SlotTaken(detail, reason=why.value, slots=_wire(desk.instead_of(wanted)), car=car.as_wire())
        if earlier:
            await books.appointments.cancel(earlier.id)
        visit = Appointment(counter.new_id("visit"), counter.actor.tenant, counter.actor.person_id, car.id, wanted)
        await books.appointments.book(visit, branch.name, timedelta(minutes=store.visit_minutes))
        return _booked(visit, car, branch, "moved" if earlier else "booked")


@dataclass(frozen=True, slots=True)
class _Desk:
    """The diary of a branch: what is free, and what may be offered."""

    now: datetime
    store: Store
    taken: list[datetime]

    def refuses(self, wanted: datetime, given_up: Appointment | None = None) -> Refusal | None:
        taken = [at for at in self.taken if given_up is None or at != given_up.starts_at]
        return refusal(self.store.hours, wanted, self.store.visit_minutes, self.now, taken)

    def of_day(self, day: Date) -> list[datetime]:
        return slots(self.store.hours, day, self.store.visit_minutes, self.now, self.taken)

    def instead_of(self, wanted: datetime) -> list[datetime]:
        """Other times of that day, the nearest; of the days after where it has none."""
        return nearest(self.of_day(wanted.date()), wanted) or self.from_day(wanted.date())

    def from_day(self, day: Date | None, within: Span = ANY_TIME) -> list[datetime]:
        after = max(local(datetime.combine(day, Time(0))) if day else self.now, self.now + LEAD_TIME)
        return next_slots(self.store.hours, after, self.store.visit_minutes, self.now, self.taken, within=within)


def _meant(own: list[Appointment], car_id: str | None) -> Appointment:
    """The booking an action is about: the one for the car that was named, or the only one."""
    if not own:
        raise NotFound("Você não tem visita marcada.")
    for_car = [visit for visit in own if visit.car_id == car_id]
    if not for_car and len(own) > 1:
        raise Invalid("Você tem mais de uma visita marcada.", car_ids=[visit.car_id for visit in own])
    return (for_car or own)[0]


async def _branch_of(books: Books, visit: Appointment, store: Store) -> Branch:
    car = await books.catalogue.find(visit.car_id)
    return store.branch_in(car.city if car else None)


async def _car(books: Books, asked: VisitArguments) -> Vehicle:
    if asked.car_id is None:
        raise Invalid("Qual carro você quer ver?")
    car = await books.catalogue.get(asked.car_id)
    if car.status is CarStatus.SOLD:
        raise CarUnavailable("Esse carro já foi vendido.", car_id=car.id)
    return car


async def _cancel(books: Books, visit: Appointment) -> dict[str, Any]:
    car = await books.catalogue.find(visit.car_id)
    await books.appointments.cancel(visit.id)
    return {"status": "cancelled", "starts_at": local(visit.starts_at).isoformat(), "car": car.as_wire() if car else None}


async def _late(counter: Counter, books: Books, visit: Appointment) -> dict[str, Any]:
    """Note the delay for the people of the shop; the time stays booked."""
    starts = local(visit.starts_at).isoformat(timespec="minutes")
    why = {"reason": "late", "starts_at": starts, "conversation": counter.conversation}
    noted = Dealing(counter.new_id("late"), DealingKind.HANDOFF, counter.actor.person_id, visit.car_id, why, counter.now)
    await books.dealings.record(noted)
    return {"status": "delay_noted", "starts_at": starts}


def _options(asked: VisitArguments, car: Vehicle, branch: Branch, desk: _Desk) -> dict[str, Any]:
    """Times to choose from: those of the day asked for, or of the next ones and why not of that day."""
    within = Span(asked.earliest, asked.latest)
    of_day = [slot for slot in desk.of_day(asked.date) if within.holds(slot)] if asked.date else []
    result = {"status": "options", "car": car.as_wire(), "branch": branch.name, "why_not": None}
    if of_day or asked.date is None:
        return result | {"slots": _wire(spread(of_day) or desk.from_day(None, within) or desk.from_day(None))}
    reason, detail = why_no_time(asked.date, desk.store, desk.now)
    near = local(datetime.combine(asked.date, asked.earliest or asked.latest or Time(12)))
    others = nearest(desk.of_day(asked.date), near) or desk.from_day(asked.date, within) or desk.from_day(None)
    return result | {"slots": _wire(others), "why_not": reason.value, "detail": detail}


def _wire(moments: list[datetime]) -> list[str]:
    return [moment.isoformat(timespec="minutes") for moment in moments]


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
