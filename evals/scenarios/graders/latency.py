"""Nobody waits for ever; how long most wait is a figure of the whole run (`evals.runs.floors.shortfalls`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk

LONGEST = 15_000.0
"""Milliseconds of one turn of the local brain, on a machine that does other things too."""
LONGEST_OF_A_MODEL = 25_000.0


@dataclass(repr=False)
class Latency(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            most = LONGEST if exchange.answer.model in ("local", "none") else LONGEST_OF_A_MODEL
            if exchange.ms > most:
                yield f"turno {exchange.at_turn + 1}: {exchange.ms:.0f} ms"
