"""Small forests that say what waiting is worth: one for each number of days left, each the mean of forests taught on other months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from forecasting.calendars import Indices
from forecasting.series import Values

ROUNDS = 80
_TREES = {
    "objective": "regression", "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 200, "lambda_l2": 20.0, "max_bin": 63,
    "feature_fraction": 0.4, "bagging_fraction": 0.35, "bagging_freq": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "num_threads": 1, "verbose": -1,
}  # fmt: skip


class Lessons:
    """Situations met, sorted into parts; questions about them are learned by forests that each leave a part out."""

    def __init__(self, states: Values, part: Indices) -> None:
        import lightgbm

        self._states, self._part = states, part
        whole = lightgbm.Dataset(states, np.zeros(len(states)), params=dict(_TREES), free_raw_data=False).construct()
        self._kept: list[Any] = [np.flatnonzero(part != left_out) for left_out in range(int(part.max()) + 1)]
        self._sets = [whole.subset(kept).construct() for kept in self._kept]

    def learn(self, answers: Values, rounds: int) -> tuple[list[Any], Values]:
        """Forests for `answers`, and what each situation's answer is by the forest that never saw it."""
        import lightgbm

        forests, unseen = [], np.empty(len(answers))
        for left_out, (kept, lessons) in enumerate(zip(self._kept, self._sets, strict=True)):
            lessons.set_label(answers[kept])
            forest = lightgbm.train(dict(_TREES), lessons, rounds)
            rest = self._part == left_out
            if rest.any():
                unseen[rest] = forest.predict(self._states[rest], num_threads=1)
            forests.append(forest)
        return forests, unseen


def told(forests: Sequence[Any], states: Values) -> Values:
    """(M,)"""
    if not len(states):
        return np.zeros(0)
    answers: Values = np.mean([forest.predict(states, num_threads=1) for forest in forests], axis=0)
    return answers


def as_texts(forests: Sequence[Any]) -> list[str]:
    return [forest.model_to_string() for forest in forests]


def from_texts(texts: Sequence[str]) -> list[Any]:
    import lightgbm

    return [lightgbm.Booster(model_str=text) for text in texts]
