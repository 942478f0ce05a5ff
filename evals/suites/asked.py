"""What the command line asks of a suite."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

SEEDS = 4
"""k of pass^k, where nobody asks for another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`folder` is where runs are kept, a folder a suite."""

    folder: Path
    now: datetime
    json: bool = False
    data: Path | None = None
    compare: Path | None = None
    models: tuple[str, ...] = ("local",)
    only: tuple[str, ...] = ()
    seeds: int = SEEDS
    processes: int = 2
    simulator: str | None = None
    judge: str | None = None
    library: Path | None = None
    verdicts: dict[str, str] = field(default_factory=dict)
    """A line for the scorecard by suite, written by the suites."""

    @property
    def foreign(self) -> bool:
        """Whether what is played is not all of our own: a part, somebody else's library, or customers played by a model."""
        return bool(self.only) or self.library is not None or self.simulator is not None

    @property
    def standard(self) -> bool:
        """Whether a good run may become the one that the next is compared with."""
        return not self.foreign and self.seeds == SEEDS
