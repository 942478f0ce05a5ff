"""Work in the background that somebody, or the schedule, asked for: what, how far it is, what came of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

BEATS = timedelta(seconds=10)
"""How often a process says that it still works on a task."""
ABANDONED_AFTER = timedelta(seconds=60)
"""A task whose process has not been heard of for so long is taken over by another."""
MOST_ATTEMPTS = 3
"""Processes that may die over a task; then it has failed."""


class TaskState(StrEnum):
    WAITING = "waiting"
    """Asked for; no process has begun, or one handed it back."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        return self in (TaskState.WAITING, TaskState.RUNNING)


class Priority(IntEnum):
    """Which waiting task is taken first: the lowest number."""

    PERSON = 0
    """Somebody waits for it."""
    SCHEDULE = 10


@dataclass(frozen=True, slots=True)
class Task:
    """`progress` is a share of the whole; `stage` says in Portuguese what is being done."""

    id: str
    name: str
    asked_by: str
    asked_at: datetime
    arguments: Mapping[str, Any] = field(default_factory=dict)
    priority: int = Priority.PERSON
    state: TaskState = TaskState.WAITING
    progress: float = 0.0
    stage: str | None = None
    result: Mapping[str, Any] | None = None
    error: str | None = None
    """Where it failed: why, in a Portuguese sentence."""
    beat_at: datetime | None = None
    ended_at: datetime | None = None
    attempts: int = 0
    """Processes that began it, the present one included."""
    holder: str | None = None
    """The process that works on it."""

    @property
    def key(self) -> str:
        """The same for the same work: of tasks with one key a single one is open."""
        told = json.dumps(dict(self.arguments), sort_keys=True, ensure_ascii=False, default=str)
        return f"{self.name}:{hashlib.sha256(told.encode()).hexdigest()[:16]}" if self.arguments else self.name

    def is_abandoned(self, now: datetime) -> bool:
        """Whether its process has died, as far as anyone can tell."""
        return self.state is TaskState.RUNNING and (self.beat_at is None or now - self.beat_at >= ABANDONED_AFTER)
