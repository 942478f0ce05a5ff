"""Nobody waits longer than people wait (REQUIREMENTS E8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk

LONGEST = 3_000.0
"""Milliseconds of the local brain's turn, on a machine that does other things too."""
LONGEST_OF_A_MODEL = 25_000.0


@dataclass(repr=False)
class Latency(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            most = LONGEST if exchange.answer.model in ("local", "none") else LONGEST_OF_A_MODEL
            if exchange.ms > most:
                yield f"turn {exchange.at_turn + 1}: {exchange.ms:.0f} ms"
