"""Visits and test drives: which times can be booked, and what becomes of a booking."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.clock import local
from domain.store import OpeningHours

LEAD_TIME = timedelta(hours=1)
"""A visit can be booked from an hour ahead."""
HORIZON = timedelta(days=30)
"""And up to thirty days ahead."""


class AppointmentStatus(StrEnum):
    BOOKED = "booked"
    """The time is held."""
    CANCELLED = "cancelled"
    """Given up by the customer or the shop; the time is free again."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit of a person to see one car. `starts_at` is aware; its length is the shop's `visit_minutes`."""

    id: str
    tenant: str
    person_id: str
    car_id: str
    starts_at: datetime
    status: AppointmentStatus = AppointmentStatus.BOOKED


class Refusal(StrEnum):
    """Why a time cannot be booked."""

    PAST = "past"
    TOO_FAR = "too_far"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    TAKEN = "taken"


def slots(hours: OpeningHours, day: date, minutes: int, now: datetime, taken: Collection[datetime]) -> list[datetime]:
    """Free times of a day, one every `minutes`, each ending before closing."""
    return [slot for slot in _grid(hours, day, minutes) if refusal(hours, slot, minutes, now, taken) is None]


def refusal(hours: OpeningHours, wanted: datetime, minutes: int, now: datetime, taken: Collection[datetime]) -> Refusal | None:
    """Why `wanted` cannot be booked; None where it can."""
    wanted, now = local(wanted), local(now)
    if wanted < now + LEAD_TIME:
        return Refusal.PAST
    if wanted > now + HORIZON:
        return Refusal.TOO_FAR
    if hours.holiday(wanted.date()):
        return Refusal.HOLIDAY
    if not _open(hours, wanted, minutes):
        return Refusal.CLOSED
    length = timedelta(minutes=minutes)
    if any(abs(local(other) - wanted) < length for other in taken):
        return Refusal.TAKEN
    return None


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of a day that suit: from `earliest` on, and beginning before `latest`."""

    earliest: time | None = None
    latest: time | None = None

    def holds(self, moment: datetime) -> bool:
        return (self.earliest is None or moment.time() >= self.earliest) and (self.latest is None or moment.time() < self.latest)


ANY_TIME = Span()


def next_slots(
    hours: OpeningHours,
    after: datetime,
    minutes: int,
    now: datetime,
    taken: Collection[datetime],
    most: int = 3,
    within: Span = ANY_TIME,
) -> list[datetime]:
    """The first free times from `after` on, at most one in the morning and one in the afternoon of each day.

    The lunch hour is offered where the afternoon has nothing else.
    """
    found: list[datetime] = []
    day = max(local(after), local(now)).date()
    while len(found) < most and day <= (local(now) + HORIZON).date():
        free = [slot for slot in slots(hours, day, minutes, now, taken) if slot >= local(after) and within.holds(slot)]
        found += [slot for slot in free if slot.time() < time(12)][:1]
        later = [slot for slot in free if slot.time() >= time(12)]
        found += ([slot for slot in later if slot.time() >= time(13)] or later)[:1]
        day += timedelta(days=1)
    return found[:most]


def spread(free: list[datetime], most: int = 3) -> list[datetime]:
    """A few of a day's free times, from its first to its last."""
    if len(free) <= most:
        return free
    return [free[round(at * (len(free) - 1) / (most - 1))] for at in range(most)]


def nearest(free: list[datetime], wanted: datetime, most: int = 3) -> list[datetime]:
    """The free times closest to one that cannot be had, in order."""
    return sorted(sorted(free, key=lambda slot: abs(slot - wanted))[:most])


def _grid(hours: OpeningHours, day: date, minutes: int) -> Iterator[datetime]:
    span = hours.on(day)
    if span is None:
        return
    slot = local(datetime.combine(day, span[0]))
    while _open(hours, slot, minutes):
        yield slot
        slot += timedelta(minutes=minutes)


def _open(hours: OpeningHours, wanted: datetime, minutes: int) -> bool:
    span = hours.on(wanted.date())
    if span is None:
        return False
    ends = wanted + timedelta(minutes=minutes)
    return wanted.time() >= span[0] and ends.date() == wanted.date() and ends.time() <= span[1]
