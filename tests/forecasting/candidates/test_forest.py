from __future__ import annotations

import pickle
from typing import Any

import lightgbm
import numpy as np
import pytest

from forecasting import Model, PriceSeries
from forecasting.candidates.forest import Forest, third
from forecasting.candidates.gradient_boosting import HORIZON
from forecasting.features import AHEAD as AHEAD_OF_TODAY
from forecasting.features import features, last_windows

DAYS, COLUMNS = 5, 7
AHEAD = {4, 5}


@pytest.mark.parametrize("objective", [{"objective": "multiclass", "num_class": 3}, {"objective": "regression"}])
@pytest.mark.parametrize("early", [False, True])
def test_a_forest_gives_the_sums_of_its_trees_whatever_is_missing(objective: dict[str, Any], early: bool) -> None:
    trees = _trained(objective)
    asked = _rows(40)
    asked[:10, :, 3] = np.nan  # never missing where the trees learned
    asked[10:20, :, 0] = 0
    rounds = third(trees.current_iteration()) if early else trees.current_iteration()
    theirs = trees.predict(asked.reshape(-1, COLUMNS), raw_score=True, num_iteration=rounds)
    forest = Forest(trees.model_to_string())
    assert forest.raw(asked, AHEAD, early).ravel() == pytest.approx(np.ravel(theirs), rel=1e-12, abs=1e-12)
    assert np.array_equal(pickle.loads(pickle.dumps(forest)).raw(asked, AHEAD), forest.raw(asked, AHEAD))


def test_trees_that_found_nothing_to_ask_give_their_one_answer() -> None:
    trees = lightgbm.train({"objective": "regression", "verbose": -1}, lightgbm.Dataset(np.zeros((50, COLUMNS)), np.full(50, 3.0)), 3)
    assert Forest(trees.model_to_string()).raw(_rows(2), AHEAD) == pytest.approx(trees.predict(np.zeros((1, COLUMNS)))[0])


@pytest.mark.parametrize(
    "other", [{"zero_as_missing": True}, {"num_leaves": 40, "min_data_in_leaf": 2}, {"categories": [1], "min_data_per_group": 2}]
)
def test_trees_of_another_kind_are_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="none of ours"):
        Forest(_trained({"objective": "regression", **other}).model_to_string())


def test_what_is_looked_up_once_a_product_is_the_same_for_all_days_ahead(model: Model, series: list[PriceSeries]) -> None:
    asked = features(last_windows(series), np.arange(1, HORIZON + 1)).astype(np.float32)
    trees = next(each.ways for each in model.learned if not each.peers)
    theirs = lightgbm.Booster(model_str=trees.text).predict(asked.reshape(-1, asked.shape[2]), raw_score=True)
    ours = trees.raw(asked, set(range(asked.shape[2] - AHEAD_OF_TODAY, asked.shape[2])))
    assert ours.reshape(-1, 3) == pytest.approx(theirs, rel=1e-12, abs=1e-12)


def _trained(params: dict[str, Any]) -> lightgbm.Booster:
    rows = _rows(200).reshape(-1, COLUMNS)
    target = np.nan_to_num(rows[:, 0]) + rows[:, 3] * rows[:, 4] + rows[:, 1]
    if params["objective"] == "multiclass":
        target = np.digitize(target, [-1, 1])
    fixed = {"num_leaves": 15, "max_bin": 63, "extra_trees": True, "feature_fraction": 0.5, "num_threads": 1, "verbose": -1}
    named = params.pop("categories", "auto")
    return lightgbm.train(fixed | params, lightgbm.Dataset(rows, target, categorical_feature=named), 12)


def _rows(products: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """(products, DAYS, COLUMNS): columns but those ahead are a product's; the first is missing now and then, the second counts."""
    dice = np.random.default_rng(products)
    rows = np.repeat(dice.normal(size=(products, 1, COLUMNS)), DAYS, axis=1)
    rows[:, :, sorted(AHEAD)] = dice.normal(size=(products, DAYS, len(AHEAD)))
    rows[::3, :, 0] = np.nan
    rows[:, :, 1] = np.arange(products)[:, None] % 6
    return rows.astype(np.float32)
