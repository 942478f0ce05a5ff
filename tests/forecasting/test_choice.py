from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from forecasting.choice import chosen, spoken
from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.groups import GROUPS
from forecasting.trials import Trials

DICE = np.random.default_rng(3)
MARKET = GROUPS.index("market")


WALK = np.linspace(-0.15, 0.15, len(LEVELS))


TWO = ("one", "two")


@pytest.mark.parametrize(
    ("worse", "speaker"), [(0.06, "one+two"), (0.063, "one+two"), (0.3, "one")], ids=["alike", "hardly worse", "far worse"]
)
def test_those_that_learned_speak_together_unless_one_is_surely_better_alone(worse: float, speaker: str) -> None:
    trials = _trials(0.9)
    one, two = (WALK + (trials.actual + DICE.normal(0, wrong, trials.actual.shape))[:, :, None] for wrong in (0.06, worse))
    among = replace(trials, said={"random_walk": trials.said["random_walk"], "one": one, "two": two})
    assert chosen(among, TWO)["market"] == speaker
    assert spoken(among.said, "one+two") == pytest.approx((one + two) / 2)


def _trials(challenger: float, products: int = 40, lucky: int = 0) -> Trials:
    """A walk's trials, and those of one whose error is `challenger` times as large; `lucky` products alone make it so."""
    count = products * 10
    actual = DICE.normal(0, 0.1, (count, 14))
    who = np.repeat([f"p{number}" for number in range(products)], 10)
    walk = np.broadcast_to(WALK, (count, 14, len(LEVELS)))
    gains = np.isin(who, [f"p{number}" for number in range(lucky or products)])[:, None, None]
    other = np.where(gains, walk * challenger + (1 - challenger) * actual[:, :, None], walk)
    said = {"random_walk": walk, "other": other}
    origins = np.full(count, np.datetime64("2026-01-01"))
    return Trials(tuple(who), origins, np.full(count, MARKET), np.ones(count), np.full(count, 0.1), actual, said)


@pytest.mark.parametrize(
    ("trials", "speaker"),
    [
        (_trials(0.9), "other"),
        (_trials(1.1), "random_walk"),
        (_trials(0.995), "random_walk"),
        (_trials(0.5, products=4), "random_walk"),
        (_trials(0.8, lucky=1), "random_walk"),
    ],
    ids=["better", "worse", "hardly better", "few products", "better on one product"],
)
def test_the_random_walk_speaks_unless_another_is_surely_better(trials: Trials, speaker: str) -> None:
    assert trials.said["other"][:, :, MEDIAN].shape == trials.actual.shape
    assert chosen(trials) == dict.fromkeys(GROUPS, "random_walk") | {"market": speaker}
