from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import EARTH, Point

CAMPINAS, JUNDIAI, RIO = Point(-22.9056, -47.0608), Point(-23.1857, -46.8978), Point(-22.9068, -43.1729)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(("one", "other", "km"), [(CAMPINAS, JUNDIAI, 35), (CAMPINAS, RIO, 398), (Point(0, 0), Point(0, 180), 20_015)])
def test_distances_are_those_of_the_map(one: Point, other: Point, km: int) -> None:
    assert one.kilometres_to(other) == pytest.approx(km, rel=0.01)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_at_most_half_around(one: Point, other: Point) -> None:
    assert one.kilometres_to(other) == pytest.approx(other.kilometres_to(one))
    assert 0 <= one.kilometres_to(other) <= EARTH * 3.1416


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 1), ("<LAT>", "1"), (91, 0), (0, -181), ("nan", 0), ("inf", 0), ([], {})])
def test_what_is_no_place_is_none(latitude: object, longitude: object) -> None:
    assert Point.of(latitude, longitude) is None


def test_figures_as_text_are_a_place() -> None:
    assert Point.of("-23.2", -46.9) == Point(-23.2, -46.9)
