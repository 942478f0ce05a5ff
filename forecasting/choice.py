"""Which candidate speaks for products of a group: the random walk, unless others were surely better on days of the past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from forecasting.forecasts import LEVELS, MEDIAN
from forecasting.groups import GROUPS
from forecasting.metrics import pinball, ratio
from forecasting.series import Mask, Values
from forecasting.trials import Trials

FLOOR = "random_walk"
MARGIN = 0.99
"""Loss over the random walk's that a challenger must stay below, a standard error added."""
NO_WORSE = 1.0
"""And its error in the middle alone, over the random walk's."""
FEWEST = 5
"""Products a group must have to be judged."""
SURE = 2.0
"""Standard errors by which one must be better than several together to speak alone."""
JOINED = "+"
"""Between the names of those that speak together: each level is the mean of theirs."""
_FORTNIGHT = np.timedelta64(14, "D")


def voices(speaker: str) -> list[str]:
    """The candidates that speak as one."""
    return speaker.split(JOINED)


def spoken(said: Mapping[str, Values], speaker: str) -> Values:
    """What one said, or the mean of what several did."""
    mean: Values = np.mean([said[voice] for voice in voices(speaker)], axis=0)
    return mean


def chosen(trials: Trials, together: Sequence[str] = ()) -> dict[str, str]:
    """The candidate of each group, by its name, or those `together` as one. Half of the loss is pinball, half the error in the middle,
    both relative to the product's usual change and to the random walk's; the standard error is clustered by product, so that a gain on a
    few of them does not count as one.

    Which of several that learned from the same days was best on a few months is half luck, and their mean was rarely far from it: one of
    them speaks alone only where it was better by `SURE` standard errors, clustered by product and by fortnight, since prices of a chain or
    a market move on the same days.
    """
    joined = JOINED.join(together) or FLOOR
    return {group: _of_group(trials, joined, trials.groups == number) for number, group in enumerate(GROUPS)}


def _of_group(trials: Trials, joined: str, rows: Mask) -> str:
    known = trials.known() & rows[:, None]
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    names = list(dict.fromkeys([*trials.said, joined]))
    said = {name: spoken(trials.said, name) for name in names}
    loss, error = ({name: of(trials, said[name], known) for name in names} for of in (_loss, _error))
    bar, floor = float(loss[FLOOR].sum()), float(error[FLOOR].sum())
    if len(set(who.tolist())) < FEWEST or min(bar, floor) <= 0:
        return FLOOR
    both = {name: loss[name] / bar + error[name] / floor for name in names}
    found = {name: ratio(both[name], both[FLOOR], who) for name in names}
    better = [name for name in names if sum(found[name]) < MARGIN and error[name].sum() / floor <= NO_WORSE]
    best = min(better, key=lambda name: sum(found[name]), default=FLOOR)
    if joined not in better or best == joined:
        return best
    fortnight = np.broadcast_to(((trials.origins - trials.origins.min()) // _FORTNIGHT)[:, None], known.shape)[known]
    doubt = max(ratio(both[best], both[joined], each)[1] for each in (who, fortnight))
    return best if ratio(both[best], both[joined], who)[0] < 1 - SURE * doubt else joined


def _error(trials: Trials, said: Values, known: Mask) -> Values:
    missed: Values = (np.abs(trials.actual - said[:, :, MEDIAN]) / trials.scale[:, None])[known]
    return missed


def _loss(trials: Trials, said: Values, known: Mask) -> Values:
    loss: Values = (pinball(trials.actual, said, LEVELS).mean(2) / trials.scale[:, None])[known]
    return loss
