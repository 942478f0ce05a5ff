"""Prices that follow others: known from them, and only from what they had done by the day."""

from __future__ import annotations

import numpy as np
import pytest

from forecasting import Effort, Model, Plan, PriceSeries, from_rows, train
from forecasting.trials import Origin, tried
from tests.forecasting.worlds import followers


@pytest.fixture(scope="module")
def model() -> Model:
    return train(followers(), Plan(effort=Effort(rows=6_000, rounds=40)))


def test_a_price_that_follows_others_goes_where_they_have_gone(model: Model) -> None:
    assert "peers" in model.choice["market"]
    market = followers()
    leapt = [_ends(each, 1.25) if lag < 5 else each for lag, each in enumerate(market)]
    late = 8
    before, after = (model.forecast(some, 14)[late].mean[-1] for some in (market, leapt))
    assert after > before * 1.02
    assert model.forecast([market[late]], 14)[0].mean[-1] == model.forecast([leapt[late]], 14)[0].mean[-1]


def test_a_model_kept_asks_the_others_as_before(model: Model) -> None:
    again = Model.from_files(model.files())
    for before, after in zip(model.forecast(followers(), 14), again.forecast(followers(), 14), strict=True):
        assert before.model == after.model
        assert np.array_equal(before.quantiles, after.quantiles)


def test_nothing_that_others_did_later_is_known_on_a_day_of_the_past(model: Model) -> None:
    market = followers()
    other = [from_rows(each.unique_id, each.days, [*each.values[:200], *(each.values[200:] * 3)]) for each in market]
    then, changed = (tried([Origin(each, 200) for each in some], [model], 14).said[Model.name] for some in (market, other))
    assert np.array_equal(then, changed)


def _ends(series: PriceSeries, times: float) -> PriceSeries:
    """The last days' prices raised."""
    return from_rows(series.unique_id, series.days, [*series.values[:-4], *(series.values[-4:] * times)])
