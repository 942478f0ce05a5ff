"""A rule a talk must keep: an evaluator of pydantic-evals that says what broke it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk
from evals.scenarios.trial import Trial


@dataclass(repr=False)
class Grader(Evaluator[Trial, Talk, None]):
    """Passes where `wrongs` finds nothing; the reason of a failure is what it found, a line each."""

    @abstractmethod
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        """What is wrong in a talk, each as a sentence with the turn it is in."""

    def evaluate(self, ctx: EvaluatorContext[Trial, Talk, None]) -> EvaluationReason:
        found = list(self.wrongs(ctx.inputs.scenario, ctx.output))
        return EvaluationReason(value=not found, reason="\n".join(found) or None)
