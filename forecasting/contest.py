"""Champion and challenger on the same days of the past, which neither has seen: who may speak from now on.

A model that was taught with all there is has seen every day it could be judged on. So each is judged by its twin, taught in the same way
without the last weeks; the champion's twin was kept from its own training, and has seen even less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from forecasting.candidates.gradient_boosting import HORIZON
from forecasting.candidates.random_walk import RandomWalk
from forecasting.choice import FLOOR
from forecasting.forecasts import BANDS, LEVELS, MEDIAN
from forecasting.metrics import pinball, ratio
from forecasting.model import YOUNG, Model
from forecasting.scores import NEAR, score
from forecasting.series import PriceSeries, Values
from forecasting.trials import Origin, Trials, tried

ORIGINS = 3
"""Days on which each product is forecast, a horizon apart, the last a horizon before its end."""
CHAMPION = "champion"
AS_GOOD = 0.01
"""A challenger is no worse while its loss is above the champion's by less than its standard error, and by less than this."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Figures of the challenger on those days, and of the champion on the same. `worse`: it may not speak."""

    challenger: dict[str, Any]
    champion: dict[str, Any] | None = None
    loss_ratio: float | None = None
    """Pinball loss over the champion's; below 1 is better. `loss_ratio_se` is its standard error, clustered by product."""
    loss_ratio_se: float | None = None
    error_ratio: float | None = None
    worse: bool = False
    by_product: dict[str, dict[str, Any]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        told = ("challenger", "champion", "loss_ratio", "loss_ratio_se", "error_ratio", "worse")
        return {name: getattr(self, name) for name in told}


def before_the_contest(series: Sequence[PriceSeries]) -> list[PriceSeries]:
    """What a twin may learn from: each product's past up to the first of the days it is judged on."""
    return [each.until(len(each) - HORIZON * ORIGINS) for each in series if len(each) - HORIZON * ORIGINS >= YOUNG]


def trials_of(series: Sequence[PriceSeries], challenger: Model, champion: Model | None = None) -> Trials:
    """The twins asked on those days, of products whose past is long enough."""
    backs = range(ORIGINS, 0, -1)
    origins = [Origin(each, len(each) - HORIZON * back) for each in series for back in backs if len(each) - HORIZON * ORIGINS >= YOUNG]
    both = tried(origins, [RandomWalk(), challenger], HORIZON)
    if champion is None:
        return both
    beside = tried(origins, [champion], HORIZON).said[Model.name]
    return replace(both, said=both.said | {CHAMPION: beside})


def together(parts: Sequence[Trials]) -> Trials:
    """Trials of several lots of products as one."""
    some = [part for part in parts if len(part.who)] or list(parts[:1])
    whole = {name: np.concatenate([getattr(part, name) for part in some]) for name in ("origins", "groups", "today", "scale", "actual")}
    said = {name: np.concatenate([part.said[name] for part in some]) for name in some[0].said}
    return Trials(tuple(who for part in some for who in part.who), **whole, said=said)


def judged(trials: Trials) -> Contest:
    """Who was better, and each product's figures for whoever reads its forecast."""
    if not trials.known().any():
        return Contest({})
    ours, products = score(trials, Model.name).as_json(), _by_product(trials)
    if CHAMPION not in trials.said:
        return Contest(ours, by_product=products)
    known = trials.known()
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    loss, doubt = ratio(_loss(trials, Model.name), _loss(trials, CHAMPION), who)
    error, _ = ratio(_error(trials, Model.name), _error(trials, CHAMPION), who)
    worse = bool(loss > 1 + min(doubt, AS_GOOD))  # NaN: nothing moved, and nobody erred
    return Contest(ours, score(trials, CHAMPION).as_json(), _finite(loss), _finite(doubt), _finite(error), worse, products)


def _finite(value: float) -> float | None:
    return round(value, 6) if np.isfinite(value) else None


def _loss(trials: Trials, name: str) -> Values:
    """Relative to the product's usual change: a calm product weighs as much as a wild one."""
    loss: Values = (pinball(trials.actual, trials.said[name], LEVELS).mean(2) / trials.scale[:, None])[trials.known()]
    return loss


def _error(trials: Trials, name: str) -> Values:
    error: Values = (np.abs(trials.actual - trials.said[name][:, :, MEDIAN]) / trials.scale[:, None])[trials.known()]
    return error


def _by_product(trials: Trials) -> dict[str, dict[str, Any]]:
    """Errors as shares of the price on the day it was said."""
    known = trials.known()
    names, whose = np.unique(np.array(trials.who), return_inverse=True)
    row = np.broadcast_to(whose[:, None], known.shape)[known]
    weekly = np.broadcast_to(trials.scale[:, None], known.shape)[known]
    came, said, floor = (np.exp(values[known]) for values in (trials.actual, trials.said[Model.name], trials.said[FLOOR]))
    error, naive = np.abs(came - said[:, MEDIAN]), np.abs(came - floor[:, MEDIAN])
    low, high = BANDS[80]
    inside = (came >= said[:, low] * (1 - NEAR)) & (came <= said[:, high] * (1 + NEAR))
    count = np.maximum(np.bincount(row, minlength=len(names)), 1)
    sums = {
        "mae": error, "mse": error**2, "mase": error / weekly, "naive": naive, "pinball": pinball(came, said, LEVELS).mean(1),
        "coverage_80": inside.astype(float),
    }  # fmt: skip
    means = {name: np.bincount(row, values, len(names)) / count for name, values in sums.items()}
    return {str(name): _figures(at, means, int(np.sum(row == at))) for at, name in enumerate(names)} if len(row) else {}


def _figures(at: int, means: dict[str, Any], forecasts: int) -> dict[str, Any]:
    told: dict[str, Any] = {name: round(float(values[at]), 6) for name, values in means.items() if name != "naive"}
    naive = float(means["naive"][at])
    against = round(float(means["mae"][at]) / naive, 4) if naive > 0 else None
    return {"forecasts": forecasts, **told, "rmse": round(float(means["mse"][at]) ** 0.5, 6), "error_vs_naive": against}
