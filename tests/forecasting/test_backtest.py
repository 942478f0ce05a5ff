from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from domain.errors import Invalid
from forecasting import Model, PriceSeries, backtest
from forecasting.training import judged_on
from tests.forecasting.worlds import TINY, market, town


def test_what_can_be_known_is_forecast_better_than_by_the_random_walk() -> None:
    found = backtest(town(300), 14, 3, plan=TINY)
    ours = next(score for score in found.scores if score.candidate == "balcao" and score.group == "all")
    assert ours.error_vs_naive < 0.9
    assert ours.pinball_vs_naive < 0.9
    assert 0.6 < ours.coverage_80 < 0.97
    walk = next(score for score in found.scores if score.candidate == "random_walk")
    assert walk.error_vs_naive == walk.pinball_vs_naive == 1


def test_filled_days_are_no_targets(model: Model, series: list[PriceSeries]) -> None:
    blind = [replace(each, observed=np.arange(len(each)) < len(each) - 7) for each in series]
    found = backtest(blind, 14, 1, model=model)
    assert found.trials.known().sum(1).tolist() == [7] * len(series)


def test_prophet_is_asked_for_some_products_and_compared_on_the_same_days(
    model: Model, series: list[PriceSeries], capfd: pytest.CaptureFixture[str]
) -> None:
    found = backtest(series[:4], 7, 1, model=model, prophet=1)
    assert capfd.readouterr() == ("", "")
    assert found.prophet is not None
    assert found.prophet.products == 1
    assert found.error_vs_prophet is not None
    assert found.error_vs_prophet > 0


def test_days_it_is_judged_on_follow_all_it_learned_from() -> None:
    origins = judged_on([market("a", 300)])
    counts = [origin.count for origin in origins]
    assert counts == sorted(counts)
    assert max(counts) == 300 - 14
    assert min(counts) >= 150


def test_no_product_with_past_enough_is_a_refusal(model: Model) -> None:
    with pytest.raises(Invalid, match="origens"):
        backtest([market("a", 40)], 14, 5, model=model)
