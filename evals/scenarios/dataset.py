"""Scenarios as pydantic-evals knows them: a case for each seed of each, and our graders as its evaluators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator

from evals.scenarios.graders import GRADERS
from evals.scenarios.talk import Talk
from evals.scenarios.trial import Trial


def dataset(
    trials: Iterable[Trial], graders: Sequence[Evaluator[Trial, Talk, None]] = GRADERS, name: str = "scenarios"
) -> Dataset[Trial, Talk, None]:
    """To `evaluate` with a task that plays a trial."""
    cases: list[Case[Trial, Talk, None]] = [Case(name=trial.name, inputs=trial) for trial in trials]
    return Dataset[Trial, Talk, None](name=name, cases=cases, evaluators=list(graders))
