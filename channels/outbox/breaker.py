"""A circuit breaker for each account: where its provider is away or refuses, nothing is tried for a while, then one message at a
time, until one is taken. Other accounts go on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

TROUBLES = 5
"""In a row, before the circuit opens."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds; each probe that fails doubles the pause."""


@dataclass(slots=True)
class _Circuit:
    troubles: int = 0
    pause: float = 0.0
    """0 while the circuit is closed."""
    until: float = 0.0
    probing: bool = False


class Breaker:
    """Of one process. `admits` is asked before each message, and is told the outcome by one of the other three."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._circuits: dict[str, _Circuit] = {}

    def admits(self, account: str) -> bool:
        """Whether a message may be tried now. After a pause one is let through; the others wait for what becomes of it."""
        circuit = self._of(account)
        if not circuit.pause:
            return True
        if circuit.probing or self._clock() < circuit.until:
            return False
        circuit.probing = True
        return True

    def paused(self) -> set[str]:
        """Accounts for which it is no use to look what waits."""
        now = self._clock()
        return {account for account, circuit in self._circuits.items() if circuit.pause and (circuit.probing or now < circuit.until)}

    def probing(self, account: str) -> bool:
        """Whether one message at a time is tried, so that it is no use to bring more."""
        return account in self._circuits and bool(self._circuits[account].pause)

    def succeeded(self, account: str) -> bool:
        """The provider answers. True where this closes the circuit."""
        circuit = self._circuits.pop(account, None)
        return circuit is not None and bool(circuit.pause)

    def troubled(self, account: str, *, at_once: bool = False, wait: float = 0.0) -> bool:
        """The provider did not answer, or takes nothing of this account. True where this opens the circuit.

        `at_once` opens it without counting; `wait` is the shortest pause.
        """
        circuit = self._of(account)
        circuit.troubles += 1
        was_open = bool(circuit.pause)
        if not (was_open or at_once or circuit.troubles >= TROUBLES):
            return False
        if circuit.probing or not was_open:  # messages that were under way when it opened lengthen nothing
            circuit.pause = min(max(circuit.pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
        circuit.until = max(circuit.until, self._clock() + max(circuit.pause, wait))
        circuit.probing = False
        return not was_open

    def undecided(self, account: str) -> None:
        """The message was not tried after all, or its outcome says nothing of the provider."""
        self._of(account).probing = False

    def _of(self, account: str) -> _Circuit:
        return self._circuits.setdefault(account, _Circuit())
