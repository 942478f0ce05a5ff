"""What happened in one playing of a scenario: everything that graders look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.cars.vehicles import Vehicle
from domain.conversation import Answer
from domain.people import Role
from evals.worlds import Ending, Purchases, Use


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn: `said` as it was sent, after noise; `at_turn` is its place in the scenario."""

    at_turn: int
    person: str
    role: Role
    said: str
    at: datetime
    answer: Answer
    uses: tuple[Use, ...]
    ms: float

    @property
    def text(self) -> str:
        """Every word of the answer, cards included, with plain spaces."""
        parts = [part for reply in self.answer.replies for part in (reply.text, *(f"{c.title} {c.subtitle}" for c in reply.cards))]
        return "\n".join(parts).replace("\u00a0", " ")

    @property
    def spoken(self) -> str:
        """The answer's sentences, without cards."""
        return "\n".join(reply.text for reply in self.answer.replies).replace("\u00a0", " ")

    def as_json(self) -> dict[str, Any]:
        return {
            "turn": self.at_turn + 1,
            "person": self.person,
            "said": self.said,
            "at": self.at.isoformat(timespec="minutes"),
            "intent": self.answer.intent,
            "tools": [call.as_json() for call in self.answer.tools],
            "replies": [reply.as_json() for reply in self.answer.replies],
            "model": self.answer.model,
            "silent": self.answer.silent,
            "ms": round(self.ms, 1),
        }


@dataclass(slots=True)
class Talk:
    """One playing, whole. `stock` are the cars as the shop has them, by id, whatever a tool says of them."""

    scenario: str
    seed: int
    stock: dict[str, Vehicle]
    paid: dict[str, frozenset[float]] = field(default_factory=dict)
    """What suppliers asked for a unit of each item, by SKU, in all the time that is known."""
    exchanges: list[Exchange] = field(default_factory=list)
    endings: dict[str, Ending] = field(default_factory=dict)
    purchases: Purchases = field(default_factory=Purchases)
    secrets: tuple[str, ...] = ()
    """Canaries, and the shop's words to itself."""
    tokens: int = 0
    cost: float = 0.0
    """Of the models asked, in US dollars, where their price is known."""
    simulator: str | None = None
    """What the simulated customer did wrong, where it did: then the assistant is not graded."""

    def of(self, person: str) -> list[Exchange]:
        return [exchange for exchange in self.exchanges if exchange.person == person]

    def as_json(self) -> dict[str, Any]:
        return {
            "exchanges": [exchange.as_json() for exchange in self.exchanges],
            "endings": {person: ending.as_json() for person, ending in self.endings.items()},
            "purchases": self.purchases.as_json(),
        }
