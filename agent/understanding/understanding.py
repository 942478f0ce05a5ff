"""The door: a message in, a reading out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from agent.understanding import rules, sentiment
from agent.understanding.cues import revisions
from agent.understanding.cues.hurry import in_a_hurry
from agent.understanding.cues.needs import needs
from agent.understanding.cues.posing import poses
from agent.understanding.cues.preambles import after_greeting, asked_at_work, matter
from agent.understanding.cues.refusals import refused
from agent.understanding.cues.visits import only_tells_of_a_licence
from agent.understanding.cues.waivers import waived
from agent.understanding.cues.whichever import less_proviso
from agent.understanding.embedder import Embedder, embedder
from agent.understanding.entities import Vocabulary, extract
from agent.understanding.glossaries import in_portuguese
from agent.understanding.interpretation import MAY_TELL_NEEDS, interpreted
from agent.understanding.interpretation.at_work import part_of_a_car_is_an_item
from agent.understanding.interpretation.refusing import stops_only_in_so_many_words
from agent.understanding.labels import side
from agent.understanding.languages import language
from agent.understanding.learning.classifier import LinearHead, Verdict
from agent.understanding.learning.features import Features, features
from agent.understanding.learning.model_files import MODEL, ModelError, load
from agent.understanding.reading import Reading
from agent.understanding.requests import parts
from agent.understanding.slips import respelled
from agent.understanding.text import MAX_CHARS

UNREADABLE = Verdict("out_of_scope", 0.3)
"""The verdict on a text without a letter, a digit or a face."""
READ_CHARS = 2_000
"""Values are looked for in the beginning of a text; a message is shorter."""
_NOTHING_KNOWN = Vocabulary()
_COURTESIES = frozenset({"greet", "thanks", "goodbye"})
_GRAVE = frozenset({"human", "complaint", "opt_out", "privacy_erase"})
"""What a message is taken for only as a whole: "e aí, o vendedor aceitou?" calls nobody."""
_A_REQUEST = 0.6
"""Confidence from which what follows a greeting is what the message is about."""
_BUSINESS = frozenset({"models", "brands", "categories", "budget_max", "product", "sku", "po_number", "lead_ref"})
"""Values that courtesies do not have: "bom dia, vi que vcs tem um onix" only begins as a greeting."""


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
        """The whole message, labelled by its first request (contracts/nlu.md)."""
        return replace(self._read(respelled(text), role, now, vocabulary)[0], text=text)

    def read_all(
        self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = _NOTHING_KNOWN, lately: str = "pt"
    ) -> list[Reading]:
        """One reading a request, in order, at most three, as a talk takes them. Spanish or English is read through
        a glossary; `lately` is the language they wrote in before."""
        who = side(role)
        tongue = language(text, lately if who == "customer" else "pt")  # staff know Portuguese, whatever they wrote last
        meant = respelled(text) if tongue == "pt" else in_portuguese(text, tongue)
        meant = matter(meant) if who == "customer" else asked_at_work(meant)
        readings = []
        for part in [meant] if poses(meant) else parts(meant, lambda part: self._verdict(part, who)):
            reading, seen = self._read(part, role, now, vocabulary)
            if who == "customer":
                reading = interpreted(reading, now, self._need(reading, seen))
            else:
                reading = part_of_a_car_is_an_item(stops_only_in_so_many_words(reading, now), now)
            readings.append(replace(reading, language=tongue))
        asking = [reading for reading in readings if not (in_a_hurry(reading.text) or only_tells_of_a_licence(reading.text))]
        return asking or readings  # "responde logo! tem onix?" asks one thing

    def _read(self, text: str, role: str, now: datetime, vocabulary: Vocabulary) -> tuple[Reading, Features]:
        who, whole = side(role), text
        text = less_proviso(text) if who == "staff" else text
        seen = features(text, who, self.embedder)
        verdict = self._verdict(text, who, seen)
        said = revisions.versions(text[:READ_CHARS])
        feeling = seen if len(said) == 1 else features(" ".join(said), who, self.embedder)  # the "não" of a correction is no feeling
        felt = sentiment.mood(self.heads["sentiment"], feeling) if verdict is not UNREADABLE else Verdict("neutral", 1.0)
        if who == "staff":  # what is asked behind "bom dia" names goods, which a greeting does not
            verdict = self._behind_greeting(verdict, text, who)
        entities = revisions.revised(
            [extract(part, role=who, now=now, vocabulary=vocabulary, intent=verdict.label, confidence=verdict.confidence) for part in said]
        )
        verdict = self._behind_greeting(_beside_courtesy(verdict, entities), text, who)
        reading = Reading(
            text=whole,
            role=role,
            intent=verdict.label,
            confidence=verdict.confidence,
            sentiment=sentiment.shown(felt, verdict.label),
            entities=entities,
            alternatives=verdict.alternatives,
            refused=refused(text, side=who, now=now, intent=verdict.label),
            waived=waived(text, now=now, intent=verdict.label) if who == "customer" else {},
            widens=who == "customer" and revisions.widens(text),
            language=language(text),
            angry=sentiment.angry(text, felt, verdict.label),
        )
        return replace(reading, entities=reading.wished(entities)), seen

    def _behind_greeting(self, verdict: Verdict, text: str, who: str) -> Verdict:
        """The verdict on what follows a greeting, where the whole was taken for no more than that."""
        if verdict.label not in _COURTESIES or (rest := after_greeting(text)) is None:
            return verdict
        behind = self._verdict(rest, who)
        return behind if behind.label not in _COURTESIES | _GRAVE and behind.confidence >= _A_REQUEST else verdict

    def _need(self, reading: Reading, seen: Features) -> dict[str, Any]:
        told = {"usage", "priorities", "models"} & reading.entities.keys()
        return needs(reading.text, seen.dense, self.embedder) if reading.intent in MAY_TELL_NEEDS and not told else {}

    def _verdict(self, text: str, who: str, seen: Features | None = None) -> Verdict:
        if not any(char.isalnum() or ord(char) > 0x2190 for char in text[:MAX_CHARS]):
            return UNREADABLE
        ruled = rules.decided(text, who)
        if ruled:
            return Verdict(*ruled)
        return self.heads[who].decide(seen or features(text, who, self.embedder))


def _beside_courtesy(verdict: Verdict, entities: dict[str, Any]) -> Verdict:
    """What is asked for beside a greeting, where a value shows that something is."""
    if verdict.label not in _COURTESIES or not _BUSINESS & entities.keys():
        return verdict
    return next((Verdict(label, verdict.confidence) for label, _ in verdict.alternatives if label not in _COURTESIES), verdict)
