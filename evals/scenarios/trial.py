"""One playing to be done."""

from __future__ import annotations

from dataclasses import dataclass

from evals.scenarios.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Trial:
    """A scenario under a seed."""

    scenario: Scenario
    seed: int

    @property
    def name(self) -> str:
        return f"{self.scenario.id}#{self.seed}"
