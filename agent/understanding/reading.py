"""What one message was understood to say (contracts/nlu.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """`confidence` is calibrated: of readings at 0.8, about 80 % are right. `entities` holds only what was said."""

    text: str
    role: str
    intent: str
    confidence: float
    sentiment: str
    entities: dict[str, Any]
    alternatives: tuple[tuple[str, float], ...] = ()
    refused: dict[str, Any] = field(default_factory=dict)
    """Values that were said not to be wanted ("não quero sedan"): categories, brands, models, colors, fuels, transmissions,
    cities, engines."""
    waived: dict[str, list[Any]] = field(default_factory=dict)
    """Wish fields taken back ("tira o GNV"), each with the values named; an empty list where the whole field is meant."""
    widens: bool = False
    """Whether what is named joins the wish instead of replacing it ("sedan também serve")."""
    language: str = "pt"
    """`pt`, or `en` or `es` where the message is plainly in one of them."""
    angry: bool = False
    """So angry that a person should take over."""

    def wished(self, entities: dict[str, Any]) -> dict[str, Any]:
        """Values less those taken back, and less colours refused in the same breath: "esse vermelho não, não gosto de vermelho"."""
        kept = {key: value for key, value in entities.items() if value not in self.waived.get(key, ())}
        if "colors" in kept:
            kept["colors"] = [color for color in kept["colors"] if color not in self.refused.get("colors", ())]
        return {key: value for key, value in kept.items() if value != []}

    def as_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "text": self.text,
            "role": self.role,
            "intent": self.intent,
            "confidence": round(self.confidence, 3),
            "alternatives": [[intent, round(share, 3)] for intent, share in self.alternatives],
            "sentiment": self.sentiment,
            "entities": self.entities,
        }

    def as_state(self) -> dict[str, Any]:
        """All of it, for the conversation's state."""
        return self.as_json() | {
            "refused": self.refused,
            "waived": self.waived,
            "widens": self.widens,
            "language": self.language,
            "angry": self.angry,
        }

    @classmethod
    def from_state(cls, data: dict[str, Any]) -> Reading:
        alternatives = tuple((intent, share) for intent, share in data["alternatives"])
        return cls(**{**data, "alternatives": alternatives})
