from __future__ import annotations

import numpy as np
import pytest

from forecasting import PriceSeries, from_rows
from forecasting.peers import ALONE, FEATURES, Board, together, told

DAYS = 400


def test_those_that_move_together_are_peers_and_others_are_not() -> None:
    town = [_copy("iron a", 1, 11), _copy("iron b", 1, 12), _copy("iron c", 1, 13), _copy("onion", 2, 14)]
    what = dict(zip(FEATURES, told(town, [0])[0], strict=True))
    others = np.mean([np.log(each.values[-1] / each.values[-15]) for each in town[1:3]])
    assert what["nearest peer"] > 0.8
    assert what["peers moved 14"] == pytest.approx(others, abs=0.02)
    assert what["behind peers 14"] == pytest.approx(np.log(town[0].values[-1] / town[0].values[-15]) - what["peers moved 14"], abs=1e-5)
    assert what["peers"] == pytest.approx(2, abs=0.2)


def test_nothing_later_is_told() -> None:
    town = [_copy("a", 1, 11), _copy("b", 1, 12), _copy("c", 1, 13)]
    other = [from_rows(each.unique_id, each.days.tolist(), [*each.values[:350], *(each.values[350:] * 3)]) for each in town]
    columns, counts = np.array([0, 1, 2]), np.array([350, 340, 350])
    assert np.array_equal(Board(town).told(columns, counts), Board(other).told(columns, counts), equal_nan=True)


def test_a_product_alone_has_no_peers() -> None:
    assert np.array_equal(told([_copy("a", 1, 1)])[0], ALONE, equal_nan=True)


def test_products_of_other_times_make_no_calendar_of_centuries() -> None:
    old = from_rows("old", list(np.datetime64("1901-01-01") + np.arange(50)), [5.0] * 50)
    town = [_copy("b", 1, 12), old, _copy("a", 1, 11)]
    assert [members.tolist() for members in together(town)] == [[1], [2, 0]]
    assert np.array_equal(told(town)[1], ALONE, equal_nan=True)


def _copy(name: str, trend: int, own: int) -> PriceSeries:
    """A price of a market's trend, and some noise of its own."""
    common = np.cumsum(np.random.default_rng(trend).normal(0, 0.02, DAYS))
    noise = np.random.default_rng(own).normal(0, 0.005, DAYS)
    return from_rows(name, list(np.datetime64("2025-01-01") + np.arange(DAYS)), (20 * np.exp(common + noise)).tolist())
