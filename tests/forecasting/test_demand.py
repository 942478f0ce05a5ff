from __future__ import annotations

from collections.abc import Callable
from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from domain.errors import Invalid
from forecasting.demand import Demand, forecast_demand
from forecasting.series import Values

WEEK = np.array([0.6, 0.9, 1, 1, 1.2, 1.6, 0.7])
Dice = np.random.Generator
MADE_UP: dict[str, Callable[[Dice, int], Values]] = {
    "rare": lambda dice, days: dice.poisson(0.08, days) * 1.0,
    "weekly": lambda dice, days: dice.poisson(20 * np.resize(WEEK, days)) * 1.0,
    "lumpy": lambda dice, days: (dice.random(days) < 0.1) * dice.negative_binomial(2, 0.2, days) * 1.0,
    "by the kilo": lambda dice, days: np.round(dice.gamma(2, 3, days) * (dice.random(days) < 0.7), 2),
}


@pytest.mark.parametrize("kind", MADE_UP)
def test_a_fortnight_is_told_better_than_by_repeating_the_last_and_its_interval_holds(kind: str) -> None:
    dice, ours, naive, within = np.random.default_rng(7), [], [], []
    for _ in range(25):
        days = MADE_UP[kind](dice, 294)
        past, came = days[:280], days[280:].sum()
        demand = forecast_demand(past)
        ours.append((demand.expected(14) - came) ** 2)
        naive.append((past[-14:].sum() - came) ** 2)
        within.append(demand.below(14, 0.1) <= came <= demand.below(14, 0.9))
    assert np.mean(ours) < 0.85 * np.mean(naive)
    assert np.mean(within) >= 0.64


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_in_pieces_it_is_the_fewest_that_are_enough_so_often(share: float) -> None:
    """By the chances of each number of pieces, added up: mean 28, variance 12²."""
    demand = Demand(np.full(7, 2.0), doubt=12.0, whole=True, days_known=90, share_of_days=1.0, way="média")
    kept, size = 28 / 144, 28 * (28 / 144) / (1 - 28 / 144)
    chances = [exp(lgamma(n + size) - lgamma(size) - lgamma(n + 1) + size * log(kept) + n * log(1 - kept)) for n in range(200)]
    enough = demand.below(14, share)
    assert sum(chances[: int(enough)]) < share <= sum(chances[: int(enough) + 1])


def test_the_weekly_rhythm_is_known_day_by_day() -> None:
    demand = forecast_demand(np.tile([10.0, 0, 0, 0, 0, 20, 0], 40))
    assert demand.week == pytest.approx([10, 0, 0, 0, 0, 20, 0], abs=1.5)
    assert demand.expected(1) > 5 * demand.expected(3) / 6


def test_goods_that_ceased_to_sell_are_expected_to_sell_little() -> None:
    demand = forecast_demand(np.concatenate([np.full(200, 5.0), np.zeros(100)]))
    assert demand.expected(14) < 2


def test_nothing_sold_and_little_known_are_said() -> None:
    assert "nada saiu" in forecast_demand(np.zeros(100)).notes[0]
    assert forecast_demand(np.zeros(100)).below(14, 0.9) == 0
    assert "só 3 dias" in forecast_demand(np.array([1.0, 0, 2])).notes[0]


@given(arrays(float, st.integers(1, 60), elements=st.floats(0, 1e9)), st.integers(0, 400), st.floats(0.01, 0.99))
def test_any_past_gives_finite_totals_that_grow_with_days(past: Values, days: int, share: float) -> None:
    demand = forecast_demand(past)
    told = [demand.expected(days), demand.below(days, share), demand.expected(days + 1)]
    assert np.isfinite(told).all()
    assert min(told) >= 0
    assert told[2] >= told[0]


@pytest.mark.parametrize("past", [[], [1, float("nan")], [1, -1], [float("inf")]])
def test_what_are_no_sales_is_refused(past: list[float]) -> None:
    with pytest.raises(Invalid):
        forecast_demand(np.array(past))
