"""One run: our model taught on what is left, everybody judged on what was kept back."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from evals.forecasting.keeping_back import KeptBack
from forecasting import Model, Plan, PriceSeries, train
from forecasting.candidates import Candidate
from forecasting.forecasts import MEDIAN
from forecasting.metrics import ratio
from forecasting.scores import Score, score
from forecasting.trials import Origin, Trials, tried

T = TypeVar("T")
MANY = 3_000
"""Products forecast at once to be timed."""
HORIZON = 14


@dataclass(frozen=True, slots=True)
class Beside:
    """A rival on the products and days it was asked for, and we on the same."""

    theirs: Score
    ours: Score
    error: tuple[float, float]
    """Our error over theirs, with its standard error."""
    seconds: float
    """Of theirs, a product and origin."""


@dataclass(slots=True)
class Measured:
    model: Model
    ours: list[Score]
    """By the file's groups; `all`, without the set apart; on products seen and unseen."""
    beside: list[Beside] = field(default_factory=list)
    training: float = 0.0
    """Seconds of processor time, as all times here."""
    at_once: int = MANY
    """Products forecast in one call."""
    many: float = 0.0
    """Seconds that took."""


def measured(
    kept: KeptBack,
    labels: Mapping[str, str],
    apart: frozenset[str],
    rivals: Sequence[Candidate],
    sample: int,
    plan: Plan = Plan(),  # noqa: B008 - frozen
    at_once: int = MANY,
) -> Measured:
    """`labels` names each product's group; groups in `apart` count in none but their own figure; rivals are asked on about `sample`
    origins, none of them for 0."""
    model, training = _timed(lambda: train(kept.taught, plan))
    trials = tried(kept.origins, [*model.candidates(), model], HORIZON)
    found = Measured(model, _ours(trials, kept, labels, apart), training=training, at_once=at_once)
    found.many = _timed(lambda: model.forecast(_many([origin.series for origin in kept.origins], at_once), HORIZON))[1]
    counted = [origin for origin in kept.origins if labels[origin.series.unique_id] not in apart]
    some = counted[:: max(1, len(counted) // sample)] if sample else []
    for rival in rivals if some else []:
        found.beside.append(_beside(rival, model, some))
    return found


def _ours(trials: Trials, kept: KeptBack, labels: Mapping[str, str], apart: frozenset[str]) -> list[Score]:
    whose = np.array([labels[name] for name in trials.who])
    counted, seen = ~np.isin(whose, list(apart)), np.array([name not in kept.unseen for name in trials.who])
    cuts = {"all": counted, "products seen, days kept back": counted & seen, "products kept back": counted & ~seen}
    cuts |= {str(group): whose == group for group in np.unique(whose)}
    return [score(trials, Model.name, label, rows) for label, rows in cuts.items() if rows.any()]


def _beside(rival: Candidate, model: Model, origins: list[Origin]) -> Beside:
    """Both on the same origins; the random walk is there for the scores to compare with."""
    said, seconds = _timed(lambda: tried(origins, [rival], HORIZON))
    both = tried(origins, [model.candidates()[0], model], HORIZON)
    trials = replace(both, said=both.said | said.said)
    known = trials.known()
    who = np.broadcast_to(np.array(trials.who)[:, None], known.shape)[known]
    actual = np.exp(trials.actual[known])
    ours, theirs = (np.abs(actual - np.exp(trials.said[name][:, :, MEDIAN][known])) for name in (model.name, rival.name))
    error = ratio(ours, theirs, who)
    return Beside(score(trials, rival.name), score(trials, model.name), error, seconds / len(origins))


def _many(series: Sequence[PriceSeries], count: int) -> list[PriceSeries]:
    return [series[row % len(series)] for row in range(count)]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """With seconds of processor time, children's included: what it takes on a quiet core, whoever else is at work."""
    started = sum(os.times()[:4])
    return work(), sum(os.times()[:4]) - started
