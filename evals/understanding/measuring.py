"""Labelled messages, read and scored."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from agent.understanding import Understanding
from agent.understanding.reading import Reading
from domain.clock import local
from evals.understanding.counting import entity_quality, macro_f1, per_label

A_MONDAY = datetime(2026, 11, 23, 10, 0)
"""What relative dates refer to where a message names no moment."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one role's messages, and the readings they come from."""

    role: str
    figures: dict[str, Any]
    misread: list[dict[str, Any]]


def measure(understanding: Understanding, path: Path, role: str) -> Score:
    """Read every message of a file of labelled ones, as `{"text", "intent", "sentiment", "entities", "now"?}` a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    understanding.read("aquecendo", role=role, now=local(A_MONDAY))
    started = time.perf_counter()
    readings = [understanding.read(row["text"], role=role, now=_moment(row)) for row in rows]
    spent = (time.perf_counter() - started) * 1_000 / max(1, len(rows))
    return Score(role, _figures(rows, readings, spent), _misread(rows, readings))


def _moment(row: dict[str, Any]) -> datetime:
    return local(datetime.fromisoformat(row["now"]) if row.get("now") else A_MONDAY)


def _figures(rows: Sequence[dict[str, Any]], readings: Sequence[Reading], spent: float) -> dict[str, Any]:
    intents = [(row["intent"], reading.intent) for row, reading in zip(rows, readings, strict=True)]
    sentiments = [(row["sentiment"], reading.sentiment) for row, reading in zip(rows, readings, strict=True)]
    by_intent, by_sentiment = per_label(intents), per_label(sentiments)
    entities, by_key = entity_quality([(row["entities"], reading.entities) for row, reading in zip(rows, readings, strict=True)])
    confusions = Counter(pair for pair in intents if pair[0] != pair[1])
    return {
        "messages": len(rows),
        "intent_accuracy": round(sum(a == b for a, b in intents) / max(1, len(intents)), 4),
        "intent_macro_f1": macro_f1(by_intent.values()),
        "entity_f1": entities.f1,
        "sentiment_accuracy": round(sum(a == b for a, b in sentiments) / max(1, len(sentiments)), 4),
        "sentiment_macro_f1": macro_f1(by_sentiment.values()),
        "ms_per_message": round(spent, 2),
        "intents": {label: quality.as_json() for label, quality in by_intent.items()},
        "sentiments": {label: quality.as_json() for label, quality in by_sentiment.items()},
        "entities": {key: quality.as_json() for key, quality in by_key.items()},
        "confusions": [{"expected": a, "given": b, "count": count} for (a, b), count in confusions.most_common(15)],
    }


def _misread(rows: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> list[dict[str, Any]]:
    return [
        {
            "id": row.get("id"),
            "text": row["text"],
            "expected": [row["intent"], row["sentiment"], row["entities"]],
            "given": [reading.intent, reading.sentiment, reading.entities],
            "confidence": round(reading.confidence, 3),
        }
        for row, reading in zip(rows, readings, strict=True)
        if (row["intent"], row["sentiment"], row["entities"]) != (reading.intent, reading.sentiment, reading.entities)
    ]
