"""Nobody hears the same twice in a row, nor the same question three times."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import plain
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk

_BACK = 5
"""Replies within which none may come again word for word."""
_MOST = 3
"""A question is asked at most so often in a talk."""


@dataclass(repr=False)
class Repetition(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        lately: dict[str, list[str]] = defaultdict(list)
        asked: dict[str, Counter[str]] = defaultdict(Counter)
        for exchange in talk.exchanges:
            said = plain(exchange.spoken)
            if said and said in lately[exchange.person][-_BACK:]:
                yield f"turno {exchange.at_turn + 1}: repete: {exchange.spoken}"
            if said:
                lately[exchange.person].append(said)
            for question in re.findall(r"[^.!?\n]+\?", exchange.spoken):
                asked[exchange.person][plain(question)] += 1
                if asked[exchange.person][plain(question)] == _MOST + 1:
                    yield f"turno {exchange.at_turn + 1}: pergunta pela quarta vez: {question.strip()}"
