"""Which candidate speaks for products of a group: the random walk, unless another, or two together, were surely better on days of the
past."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.groups import GROUPS
from forecasting.metrics import pinball, ratio
from forecasting.series import Mask, Values
from forecasting.trials import Trials

FLOOR = "random_walk"
LEARNED = "gradient_boosting"
"""What the names of those begin with that are tried together too: trees of unlike lessons err on unlike days."""
MARGIN = 0.99
"""Loss over the random walk's that a challenger must stay below, a standard error added."""
NO_WORSE = 1.0
"""And its error in the middle alone, over the random walk's."""
FEWEST = 5
"""Products a group must have to be judged."""


JOINED = "+"
"""Between the names of two that speak together: each level halfway between theirs."""


def voices(speaker: str) -> list[str]:
    """The candidates that speak as one."""
    return speaker.split(JOINED)


def spoken(said: Mapping[str, Values], speaker: str) -> Values:
    """What one said, or the mean of what two did."""
    mean: Values = np.mean([said[voice] for voice in voices(speaker)], axis=0)
    return mean


def chosen(trials: Trials) -> dict[str, str]:
    """The candidate of each group, by its name. Half of the loss is pinball, half the error in the middle, both relative to the
    product's usual change and to the random walk's; the standard error is clustered by product, so that a gain on a few of them
    does not count as one."""
    return {group: _of_group(trials, trials.groups == number) for number, group in enumerate(GROUPS)}


def _of_group(trials: Trials, rows: Mask) -> str:
    known = trials.known() & rows[:, None]
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    challengers = [name for name in trials.said if name.startswith(LEARNED)]
    names = [*trials.said, *(JOINED.join(pair) for pair in combinations(challengers, 2))]
    loss = {name: _loss(trials, spoken(trials.said, name), known) for name in names}
    error = {name: _error(trials, spoken(trials.said, name), known) for name in names}
    bar, floor = float(loss[FLOOR].sum()), float(error[FLOOR].sum())
    if len(set(who.tolist())) < FEWEST or min(bar, floor) <= 0:
        return FLOOR
    both = {name: loss[name] / bar + error[name] / floor for name in names}
    best, least = FLOOR, MARGIN
    for name in names:
        found, doubt = ratio(both[name], both[FLOOR], who)
        if found + doubt < least and error[name].sum() / floor <= NO_WORSE:
            best, least = name, found + doubt
    return best


def _error(trials: Trials, said: Values, known: Mask) -> Values:
    missed: Values = (np.abs(trials.actual - said[:, :, MEDIAN]) / trials.scale[:, None])[known]
    return missed


def _loss(trials: Trials, said: Values, known: Mask) -> Values:
    loss: Values = (pinball(trials.actual, said, LEVELS).mean(2) / trials.scale[:, None])[known]
    return loss
