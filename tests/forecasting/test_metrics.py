"""Figures beside the same ones made plainly, one at a time."""

from __future__ import annotations

import numpy as np
import pytest

from forecasting.candidates.random_walk import RandomWalk
from forecasting.candidates.seasonal_naive import SeasonalNaive
from forecasting.conformal import widths
from forecasting.forecasts import BANDS, LEVELS
from forecasting.hurdle import GRID, mixture
from forecasting.metrics import mean_of_ratios, pinball, ratio, share
from forecasting.scores import score
from forecasting.trials import Trials
from tests.forecasting.worlds import market

DICE = np.random.default_rng(5)


def test_pinball_is_the_weighted_miss() -> None:
    actual, quantiles, levels = np.array([3.0, 5.0]), np.array([[2.0, 4.0], [6.0, 7.0]]), np.array([0.1, 0.9])
    assert pinball(actual, quantiles, levels).ravel() == pytest.approx([0.1 * 1, 0.1 * 1, 0.9 * 1, 0.1 * 2])


def test_the_standard_error_of_a_ratio_is_that_of_redrawn_products() -> None:
    who = np.repeat(np.arange(60), 20)
    ours, theirs = DICE.gamma(2, 1, 60)[who] + DICE.random(1200), DICE.gamma(2, 1, 60)[who] + DICE.random(1200)
    found, spread = ratio(ours, theirs, who)
    by_one, by_other = np.bincount(who, ours), np.bincount(who, theirs)
    drawn = DICE.integers(0, 60, (4000, 60))
    redrawn = by_one[drawn].sum(1) / by_other[drawn].sum(1)
    assert found == pytest.approx(ours.sum() / theirs.sum())
    assert spread == pytest.approx(redrawn.std(), rel=0.15)


def test_products_that_never_erred_are_left_out_of_the_mean_of_ratios() -> None:
    assert mean_of_ratios(np.array([1.0, 1, 0]), np.array([2.0, 1, 0]), np.array(["a", "b", "c"])) == pytest.approx(0.75)
    assert np.isnan(ratio(np.zeros(2), np.zeros(2), np.array(["a", "b"]))[0])


def test_a_share_of_hits_is_their_mean() -> None:
    assert share(np.array([True, False, True, True]), np.array(list("aabb")))[0] == 0.75


def test_the_random_walks_band_is_made_of_its_own_changes() -> None:
    series = market("a", 600, 3)
    logs = np.log(series.values[-400:])
    said = RandomWalk().quantiles([series], 14)[0]
    for ahead in (1, 7, 14):
        own = np.quantile(logs[ahead:] - logs[:-ahead], LEVELS)
        own[3] = 0
        assert said[ahead - 1] == pytest.approx(own)


def test_the_seasonal_naive_repeats_last_weeks_days() -> None:
    series = market("a", 100, 3)
    said = np.exp(SeasonalNaive().quantiles([series], 14)[0, :, 3]) * series.last_value
    assert said == pytest.approx(np.tile(series.values[-7:], 2))


def test_a_mixtures_quantiles_are_those_of_draws_from_it() -> None:
    spread = np.array([[-1.0, 0.5]]).T
    fall, rise = (middle + 0.3 * _normal(GRID)[None] for middle in spread)
    said = mixture(np.array([0.3]), np.array([0.26]), fall, rise, LEVELS)[0]
    count = 200_000
    way = DICE.random(count)
    far = np.exp(0.3 * DICE.normal(0, 1, count) + np.where(way < 0.3, -1.0, 0.5))
    drawn = np.where(way < 0.3, -far, np.where(way > 0.74, far, 0.0))
    assert said == pytest.approx(np.quantile(drawn, LEVELS), abs=0.03)


def test_bands_are_widened_until_they_hold() -> None:
    count = 400
    actual = DICE.normal(0, 1, (count, 14))
    narrow = np.broadcast_to(_normal(LEVELS) * 0.6, (count, 14, len(LEVELS)))
    groups = np.full(count, 3)
    found = widths(actual, narrow, groups, [str(number) for number in range(count)])
    adjusted = found.applied(narrow, groups)
    for per_cent, (low, high) in BANDS.items():
        held = ((actual >= adjusted[:, :, low]) & (actual <= adjusted[:, :, high])).mean()
        assert held == pytest.approx(per_cent / 100, abs=0.03)
    assert (np.diff(adjusted, axis=2) >= 0).all()
    assert (found.factors[0] == 1).all()


def _normal(levels: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    from statistics import NormalDist

    return np.array([NormalDist().inv_cdf(level) for level in levels])


def test_a_band_holds_at_least_what_stands_still() -> None:
    still = np.arange(10) < 9
    actual = np.where(still[:, None], 0.0, 0.1) * np.ones((10, 2))
    actual[:, 1] = np.linspace(-0.3, 0.3, 10)
    calm, market = np.zeros((10, 1)), np.full((10, 1), 3)
    whole = np.concatenate([actual, np.full((10, 2), 0.2)])
    trials = Trials(
        tuple("abcdefghij") * 2, np.full(20, np.datetime64("2026-01-01")), np.concatenate([calm, market]).ravel().astype(int), np.ones(20),
        np.full(20, 0.1), whole, {"random_walk": np.zeros((20, 2, len(LEVELS)))},
    )  # fmt: skip
    assert score(trials, "random_walk").least_80 == pytest.approx((0.9 + 0.8 + 0.8 + 0.8) / 4)
    assert score(trials, "random_walk", "calm", trials.groups == 0).least_80 == pytest.approx(0.85)
