from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from domain.store import STATES, Branch, FinancingTerms, OpeningHours, Store, clock_time
from memory.samples.dealership import STORE

NINE_TO_SIX = (time(9), time(18))


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ({**dict.fromkeys(range(5), NINE_TO_SIX), 5: (time(9), time(13))}, "segunda a sexta das 9h às 18h, sábado das 9h às 13h"),
        (dict.fromkeys(range(7), NINE_TO_SIX), "segunda a domingo das 9h às 18h"),
        ({0: NINE_TO_SIX, 2: NINE_TO_SIX}, "segunda das 9h às 18h, quarta das 9h às 18h"),
        ({5: NINE_TO_SIX, 6: NINE_TO_SIX}, "sábado e domingo das 9h às 18h"),
        ({6: (time(8, 30), time(12, 15))}, "domingo das 8h30 às 12h15"),
        ({1: NINE_TO_SIX, 0: NINE_TO_SIX, 2: (time(10), time(16))}, "segunda e terça das 9h às 18h, quarta das 10h às 16h"),
    ],
)
def test_opening_hours_are_told_as_people_say_them(week: dict[int, tuple[time, time]], words: str) -> None:
    assert str(OpeningHours(week)) == words


def test_the_time_of_day_is_short() -> None:
    assert [clock_time(moment) for moment in (time(15), time(15, 30), time(9, 5), time(0))] == ["15h", "15h30", "9h05", "0h"]


def test_a_shop_comes_back_from_its_settings_as_it_was() -> None:
    assert Store.from_json(STORE.as_json()) == STORE
    odd = Store(
        "Uma", (Branch("A", "Rua 1", "Belém", "PA", ""),), OpeningHours({6: (time(8, 30), time(12))}, "PA"),
        FinancingTerms(Decimal("0.0215"), (6, 18), Decimal("0.3"), Decimal("0")), delivery=None, visit_minutes=45,
    )  # fmt: skip
    assert Store.from_json(odd.as_json()) == odd


def test_a_customers_branch_is_the_one_of_their_city_however_it_is_typed() -> None:
    assert STORE.branch_in("jundiai").city == "Jundiaí"
    assert STORE.branch_in("AMERICANA ").city == "Americana"
    assert STORE.branch_in("Manaus") == STORE.branch_in(None) == STORE.main


def test_a_day_absent_from_the_week_is_closed_and_so_are_holidays() -> None:
    hours = STORE.hours
    assert hours.on(date(2026, 11, 22)) is None
    assert hours.on(date(2026, 11, 20)) is None
    assert hours.on(date(2026, 11, 23)) == (time(9), time(18))
    assert hours.holiday(date(2026, 11, 23)) is None
    assert hours.holiday(datetime(2026, 12, 25, 10).date()) == "Natal"


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 24, 8), datetime(2026, 11, 24, 9)),
        (datetime(2026, 11, 24, 10), datetime(2026, 11, 25, 9)),
        (datetime(2026, 11, 19, 20), datetime(2026, 11, 21, 9)),  # Friday is a holiday
        (datetime(2026, 11, 21, 15), datetime(2026, 11, 23, 9)),
    ],
)
def test_the_next_opening_skips_closed_days_and_holidays(now: datetime, opens: datetime) -> None:
    assert STORE.hours.next_opening(now) == opens
    assert OpeningHours({}).next_opening(now) is None


def test_the_federation_has_twenty_seven_units() -> None:
    assert len(set(STATES)) == 27
