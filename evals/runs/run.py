"""A run: which trials of which suite with which model, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.runs.figures import Figure, pass_power
from evals.scenarios.judging import Verdict

WHOLE = "all"
CRASH = "Crash"
"""The rule an answer that raised has broken; its reason is the end of the trace."""


class Outcome(BaseModel):
    """One trial. `wrongs` are the failed rules with what broke them; empty where it passed."""

    model_config = ConfigDict(extra="forbid")

    scenario: str
    pathology: str
    seed: int
    wrongs: dict[str, str] = {}
    simulator: str | None = None
    """What the simulated customer did wrong: the trial says nothing of the assistant."""
    turns: int = 0
    by_model: int = 0
    """Turns that a configured model answered, and not the local brain in its place."""
    ms: list[float] = []
    tokens: int = 0
    cost: float = 0.0
    judged: Verdict | None = None
    """What a model thought of it, where one was asked: it never makes a trial pass or fail."""
    talk: dict[str, Any] | None = None
    """The whole talk, where something was wrong, or a judge found so."""

    @property
    def name(self) -> str:
        return f"{self.scenario}#{self.seed}"

    @property
    def passed(self) -> bool:
        return not self.wrongs

    @property
    def counts(self) -> bool:
        return self.simulator is None


class Run(BaseModel):
    """`seeds` is k of pass^k. A run in which no model spoke is the same every time it is made."""

    model_config = ConfigDict(extra="forbid")

    suite: str
    model: str
    at: datetime
    seeds: int
    seconds: float
    outcomes: list[Outcome]
    simulator: str | None = None
    """The model that played the customers; without one they say the same every time."""
    judge: str | None = None
    """The model whose opinion was asked beside the rules."""

    @property
    def is_local(self) -> bool:
        """Whether no other model was asked to answer."""
        return self.model == "local"

    @property
    def reproducible(self) -> bool:
        return self.is_local and self.simulator is None

    @property
    def name(self) -> str:
        return f"{self.at:%Y%m%d-%H%M%S}-{''.join(c if c.isalnum() else '-' for c in self.model)}"

    def by_scenario(self, pathology: str = WHOLE) -> dict[str, list[bool]]:
        """Whether each seed of each scenario passed."""
        found: dict[str, list[bool]] = {}
        for outcome in self.outcomes:
            if outcome.counts and pathology in (WHOLE, outcome.pathology):
                found.setdefault(outcome.scenario, []).append(outcome.passed)
        return found

    def figures(self) -> dict[str, Figure]:
        """pass^k of the whole and of every pathology."""
        names = [WHOLE, *sorted({outcome.pathology for outcome in self.outcomes})]
        return {name: pass_power(list(self.by_scenario(name).values()), self.seeds) for name in names}

    def failures(self) -> Iterator[Outcome]:
        return (outcome for outcome in self.outcomes if outcome.counts and not outcome.passed)

    def latency(self, share: float) -> float:
        """Milliseconds under which this share of all turns was answered."""
        spent = sorted(ms for outcome in self.outcomes for ms in outcome.ms)
        return spent[min(len(spent) - 1, int(share * len(spent)))] if spent else 0.0
