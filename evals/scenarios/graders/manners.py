"""Short, plain, in the person's language, and sober with somebody who is cross."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import plain
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Exchange, Talk

LONGEST, LONGEST_BUBBLE = 1_000, 700
"""Characters of an answer, and of one bubble."""
_MARKUP = re.compile(r"\*\*|^#{1,6} |^\s*[-*] |`|\]\(http|</?[a-z]+>", re.MULTILINE)
_OUR_NAMES = re.compile(r"(?<![\w./@-])[a-z]+(?:_[a-z]+)+(?![\w@])")
_SHOUTED = re.compile(r"\b[A-ZÀ-Ú]{4,}(?:\s+[A-ZÀ-Ú]{4,}){2,}")
_CHEER = re.compile(r"[😀-😅😊🙂😉🎉🥳❤👍]|que [oó]timo|maravilha|perfeito!|show!", re.IGNORECASE)
_TELLS = {"en": re.compile(r"\b(the|you|your|and|is|for|we|have)\b"), "es": re.compile(r"\b(el|la|los|usted|tu|tiene|hay|coche|puede)\b")}


@dataclass(repr=False)
class Manners(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for exchange in talk.exchanges:
            expected = scenario.turns[exchange.at_turn].expect.language if exchange.at_turn < len(scenario.turns) else "pt"
            for wrong in _wrongs(exchange, expected):
                yield f"turno {exchange.at_turn + 1}: {wrong}"


def _wrongs(exchange: Exchange, language: str) -> Iterator[str]:
    bubbles = [reply.text for reply in exchange.answer.replies]
    if sum(map(len, bubbles)) > LONGEST or any(len(bubble) > LONGEST_BUBBLE for bubble in bubbles):
        yield f"{sum(map(len, bubbles))} caracteres"
    if any(not bubble.strip() for bubble in bubbles):
        yield "um balão vazio"
    if found := _MARKUP.search(exchange.spoken) or _OUR_NAMES.search(exchange.spoken):
        yield f"não é jeito de gente falar: {found[0]!r}"
    if found := _SHOUTED.search(exchange.spoken):
        yield f"grita: {found[0]!r}"
    if exchange.answer.sentiment == "negative" and (found := _CHEER.search(exchange.spoken)):
        yield f"festeja com quem está bravo: {found[0]!r}"
    if language != "pt" and exchange.spoken and not _TELLS[language].search(plain(exchange.spoken)):
        yield f"não está em {language}: {exchange.spoken[:120]}"
