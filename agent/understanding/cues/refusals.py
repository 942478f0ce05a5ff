"""Values said not to be wanted ("não quero sedan", "menos preto"): what is named less what is wished for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from agent.understanding.cues.engines import engines
from agent.understanding.entities.cars import categories, colors, makes_and_models
from agent.understanding.entities.cars.listed_traits import read_trait
from agent.understanding.entities.places.shut_out import shut_out
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.negation import conceded, negated

MOST_CHARS = 600
REFUSABLE = ("categories", "brands", "models", "colors", "fuels", "transmissions")
_DENIALS = frozenset({"nao", "nem", "jamais", "nunca", "fora", "menos"})
_READERS = (makes_and_models.read, categories.read, colors.read)
_TRAITS = {"fuels": "fuel", "transmissions": "transmission"}


class _Unheard(Utterance):
    """A message in which no "não" counts: nothing after a value denies it."""

    def after(self, at: int, count: int) -> str:
        return ""


def refused(text: str, *, side: str, now: datetime, intent: str) -> dict[str, Any]:
    """Of kinds, makes, models, colours, fuels, transmissions, cities and engine sizes, those the customer refuses; staff refuse none."""
    if side != "customer":
        return {}
    text = text[:MOST_CHARS]
    heard = Utterance(text, role=side, now=now, intent=intent)
    apart: dict[str, Any] = {"cities": cities} if (cities := shut_out(heard)) else {}
    if sizes := engines(text, now, intent).refused:
        apart["engines"] = list(sizes)
    heard.unwanted = negated(heard)
    if not any(heard.unwanted) and _DENIALS.isdisjoint(heard.words):
        return apart
    wished, said = _read(heard), named(text, now=now, intent=intent)
    left = {key: [value for value in said.get(key, ()) if value not in wished.get(key, ())] for key in REFUSABLE}
    if passed := conceded(heard):
        pardoned = named(" ".join(word for first, last in passed for word in heard.words[first:last]), now=now, intent=intent)
        left = {key: [value for value in values if value not in pardoned.get(key, ())] for key, values in left.items()}
    denied = " ".join(word for word, unwanted in zip(heard.words, heard.unwanted, strict=True) if unwanted)
    if denied and (colors_denied := named(denied, now=now, intent=intent).get("colors")):
        left["colors"] = list(dict.fromkeys([*left["colors"], *colors_denied]))  # told twice, once with a "não gosto de"
    return {key: values for key, values in left.items() if values} | apart


def named(text: str, *, now: datetime, intent: str) -> dict[str, Any]:
    """Every such value that a customer names, wanted or not."""
    unheard = _Unheard(text, role="customer", now=now, intent=intent)
    unheard.unwanted = [False] * len(unheard.words)
    return _read(unheard)


def _read(utterance: Utterance) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for read in _READERS:
        found |= read(utterance)
    return found | {key: values for key, trait in _TRAITS.items() if (values := read_trait(utterance, trait))}
