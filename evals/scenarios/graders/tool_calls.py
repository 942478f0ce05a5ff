"""The tools that had to be used were, with the arguments that matter; the others were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import same
from evals.scenarios.scenario import Expected, Scenario
from evals.scenarios.talk import Exchange, Talk
from evals.worlds import Use


@dataclass(repr=False)
class ToolCalls(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            if exchange.at_turn < len(scenario.turns):
                for wrong in _wrongs(scenario.turns[exchange.at_turn].expect, [exchange]):
                    yield f"turno {exchange.at_turn + 1}: {wrong}"
        yield from _wrongs(scenario.expect, talk.exchanges)


def _wrongs(expected: Expected, exchanges: Sequence[Exchange]) -> Iterator[str]:
    uses = [use for exchange in exchanges for use in exchange.uses]
    names = [use.name for use in uses]
    for name, args in expected.calls.items():
        if name not in names:
            yield f"{name} não foi usada; usadas: {', '.join(names) or 'nenhuma'}"
        elif not any(use.name == name and fits(args, use) for use in uses):
            yield f"{name} foi usada com {[use.args for use in uses if use.name == name]}, e não {args}"
    for name in expected.never_calls:
        if name in names:
            yield f"{name} foi usada com {[use.args for use in uses if use.name == name]}"
    if expected.only_calls is not None and (others := sorted(set(names) - set(expected.only_calls))):
        yield f"usadas além do permitido: {', '.join(others)}"


def fits(args: dict[str, Any], use: Use) -> bool:
    return all(same(value, use.args.get(key)) for key, value in args.items())
