"""Drifts are seen where there are some, and not called where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from forecasting import PriceSeries
from forecasting.drift import data_drift, error_drift
from tests.forecasting.worlds import market, shop

FIRST = date(2026, 9, 1)


def _errors(days: int, scale: float, first: date = FIRST, seed: int = 1, products: int = 40) -> list[tuple[date, str, float]]:
    dice = np.random.default_rng(seed)
    return [(first + timedelta(days=day), "market", abs(dice.normal(0, scale))) for day in range(days) for _ in range(products)]


def _told(*parts: list[tuple[date, str, float]]) -> list[tuple[str | None, date]]:
    rows = [row for part in parts for row in part]
    return [(drift.group, drift.since) for drift in error_drift(*zip(*rows, strict=True))]


@pytest.mark.parametrize("seed", range(5))
def test_errors_as_ever_are_no_drift(seed: int) -> None:
    assert _told(_errors(60, 0.03, seed=seed)) == []


def test_errors_that_double_are_a_drift_since_about_then() -> None:
    changed = FIRST + timedelta(days=40)
    ((group, since),) = _told(_errors(40, 0.03), _errors(10, 0.06, changed, seed=2))
    assert group == "market"
    assert abs((since - changed).days) <= 3


def test_one_bad_day_and_errors_that_shrink_are_none() -> None:
    assert _told(_errors(40, 0.03), _errors(1, 0.2, FIRST + timedelta(days=40))) == []
    assert _told(_errors(40, 0.06), _errors(20, 0.02, FIRST + timedelta(days=40))) == []


def test_nothing_known_is_no_drift() -> None:
    assert error_drift([], [], []) == []
    assert data_drift([], FIRST) == []


def _restless(series: PriceSeries) -> PriceSeries:
    """Three times as far from its level over the last four weeks."""
    logs = np.log(series.values)
    level = logs[:-28].mean()
    return replace(series, values=np.exp(np.concatenate([logs[:-28], level + 3 * (logs[-28:] - level)])))


def test_prices_that_move_more_than_they_did_are_told_and_those_that_do_not_are_not() -> None:
    calm = [market(f"m{number}", seed=number) for number in range(8)]
    today = calm[0].last_day.astype(object)
    assert data_drift(calm, today) == []
    (drift,) = data_drift([_restless(each) for each in calm], today)
    assert (drift.kind, drift.group) == ("volatility", "market")
    assert "vezes mais" in drift.words


def test_promotions_now_and_then_are_no_drift() -> None:
    assert data_drift([shop(f"s{number}", days=182, seed=number) for number in range(40)], FIRST) == []


def test_prices_that_stop_arriving_are_told() -> None:
    known = [market(f"m{number}", seed=number) for number in range(8)]
    silent = [replace(each, observed=np.concatenate([each.observed[:-14], np.zeros(14, bool)])) for each in known]
    assert [drift.kind for drift in data_drift(silent, known[0].last_day.astype(object))] == ["coverage"]
