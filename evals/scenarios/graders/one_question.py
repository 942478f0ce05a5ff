"""One short question at a time; examples in quotation marks are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk


@dataclass(repr=False)
class OneQuestion(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            if len(re.findall(r"\?+", re.sub(r"“[^”]*”", "", exchange.spoken))) > 1:
                yield f"turno {exchange.at_turn + 1}: pergunta mais de uma coisa: {exchange.spoken}"
