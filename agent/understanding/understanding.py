"""The door: a message in, a reading out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from agent.understanding import revisions, rules, sentiment
from agent.understanding.classifier import LinearHead, Verdict
from agent.understanding.embedder import Embedder, embedder
from agent.understanding.entities import Vocabulary, extract
from agent.understanding.features import Features, features
from agent.understanding.glossaries import in_portuguese
from agent.understanding.labels import side
from agent.understanding.languages import language
from agent.understanding.needs import needs
from agent.understanding.reading import Reading
from agent.understanding.refusals import named, refused
from agent.understanding.requests import parts
from agent.understanding.store import MODEL, ModelError, load
from agent.understanding.text import MAX_CHARS
from agent.understanding.waivers import waived

UNREADABLE = Verdict("out_of_scope", 0.3)
"""The verdict on a text without a letter, a digit or a face."""
READ_CHARS = 2_000
"""Values are looked for in the beginning of a text; a message is shorter."""
_NOTHING_KNOWN = Vocabulary()
_SAYS_LITTLE = frozenset({"affirm", "deny", "negotiate", "out_of_scope", "help", "provide_profile"})
"""Kinds that a change of the wish is easily taken for: "esquece a cor", "pode ser sedan também"."""
_COURTESIES = frozenset({"affirm", "greet", "thanks", "goodbye"})
"""Kinds that a bare name is taken for by its letters: "s10" for a yes."""
_WISHES = frozenset({"search_cars", "provide_profile", "refine_search"})
_MAY_TELL_NEEDS = _WISHES | {"out_of_scope", "help"}
NEED_CONFIDENCE = 0.6
"""How sure it is that a need told in everyday words is a search."""
_KINDS = frozenset({"categories", "brands", "colors", "fuels", "transmissions"})
"""What is refused of a wish; a model may be refused as an offer is."""


class Understanding:
    """Reads messages of any role. Safe to share between threads."""

    def __init__(self, heads: dict[str, LinearHead], embed: Embedder) -> None:
        self.heads, self.embedder = heads, embed

    @classmethod
    def load(cls, folder: Path = MODEL) -> Understanding:
        """The shipped model, or the one trained into `folder`. Raises `ModelError` where it cannot be used here."""
        heads, about = load(folder)
        embed = embedder()
        if embed.name != about["embedder"]["name"]:
            needed = about["embedder"]["name"]
            raise ModelError(f"O modelo em {folder} precisa do embedder {needed!r}, e aqui há {embed.name!r}. Rode “balcao train nlu”.")
        embed.embed(["oi"])
        extract("oi", role="customer", now=datetime(2026, 1, 5))
        extract("oi", role="staff", now=datetime(2026, 1, 5))
        return cls(heads, embed)

    def read(self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = _NOTHING_KNOWN) -> Reading:
        """The whole message, labelled by its first request."""
        who = side(role)
        seen = features(text, who, self.embedder)
        verdict = self._verdict(text, who, seen)
        said = revisions.versions(text[:READ_CHARS])
        if len(said) > 1:  # the "não" of a correction is no feeling
            seen = features(" ".join(said), who, self.embedder)
        felt = sentiment.mood(self.heads["sentiment"], seen) if verdict is not UNREADABLE else Verdict("neutral", 1.0)
        dropped = waived(text, now=now, intent=verdict.label) if who == "customer" else {}
        widens = who == "customer" and revisions.widens(text)
        unwanted = refused(text, side=who, now=now, intent=verdict.label)
        revises: Any = dropped or _KINDS & unwanted.keys() or (widens and named(text, now=now, intent="refine_search"))
        restarts = who == "customer" and revisions.restarts(text)
        revises = revises or (restarts and {"budget_max", "budget_min"} & extract(text, role=who, now=now, intent="refine_search").keys())
        if verdict.label in _SAYS_LITTLE and revises:
            verdict = Verdict("refine_search", rules.CONFIDENCE, verdict.alternatives)
        entities = revisions.revised(
            [extract(part, role=who, now=now, vocabulary=vocabulary, intent=verdict.label, confidence=verdict.confidence) for part in said]
        )
        if who == "customer" and verdict.label == "trade_in" and revisions.savings(text):
            pocket = extract(text, role=who, now=now, intent="provide_profile")
            entities |= {key: pocket[key] for key in ("budget_max",) if key in pocket}
        if who == "customer" and verdict.label in _COURTESIES and len(text.split()) <= 3 and (cars := _cars_named(text, now)):
            entities, verdict = cars, Verdict("search_cars", rules.CONFIDENCE, verdict.alternatives)
        told = {"usage", "priorities", "models"} & entities.keys()
        if who == "customer" and verdict.label in _MAY_TELL_NEEDS and not told and (need := needs(text, seen.dense, self.embedder)):
            entities |= need
            verdict = verdict if verdict.label in _WISHES else Verdict("search_cars", NEED_CONFIDENCE, verdict.alternatives)
        return Reading(
            text=text,
            role=role,
            intent=verdict.label,
            confidence=verdict.confidence,
            sentiment=felt.label,
            entities=_wished(entities, dropped, unwanted),
            alternatives=verdict.alternatives,
            refused=unwanted,
            waived=dropped,
            widens=widens,
            language=language(text),
            angry=sentiment.angry(text, felt, verdict.label),
        )

    def read_all(
        self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = _NOTHING_KNOWN, lately: str = "pt"
    ) -> list[Reading]:
        """One reading a request, in order, at most three. A customer's Spanish or English is read through a glossary;
        `lately` is the language they wrote in before."""
        who = side(role)
        tongue = language(text, lately) if who == "customer" else "pt"
        meant = text if tongue == "pt" else in_portuguese(text, tongue)
        said = parts(meant, lambda part: self._verdict(part, who))
        return [replace(self.read(part, role=role, now=now, vocabulary=vocabulary), language=tongue) for part in said]

    def _verdict(self, text: str, who: str, seen: Features | None = None) -> Verdict:
        if not any(char.isalnum() or ord(char) > 0x2190 for char in text[:MAX_CHARS]):
            return UNREADABLE
        ruled = rules.decided(text, who)
        if ruled:
            return Verdict(*ruled)
        return self.heads[who].decide(seen or features(text, who, self.embedder))


def _wished(entities: dict[str, Any], dropped: Mapping[str, Sequence[Any]], unwanted: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """The values less those taken back, and less colours refused in the same breath: "esse vermelho não, não gosto de vermelho"."""
    kept = {key: value for key, value in entities.items() if value not in dropped.get(key, ())}
    if "colors" in kept:
        kept["colors"] = [color for color in kept["colors"] if color not in unwanted.get("colors", ())]
    return {key: value for key, value in kept.items() if value != []}


def _cars_named(text: str, now: datetime) -> dict[str, Any]:
    """Models and makes in a message of a word or two."""
    return {key: value for key, value in named(text, now=now, intent="search_cars").items() if key in ("models", "brands")}
