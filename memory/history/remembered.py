"""A turn as it is remembered, and what is looked for among such turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from memory.records.segments import KeptTurn

Floats = NDArray[np.float32]


class Embedder(Protocol):
    """Texts in, one unit row each out (float32, `dimension` columns). Rows of another `name` cannot be compared with these."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: list[str]) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Memento:
    """What one turn left to remember. `cards` are the cars shown, as they were told then; `calls` what was done with tools."""

    turn_id: str
    person_id: str
    conversation: str
    at: datetime
    said: str
    answered: str
    cards: tuple[Mapping[str, Any], ...]
    calls: tuple[Mapping[str, Any], ...]
    nearness: float = 0.0
    """How near it is to what was asked about: 1 is the same, 0 has nothing to do with it, or nothing was asked about."""

    @property
    def tools(self) -> list[str]:
        """The tools that did something in the turn."""
        return [call["name"] for call in self.calls]

    @property
    def gist(self) -> str:
        """What is embedded: the question and the beginning of its answer."""
        return f"{self.said}\n{self.answered}".strip()

    def as_json(self) -> dict[str, Any]:
        """For its person to read."""
        return {
            "at": self.at.isoformat(),
            "conversation": self.conversation,
            "said": self.said,
            "answered": self.answered,
            "cars": [dict(card) for card in self.cards],
            "done": [dict(call) for call in self.calls],
        }

    @classmethod
    def of(cls, turn: KeptTurn) -> Memento:
        answer = turn.answer
        return cls(
            turn.id,
            turn.person_id,
            turn.conversation,
            turn.at,
            turn.text,
            answer.replies[0].text if answer.replies else "",
            tuple(card.as_json() for reply in answer.replies for card in reply.cards),
            tuple({"name": call.name, "args": call.args} for call in answer.tools if call.ok),
        )


@dataclass(frozen=True, slots=True)
class Sought:
    """What to find of one person: the nearest in meaning to `about`, or without it the newest."""

    person_id: str
    about: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """The first moment that is too late."""
    used: frozenset[str] = frozenset()
    """Tools of which the turn used one; empty where any turn will do."""
    without: frozenset[str] = frozenset()
    """Tools that the turn used none of."""
    limit: int = 10

    def takes(self, memento: Memento) -> bool:
        """The same question as `memory.history.segment_files` asks of DuckDB, for turns that are in no file yet."""
        tools = set(memento.tools)
        early, late = self.since is not None and memento.at < self.since, self.until is not None and memento.at >= self.until
        return not early and not late and (not self.used or bool(tools & self.used)) and not tools & self.without
