"""Forecasts made as if on past days, beside what came: trained once before the first of these days, never after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.errors import Invalid
from forecasting.candidates import Candidate
from forecasting.candidates.prophet import Prophet
from forecasting.forecasts import MEDIAN
from forecasting.metrics import ratio
from forecasting.model import Model
from forecasting.scores import Score, table
from forecasting.series import PriceSeries
from forecasting.training import Plan, train
from forecasting.trials import Origin, Progress, Trials, tried

FEWEST = 30
"""Days of past a product must have at an origin."""


@dataclass(frozen=True, slots=True, eq=False)
class Backtest:
    """Trials of our choice and of every candidate, and their scores; Prophet, slow, on some products only."""

    trials: Trials
    scores: list[Score]
    prophet: Score | None = None
    error_vs_prophet: float | None = None
    """Our error over Prophet's, on the products and days it was asked for."""
    error_vs_prophet_se: float | None = None
    left_out: int = 0
    """Products whose past is too short."""


def backtest(
    series: Sequence[PriceSeries],
    horizon: int,
    origins: int,
    *,
    plan: Plan = Plan(),  # noqa: B008 - frozen
    model: Model | None = None,
    prophet: int = 0,
    progress: Progress | None = None,
) -> Backtest:
    """`origins` days of each product, `horizon` apart, the last leaving `horizon` days to be judged on.

    Without `model` one is trained on what was known before each product's first origin. `prophet` is the number of products it is
    asked for too. Raises Invalid where no product has past enough.
    """
    days = [origin for each in series for origin in _origins(each, horizon, origins)]
    if not days:
        raise Invalid(f"Nenhuma série tem os {FEWEST + horizon * origins} dias de preço que {origins} origens de {horizon} dias pedem.")
    first: dict[str, int] = {}
    for origin in days:
        first[origin.series.unique_id] = min(origin.count, first.get(origin.series.unique_id, origin.count))
    ours = model or train([each.until(first[each.unique_id]) for each in series if each.unique_id in first], plan)
    trials = tried(days, [*ours.candidates(), ours], horizon, progress)
    asked = _spread(sorted(first), prophet)
    some = [origin for origin in days if origin.series.unique_id in asked]
    found = Backtest(trials, table(trials), left_out=len(series) - len(first))
    return _beside_prophet(found, some, ours, horizon, progress) if some else found


def _beside_prophet(found: Backtest, origins: list[Origin], ours: Model, horizon: int, progress: Progress | None) -> Backtest:
    both: list[Candidate] = [ours.candidates()[0], ours, Prophet()]
    trials = tried(origins, both, horizon, progress)
    known = trials.known()
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    actual = np.exp(trials.actual[known])
    errors = {each.name: np.abs(actual - np.exp(trials.said[each.name][:, :, MEDIAN][known])) for each in both}
    against, doubt = ratio(errors[ours.name], errors[Prophet.name], who)
    return Backtest(found.trials, found.scores, table(trials, [Prophet.name])[0], against, doubt, found.left_out)


def _origins(series: PriceSeries, horizon: int, origins: int) -> list[Origin]:
    counts = [len(series) - horizon * back for back in range(origins, 0, -1)]
    return [Origin(series, count) for count in counts if count >= FEWEST]


def _spread(names: list[str], count: int) -> set[str]:
    """Some names, evenly through the list."""
    if count <= 0:
        return set()
    return {names[round(at)] for at in np.linspace(0, len(names) - 1, min(count, len(names)))}
