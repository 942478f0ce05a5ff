"""What the command line asks of a suite."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


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
    seeds: int = 4
    processes: int = 2
    simulator: str | None = None
    judge: str | None = None
    library: Path | None = None
    verdicts: dict[str, str] = field(default_factory=dict)
    """A line for the scorecard by suite, written by the suites."""
