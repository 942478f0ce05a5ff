"""The door: a message in, a reading out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from agent.understanding import rules
from agent.understanding.classifier import LinearHead, Verdict
from agent.understanding.embedder import Embedder, embedder
from agent.understanding.entities import Vocabulary, extract
from agent.understanding.features import features
from agent.understanding.labels import side
from agent.understanding.languages import language
from agent.understanding.reading import Reading
from agent.understanding.requests import parts
from agent.understanding.store import MODEL, load


class Understanding:
    """Reads messages of any role. Safe to share between threads."""

    def __init__(self, heads: dict[str, LinearHead], embed: Embedder) -> None:
        self.heads, self.embedder = heads, embed

    @classmethod
    def load(cls, folder: Path = MODEL) -> Understanding:
        """The shipped model, or the one trained into `folder`."""
        heads, _ = load(folder)
        embed = embedder()
        embed.embed(["oi"])
        return cls(heads, embed)

    def read(self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = Vocabulary()) -> Reading:
        """The whole message, labelled by its first request."""
        who = side(role)
        if not any(char.isalnum() for char in text[:4000]):
            return Reading(text, role, "out_of_scope", 0.3, "neutral", {})
        seen = features(text, self.embedder)
        ruled = rules.decided(text, who)
        verdict = Verdict(ruled[0], ruled[1], ()) if ruled else self.heads[who].decide(seen)
        entities: dict[str, Any] = extract(text, role=who, now=now, vocabulary=vocabulary, intent=verdict.label)
        mood = self.heads["sentiment"].decide(seen)
        return Reading(
            text=text,
            role=role,
            intent=verdict.label,
            confidence=verdict.confidence,
            sentiment=mood.label,
            entities=entities,
            alternatives=verdict.alternatives,
            language=language(text),
        )

    def read_all(self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = Vocabulary()) -> list[Reading]:
        """One reading a request, in order, at most three."""
        return [self.read(part, role=role, now=now, vocabulary=vocabulary) for part in parts(text)[:3]]
