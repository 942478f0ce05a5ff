"""A model made from many products' pasts: learned, judged on days it did not see, then learned again from all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np

from domain.errors import Invalid
from forecasting.candidates.gradient_boosting import HORIZON, Effort, GradientBoosting
from forecasting.choice import chosen, spoken, voices
from forecasting.conformal import widths
from forecasting.forecasts import LEVELS
from forecasting.groups import GROUPS
from forecasting.model import YOUNG, Model, candidates
from forecasting.scores import score
from forecasting.series import PriceSeries, Values
from forecasting.trials import Origin, Progress, Trials, tried

JUDGED = 16
"""Origins of each product it is judged on, a week and a day apart so that they fall on all weekdays."""
APART = 8
_FEWEST = 20
"""Origins without which nothing is learned or chosen."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is trained. `until` is when, for its papers; the same series, plan and seed give the same files."""

    at: datetime | None = None
    effort: Effort = Effort()  # noqa: RUF009 - frozen
    seed: int = 1


def train(series: Sequence[PriceSeries], plan: Plan = Plan(), progress: Progress | None = None) -> Model:
    """Raises Invalid where there is no series at all; where there is too little past to learn from, the model is the random walk."""
    if not series:
        raise Invalid("Não há nenhuma série de preços para treinar.")
    ordered = sorted(series, key=lambda each: each.unique_id)
    origins = judged_on(ordered)
    told = progress or (lambda done, of: None)
    told(0, 3)
    if len(origins) < _FEWEST:
        return Model(about=_about(ordered, plan, {}))
    first = {origin.series.unique_id: origin.count for origin in reversed(origins)}
    pasts = [each.until(first[each.unique_id]) for each in ordered if each.unique_id in first]
    before = _learned(pasts, plan)
    told(1, 3)
    trials = tried(origins, candidates(before), HORIZON)
    model = fitted(trials, [each.name for each in before])
    told(2, 3)
    learned = _learned(ordered, plan, {voice for speaker in model.choice.values() for voice in voices(speaker)})
    about = _about(ordered, plan, {"choice": dict(model.choice), "judged": score(_with_ours(trials, model), Model.name).as_json()})
    told(3, 3)
    return Model(learned, model.choice, model.widths, about)


def judged_on(series: Sequence[PriceSeries], most: int = JUDGED, apart: int = APART) -> list[Origin]:
    """The last origins of each product that leave at least half its past to learn from, all before its last `HORIZON` days; by product,
    earliest first."""
    found = []
    for each in series:
        last = len(each) - HORIZON
        counts = [last - apart * back for back in range(most)]
        found += [Origin(each, count) for count in reversed(counts) if count >= max(YOUNG, len(each) // 2)]
    return found


def fitted(trials: Trials, together: Sequence[str] = ()) -> Model:
    """Choice and widths from trials; those `together` may speak as one."""
    choice = chosen(trials, together)
    return Model((), choice, widths(trials.actual, _spoken(trials, choice), trials.groups, trials.who))


def _spoken(trials: Trials, choice: Mapping[str, str]) -> Values:
    found = np.zeros((*trials.actual.shape, len(LEVELS)))
    for number, group in enumerate(GROUPS):
        rows = trials.groups == number
        found[rows] = spoken(trials.said, choice[group])[rows]
    return found


def _with_ours(trials: Trials, model: Model) -> Trials:
    ours = model.widths.applied(_spoken(trials, model.choice), trials.groups)
    return replace(trials, said=trials.said | {Model.name: ours})


def _learned(series: Sequence[PriceSeries], plan: Plan, only: Set[str] | None = None) -> list[GradientBoosting]:
    try:
        return GradientBoosting.learned(series, plan.effort, plan.seed, only)
    except Invalid:  # too little to learn from: the others speak
        return []


def _about(series: Sequence[PriceSeries], plan: Plan, metrics: dict[str, Any]) -> dict[str, Any]:
    digest = hashlib.sha256()
    for each in series:
        digest.update(each.unique_id.encode())
        digest.update(each.days.tobytes())
        digest.update(each.values.tobytes())
    return {
        "version": digest.hexdigest()[:12],
        "trained_at": plan.at.isoformat() if plan.at else None,
        "seed": plan.seed,
        "products": len(series),
        "prices": int(sum(each.observed.sum() for each in series)),
        "from": str(min(each.days[0] for each in series)),
        "to": str(max(each.last_day for each in series)),
        "metrics": metrics,
    }
