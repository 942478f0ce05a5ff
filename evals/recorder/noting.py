"""An understanding that writes down what it understood."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from agent.understanding import Understanding
from agent.understanding.embedder import Embedder
from agent.understanding.entities import Vocabulary
from agent.understanding.learning.classifier import LinearHead
from agent.understanding.reading import Reading

_NOTHING_KNOWN = Vocabulary()


class NotingUnderstanding(Understanding):
    """`turns` has the readings of each turn, in order."""

    def __init__(self, heads: dict[str, LinearHead], embed: Embedder) -> None:
        super().__init__(heads, embed)
        self.turns: list[list[dict[str, Any]]] = []

    @classmethod
    def of(cls, other: Understanding) -> NotingUnderstanding:
        return cls(other.heads, other.embedder)

    def read_all(
        self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = _NOTHING_KNOWN, lately: str = "pt"
    ) -> list[Reading]:
        readings = super().read_all(text, role=role, now=now, vocabulary=vocabulary, lately=lately)
        self.turns.append([reading.as_json() for reading in readings])
        return readings
