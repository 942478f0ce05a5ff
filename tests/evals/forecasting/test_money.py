from __future__ import annotations

import numpy as np
import pytest

from evals.forecasting.keeping_back import KeptBack
from evals.forecasting.money import bought, told
from forecasting import PriceSeries, from_rows
from forecasting.trials import Origin
from tests.forecasting.worlds import market

RULE, ONCE, LATE, PROPHET = (
    "10th percentile of 91 days, each day",
    "the same, threshold of the first day",
    "wait for the deadline",
    "Prophet's cheapest day",
)


def test_rules_pay_what_they_would_have_paid() -> None:
    past, coming = np.resize([10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 10.7], 98), [10.5, 10.5, 10.0, 8.0, *[11.0] * 10]
    origin = Origin(_series("offer", [*past.tolist(), *coming]), 98)
    money = bought(KeptBack([], [origin], frozenset()), {"offer": "shop"}, 0, frozenset())
    assert money.made.possible == pytest.approx(1 - 8 / 10.7)
    assert money.rules[RULE] == money.rules[ONCE] == pytest.approx(1 - 10 / 10.7)
    assert money.rules[LATE] == pytest.approx(1 - 11 / 10.7)
    assert np.isnan(money.rules[PROPHET]).all()


def test_the_table_tells_groups_and_what_is_kept_apart() -> None:
    origins = [Origin(market(name, 160, seed), count) for seed, name in enumerate(("a", "b", "spot")) for count in (120, 130, 146)]
    kept = KeptBack([], origins, frozenset({"b"}))
    money = bought(kept, {"a": "fruit", "b": "fruit", "spot": "elec"}, 2, frozenset({"elec"}))
    table = told(money, frozenset({"elec"}))
    assert money.made.saved.tolist() == [0] * 9  # nothing was learned: bought at once
    assert "| all | 6 | 0.00% ± 0.00% |" in table
    assert "| products never learned from | 3 |" in table
    assert "| elec (apart) | 3 |" in table
    assert np.isfinite(money.rules[PROPHET]).sum() == 2


def _series(name: str, values: list[float]) -> PriceSeries:
    return from_rows(name, list(np.datetime64("2025-01-01") + np.arange(len(values))), values)
