"""A run through all products for their market prices: who asked, how far it is, and what could not be had."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

ABANDONED_AFTER = timedelta(minutes=3)
"""A run whose process has not been heard of for so long is taken over by another."""
EVERY_HOURS = 8


class RunState(StrEnum):
    WAITING = "waiting"
    """Asked for; no process has begun."""
    RUNNING = "running"
    DONE = "done"
    """Every product was tried."""
    HELD_BACK = "held_back"
    """Ended early: the source refused again and again, and is left alone until the next run."""

    @property
    def is_open(self) -> bool:
        return self in (RunState.WAITING, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class PriceRun:
    """`tried` products of `total`, of which `failed` brought no price; `errors` counts them by code."""

    id: str
    asked_by: str
    asked_at: datetime
    state: RunState = RunState.WAITING
    beat_at: datetime | None = None
    ended_at: datetime | None = None
    total: int = 0
    tried: int = 0
    failed: int = 0
    errors: dict[str, int] = field(default_factory=dict)

    def may_be_taken(self, now: datetime) -> bool:
        """Whether a process may begin or go on with it."""
        if self.state is RunState.RUNNING:
            return self.beat_at is None or now - self.beat_at >= ABANDONED_AFTER
        return self.state is RunState.WAITING


def scheduled_run(now: datetime, every_hours: int = EVERY_HOURS) -> PriceRun:
    """The run of the stretch of hours that `now` lies in: the same for every process that asks."""
    begins = now.replace(hour=now.hour // every_hours * every_hours, minute=0, second=0, microsecond=0)
    return PriceRun(f"schedule:{begins:%Y-%m-%dT%H}", "schedule", now)
