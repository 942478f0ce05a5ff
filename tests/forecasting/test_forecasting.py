from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import Invalid
from forecasting import Model, ModelFiles, ModelUnreadable, PriceSeries, from_rows, train
from forecasting.features import last_windows
from forecasting.forecasts import LEVELS
from forecasting.groups import GROUPS, groups
from forecasting.peers import told
from tests.forecasting.worlds import TINY, market, shop


def test_a_forecast_is_finite_above_zero_and_in_order(model: Model, series: list[PriceSeries]) -> None:
    for forecast in model.forecast(series, 14):
        assert forecast.quantiles.shape == (14, len(LEVELS))
        assert np.isfinite(forecast.quantiles).all()
        assert forecast.quantiles.min() > 0
        assert (np.diff(forecast.quantiles, axis=1) >= 0).all()
        assert str(forecast.days[0]) == "2025-08-29"


def test_a_noisy_price_is_expected_back_at_its_level(model: Model) -> None:
    calm = market("unseen", seed=77)
    leapt = from_rows("unseen", calm.days, [*calm.values[:-1], calm.values[-30:].mean() * 1.2])
    forecast = model.forecast([leapt], 14)[0]
    assert "gradient_boosting" in forecast.model
    assert forecast.mean[-1] < leapt.last_value * 0.97


def test_nothing_later_than_the_last_day_changes_a_forecast(model: Model, series: list[PriceSeries]) -> None:
    for each in (series[0], series[-1]):
        known = each.until(200)
        other = from_rows(each.unique_id, each.days, [*each.values[:200], *(each.values[200:] * 3)]).until(200)
        assert np.array_equal(model.forecast([known], 14)[0].quantiles, model.forecast([other], 14)[0].quantiles)


def test_a_product_is_forecast_by_itself_as_among_others_where_it_is_told_what_they_did(model: Model, series: list[PriceSeries]) -> None:
    together = model.forecast(series, 14)[3].quantiles
    alone = model.quantiles([series[3]], 14, told(series, [3]))[0]
    assert series[3].last_value * np.exp(alone) == pytest.approx(together)


def test_two_trainings_give_equal_files(model: Model, series: list[PriceSeries]) -> None:
    assert train(series[::-1], TINY).files() == model.files()


def test_a_model_saved_forecasts_as_before(model: Model, series: list[PriceSeries], tmp_path: Path) -> None:
    model.save(tmp_path)
    again = Model.load(tmp_path).forecast(series, 14)
    for before, after in zip(model.forecast(series, 14), again, strict=True):
        assert np.array_equal(before.quantiles, after.quantiles)


def test_a_model_of_other_parts_is_refused(model: Model) -> None:
    with pytest.raises(ModelUnreadable):
        Model.from_files(ModelFiles({}, {"choice.json": b"{}", "widths.npz": b""}))


@pytest.mark.parametrize("values", [[5.0], [5.0, 6.0], [5.0, 6.0, 5.5], [7.0] * 400, [7.0] * 20])
def test_a_short_or_constant_past_gets_todays_price_and_an_honest_band(model: Model, values: list[float]) -> None:
    days = np.datetime64("2025-01-01") + np.arange(len(values))
    forecast = model.forecast([from_rows("a", days, values)], 14)[0]
    assert forecast.mean.tolist() == pytest.approx([values[-1]] * 14)
    assert (forecast.low(80) <= forecast.mean).all()
    assert (forecast.high(95) >= forecast.high(80)).all()
    assert ("histórico curto" in " ".join(forecast.notes)) == (len(values) < 30)


def test_a_horizon_beyond_what_was_learned_widens(model: Model, series: list[PriceSeries]) -> None:
    forecast = model.forecast([series[0]], 60)[0]
    width = np.log(forecast.high(80) / forecast.low(80))
    assert len(forecast.days) == 60
    assert width[59] > width[13] * 1.5


def test_a_monthly_history_says_so(model: Model) -> None:
    series = from_rows("a", np.datetime64("2020-01-01") + 30 * np.arange(40), 10 + np.arange(40) % 3)
    assert "histórico mensal" in " ".join(model.forecast([series], 14)[0].notes)


def test_without_series_there_is_no_training() -> None:
    with pytest.raises(Invalid):
        train([], TINY)


def test_too_little_past_makes_a_random_walk() -> None:
    model = train([market("a", 25)], TINY)
    assert not model.learned
    assert model.forecast([market("a", 100)], 3)[0].model == "random_walk"


def test_products_are_grouped_by_how_they_move() -> None:
    wild = from_rows("w", np.datetime64("2025-01-01") + np.arange(200), np.exp(np.random.default_rng(1).normal(3, 0.5, 200)))
    some = [from_rows("c", wild.days, [3.0] * 200), shop("s", 200, 1), market("m", 200), wild]
    assert [GROUPS[number] for number in groups(last_windows(some))] == ["calm", "steps", "market", "spot"]
