"""One candidate's record over trials: errors, pinball loss, coverage, each beside the random walk's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from forecasting.choice import FLOOR
from forecasting.forecasts import BANDS, LEVELS, MEDIAN
from forecasting.groups import GROUPS
from forecasting.metrics import mean_of_ratios, pinball, ratio, share
from forecasting.series import Mask, Values
from forecasting.trials import Trials

PROMISED = 0.8
NEAR = 1e-6
"""A price this near an edge (a logarithm) is within the band: edges are rounded where they are written."""


@dataclass(frozen=True, slots=True)
class Score:
    """Errors are of the middle, as shares of the price on the day it was said; `_se` is a standard error clustered by product."""

    candidate: str
    group: str
    """A group of `forecasting.groups` or of whoever asks, or `all`."""
    products: int
    forecasts: int
    mae: float
    mse: float
    rmse: float
    mase: float
    """Absolute error over the product's usual weekly change, each product's own mean first."""
    error_vs_naive: float
    """Sum of absolute errors over the random walk's."""
    error_vs_naive_se: float
    mase_vs_naive: float
    """Sum of scaled errors over the random walk's: a calm product weighs as much as a wild one."""
    ratio_by_product: float
    """Mean over products of each one's ratio, where the price moved at all."""
    pinball: float
    pinball_vs_naive: float
    pinball_vs_naive_se: float
    coverage_80: float
    coverage_80_se: float
    coverage_95: float
    unmoved: float
    """Share of targets whose price was that of the day it was said."""
    least_80: float
    """What an 80 % band with today's price in it holds at the least: of targets told apart by how the product behaves and the day ahead,
    80 %, or the share that did not move where that is more."""

    def as_json(self) -> dict[str, Any]:
        """Figures to six places; what cannot be said (no error to compare with) is null."""
        shown = {}
        for name, value in asdict(self).items():
            shown[name] = value if not isinstance(value, float) else round(value, 6) if np.isfinite(value) else None
        return shown


def table(trials: Trials, names: list[str] | None = None) -> list[Score]:
    """All groups together, then each that has products, candidate by candidate."""
    found = [score(trials, name) for name in names or trials.said]
    for number, group in enumerate(GROUPS):
        if (rows := trials.groups == number).any():
            found += [score(trials, name, group, rows) for name in names or trials.said]
    return found


def score(trials: Trials, name: str, group: str = "all", rows: Mask | None = None) -> Score:
    """Of one candidate, over all trials or those of a group, however the group is made."""
    known = trials.known() if rows is None else trials.known() & rows[:, None]
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    weekly = np.broadcast_to(trials.scale[:, None], known.shape)[known]
    actual, said, floor = np.exp(trials.actual[known]), np.exp(trials.said[name][known]), np.exp(trials.said[FLOOR][known])
    error, naive = np.abs(actual - said[:, MEDIAN]), np.abs(actual - floor[:, MEDIAN])
    loss, bar = pinball(actual, said, LEVELS).mean(1), pinball(actual, floor, LEVELS).mean(1)
    held = {band: _within(actual, said[:, low], said[:, high]) for band, (low, high) in BANDS.items()}
    against, doubt = ratio(error, naive, who)
    sharper, unsure = ratio(loss, bar, who)
    covered, swing = share(held[80], who)
    return Score(
        candidate=name,
        group=group,
        products=len(set(who.tolist())),
        forecasts=len(who),
        mae=_mean(error),
        mse=_mean(error**2),
        rmse=float(np.sqrt(_mean(error**2))),
        mase=_mean_by(error / weekly, who),
        error_vs_naive=against,
        error_vs_naive_se=doubt,
        mase_vs_naive=ratio(error / weekly, naive / weekly, who)[0],
        ratio_by_product=mean_of_ratios(error, naive, who),
        pinball=_mean(loss),
        pinball_vs_naive=sharper,
        pinball_vs_naive_se=unsure,
        coverage_80=covered,
        coverage_80_se=swing,
        coverage_95=share(held[95], who)[0],
        unmoved=_mean(np.abs(np.log(actual)) < NEAR),
        least_80=_least(trials, known),
    )


def _least(trials: Trials, known: Mask) -> float:
    still = np.abs(np.where(known, trials.actual, np.inf)) < NEAR
    held = 0.0
    for group in np.unique(trials.groups):
        rows = trials.groups == group
        held += float(np.maximum(PROMISED * known[rows].sum(0), still[rows].sum(0)).sum())
    return held / max(int(known.sum()), 1)


def _within(actual: Values, low: Values, high: Values) -> Mask:
    inside: Mask = (actual >= low * (1 - NEAR)) & (actual <= high * (1 + NEAR))
    return inside


def _mean(values: Values | Mask) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


def _mean_by(values: Values, who: Any) -> float:
    _, whose = np.unique(who, return_inverse=True)
    return _mean(np.bincount(whose, values) / np.bincount(whose)) if len(values) else float("nan")
