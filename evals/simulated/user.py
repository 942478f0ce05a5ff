"""What a simulated customer is to whoever plays a scenario."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from domain.conversation import Answer
from evals.simulated.agenda import Goal


class SimulatorFailed(Exception):
    """The user did what no user does, or could not go on: no fault of the assistant, and not counted as one."""


class User(Protocol):
    async def next(self, last: Answer | None) -> str | None:
        """The next message; None where the user has what they came for, or gives up. `last` is the answer to the one before."""
        ...


Simulator = Callable[[Goal, int], User]
"""Makes a user for a goal and a seed."""
