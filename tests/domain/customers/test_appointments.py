from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock import local
from domain.customers.appointments import HORIZON, LEAD_TIME, Refusal, next_slots, refusal, slots
from domain.store import OpeningHours
from tests.domain.strategies import few

HOURS = OpeningHours({**{day: (time(9), time(18)) for day in range(5)}, 5: (time(9), time(14))}, "SP")
NOW = local(datetime(2026, 11, 18, 10))
"""A Wednesday; the Friday after it is a holiday."""

nows = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(local)
lengths = st.sampled_from((30, 45, 60, 90))


@st.composite
def bookings(draw: st.DrawFn, now: datetime) -> list[datetime]:
    """Times taken in the days after `now`, on the grid and off it."""
    quarters = draw(st.lists(st.integers(0, 10 * 24 * 4), max_size=12))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return [midnight + timedelta(minutes=15 * at) for at in quarters]


def _why(wanted: datetime, taken: tuple[datetime, ...] = (), minutes: int = 60) -> Refusal | None:
    return refusal(HOURS, local(wanted), minutes, NOW, taken)


@few
@given(st.data(), nows, lengths)
def test_no_time_is_offered_that_would_be_refused(data: st.DataObject, now: datetime, minutes: int) -> None:
    taken = data.draw(bookings(now))
    day = now.date() + timedelta(days=data.draw(st.integers(-1, 32)))
    for offered in [*slots(HOURS, day, minutes, now, taken), *next_slots(HOURS, now, minutes, now, taken)]:
        assert refusal(HOURS, offered, minutes, now, taken) is None
        opens, closes = HOURS.week[offered.weekday()]
        ends = offered + timedelta(minutes=minutes)
        assert HOURS.holiday(offered.date()) is None
        assert ends.date() == offered.date()
        assert opens <= offered.time() < ends.time() <= closes
        assert now + LEAD_TIME <= offered <= now + HORIZON
        assert all(abs(other - offered) >= timedelta(minutes=minutes) for other in taken)


@few
@given(st.data(), nows, lengths)
def test_what_is_not_offered_of_a_days_grid_is_refused(data: st.DataObject, now: datetime, minutes: int) -> None:
    taken = data.draw(bookings(now))
    day = now.date() + timedelta(days=data.draw(st.integers(0, 8)))
    offered = set(slots(HOURS, day, minutes, now, taken))
    opening = local(datetime.combine(day, time(9)))
    for at in range(0, 14 * 60, minutes):
        wanted = opening + timedelta(minutes=at)
        assert (refusal(HOURS, wanted, minutes, now, taken) is None) == (wanted in offered)


@few
@given(st.data(), nows)
def test_the_next_times_are_in_order_and_leave_no_free_day_out(data: st.DataObject, now: datetime) -> None:
    taken = data.draw(bookings(now))
    after = now + timedelta(hours=data.draw(st.integers(-48, 300)))
    found = next_slots(HOURS, after, 60, now, taken, most=100)
    assert found == sorted(set(found))
    assert all(slot >= after for slot in found)
    for ahead in range(31):
        day = now.date() + timedelta(days=ahead)
        free = [slot for slot in slots(HOURS, day, 60, now, taken) if slot >= after]
        shown = [slot for slot in found if slot.date() == day]
        assert bool(free) == bool(shown)
        assert sum(slot.hour < 12 for slot in shown) <= 1
        assert sum(slot.hour >= 12 for slot in shown) <= 1


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (datetime(2026, 11, 18, 9), Refusal.PAST),
        (datetime(2026, 11, 18, 10, 59), Refusal.PAST),
        (datetime(2026, 11, 18, 11), None),
        (datetime(2026, 11, 20, 10), Refusal.HOLIDAY),
        (datetime(2026, 12, 25, 10), Refusal.TOO_FAR),
        (datetime(2026, 11, 22, 10), Refusal.CLOSED),
        (datetime(2026, 11, 19, 8, 59), Refusal.CLOSED),
        (datetime(2026, 11, 19, 9), None),
        (datetime(2026, 11, 19, 17), None),
        (datetime(2026, 11, 19, 17, 1), Refusal.CLOSED),
        (datetime(2026, 11, 19, 18), Refusal.CLOSED),
        (datetime(2026, 11, 19, 23, 30), Refusal.CLOSED),
        (datetime(2026, 11, 21, 13), None),
        (datetime(2026, 11, 21, 13, 30), Refusal.CLOSED),
        (datetime(2026, 12, 18, 10), None),
        (datetime(2026, 12, 18, 10, 1), Refusal.TOO_FAR),
    ],
)
def test_a_time_is_refused_for_the_right_reason(wanted: datetime, why: Refusal | None) -> None:
    assert _why(wanted) is why


def test_a_visit_may_touch_another_but_not_overlap_it() -> None:
    taken = (local(datetime(2026, 11, 19, 10)),)
    assert _why(datetime(2026, 11, 19, 10, 30), taken) is Refusal.TAKEN
    assert _why(datetime(2026, 11, 19, 9, 1), taken) is Refusal.TAKEN
    assert _why(datetime(2026, 11, 19, 11), taken) is None
    assert _why(datetime(2026, 11, 19, 9), taken) is None


def test_the_twentieth_of_november_has_no_times_in_any_state() -> None:
    for state in ("SP", "RJ", "PR"):
        hours = OpeningHours(HOURS.week, state)
        assert hours.on(date(2026, 11, 20)) is None
        assert slots(hours, date(2026, 11, 20), 60, NOW, ()) == []
    assert HOURS.holiday(date(2026, 11, 20)) == "Dia Nacional de Zumbi e da Consciência Negra"


def test_a_states_own_holiday_closes_only_there() -> None:
    ninth_of_july = date(2026, 7, 9)
    assert HOURS.on(ninth_of_july) is None
    assert OpeningHours(HOURS.week, "RJ").on(ninth_of_july) == (time(9), time(18))


def test_a_day_offers_every_hour_that_ends_before_closing() -> None:
    saturday = [slot.hour for slot in slots(HOURS, date(2026, 11, 21), 60, NOW, ())]
    assert saturday == [9, 10, 11, 12, 13]
    assert [slot.time() for slot in slots(HOURS, date(2026, 11, 21), 90, NOW, ())] == [time(9), time(10, 30), time(12)]


def test_the_first_times_are_one_before_noon_and_one_after() -> None:
    found = next_slots(HOURS, NOW, 60, NOW, ())
    assert [slot.isoformat(timespec="minutes")[:16] for slot in found] == ["2026-11-18T11:00", "2026-11-18T13:00", "2026-11-19T09:00"]


def test_the_lunch_hour_is_offered_where_nothing_else_is_left() -> None:
    busy = [local(datetime(2026, 11, 21, hour)) for hour in (9, 10, 11, 13)]
    assert next_slots(HOURS, local(datetime(2026, 11, 21)), 60, NOW, busy, most=1) == [local(datetime(2026, 11, 21, 12))]


def test_a_day_beyond_the_horizon_or_long_gone_brings_nothing_odd() -> None:
    assert next_slots(HOURS, local(datetime(9999, 12, 31)), 60, NOW, ()) == []
    assert next_slots(HOURS, local(datetime(1, 1, 1)), 60, NOW, ()) == next_slots(HOURS, NOW, 60, NOW, ())
