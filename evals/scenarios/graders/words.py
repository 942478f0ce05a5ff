"""What an answer says, shows, asks, and does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import said
from evals.scenarios.scenario import CUSTOMER, Expected, Scenario
from evals.scenarios.talk import Exchange, Talk


@dataclass(repr=False)
class Words(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            if exchange.at_turn < len(scenario.turns):
                for wrong in _of_one(scenario.turns[exchange.at_turn].expect, exchange):
                    yield f"turno {exchange.at_turn + 1}: {wrong}"
        everything = "\n".join(exchange.text for exchange in talk.of(CUSTOMER))
        yield from _of_text(scenario.expect, everything)


def _of_one(expected: Expected, exchange: Exchange) -> Iterator[str]:
    if expected.silent is not None and expected.silent != exchange.answer.silent:
        yield "disse algo" if expected.silent else "não disse nada"
    if expected.asks is not None and expected.asks != ("?" in exchange.spoken):
        yield "não perguntou nada" if expected.asks else f"perguntou: {exchange.spoken}"
    shown = {card.id for reply in exchange.answer.replies for card in reply.cards}
    if missing := sorted(set(expected.shows) - shown):
        yield f"não mostrou {', '.join(missing)}, mas {', '.join(sorted(shown)) or 'nada'}"
    if wrong := sorted(set(expected.never_shows) & shown):
        yield f"mostrou {', '.join(wrong)}"
    yield from _of_text(expected, exchange.text)


def _of_text(expected: Expected, text: str) -> Iterator[str]:
    yield from (f"não disse {wanted!r}: {_short(text)}" for wanted in expected.says if not said(wanted, text))
    yield from (f"disse {wanted!r}: {_short(text)}" for wanted in expected.never_says if said(wanted, text))


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:300]}…"
