from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.clock import SAO_PAULO, FixedClock, SystemClock, local, utc
from tests.domain.strategies import few

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
zones = st.sampled_from([UTC, SAO_PAULO, ZoneInfo("America/Manaus"), ZoneInfo("Asia/Tokyo")])


def test_the_systems_clock_is_aware_and_in_the_shops_zone() -> None:
    now = SystemClock().now()
    assert now.tzinfo is SAO_PAULO
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_fixed_clock_stands_still_until_it_is_set() -> None:
    clock = FixedClock(datetime(2026, 11, 20, 10))
    assert clock.now() == clock.now() == datetime(2026, 11, 20, 10, tzinfo=SAO_PAULO)
    clock.set(datetime(2026, 11, 21, 13, tzinfo=UTC))
    assert clock.now() == datetime(2026, 11, 21, 10, tzinfo=SAO_PAULO)
    assert clock.now().tzinfo is SAO_PAULO


def test_a_naive_moment_is_taken_to_be_the_shops_own_time() -> None:
    assert local(datetime(2026, 11, 20, 10)).isoformat() == "2026-11-20T10:00:00-03:00"
    assert utc(datetime(2026, 11, 20, 10)).isoformat() == "2026-11-20T13:00:00+00:00"


@few
@given(moments, zones)
def test_a_zone_changes_the_words_and_not_the_moment(moment: datetime, zone: ZoneInfo) -> None:
    aware = moment.replace(tzinfo=zone)
    assert local(aware) == utc(aware) == aware.astimezone(UTC)
    assert utc(local(aware)).utcoffset() == timedelta(0)
