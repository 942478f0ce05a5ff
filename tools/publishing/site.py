"""Where a run works and how hard: what a process of its own must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from domain.clock import local
from forecasting import Effort
from forecasting.decision.trees import ROUNDS


@dataclass(frozen=True, slots=True)
class Site:
    """It pickles. `address` is the database's, `now` the moment from which all of the run is told."""

    address: str
    home: Path
    tenant: str
    now: datetime

    @property
    def today(self) -> date:
        return local(self.now).date()

    @property
    def models(self) -> Path:
        """Where the models of the tenant are."""
        return self.home / "models" / self.tenant


@dataclass(frozen=True, slots=True)
class Pains:
    """How much is learned. The default is what a home deserves; less is for trying things out."""

    effort: Effort = Effort()  # noqa: RUF009 - frozen
    policy_rounds: int = ROUNDS
    """Of boosting, for when to buy."""

    def __str__(self) -> str:
        return f"{self.effort.rows}-{self.effort.rounds}-{self.policy_rounds}"
