"""The clock of a conversation that follows a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from domain.clock import Clock, FixedClock


@dataclass(slots=True)
class ScriptClock:
    """Another clock, until a line of the script sets the time; from then on it stands still there, until the next one does."""

    otherwise: Clock
    _fixed: FixedClock | None = field(default=None, init=False)

    def now(self) -> datetime:
        return (self._fixed or self.otherwise).now()

    def set(self, moment: datetime) -> None:
        self._fixed = FixedClock(moment)
