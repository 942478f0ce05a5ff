"""Labelled messages, read and scored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.understanding import Understanding
from agent.understanding.reading import Reading
from agent.understanding.scoring import CLOCK, report


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one role's messages (`scoring.report`), and those that were not read as labelled."""

    role: str
    figures: dict[str, Any]
    misread: list[dict[str, Any]]


def measure(understanding: Understanding, path: Path, role: str) -> Score:
    """Read every message of a file of labelled ones: `{"role", "text", "intent", "sentiment", "entities", "now"?}` a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    understanding.read("aquecendo", role=role, now=CLOCK)
    readings: list[Reading] = []

    def read(text: str, **known: Any) -> Reading:
        readings.append(understanding.read(text, **known))
        return readings[-1]

    figures = report(rows, read)
    return Score(role, figures, [_misread(row, reading) for row, reading in zip(rows, readings, strict=True) if not _right(row, reading)])


def _right(row: dict[str, Any], reading: Reading) -> bool:
    return (row["intent"], row["sentiment"], row["entities"]) == (reading.intent, reading.sentiment, reading.entities)


def _misread(row: dict[str, Any], reading: Reading) -> dict[str, Any]:
    return {
        "id": row.get("id"),
        "text": row["text"],
        "expected": [row["intent"], row["sentiment"], row["entities"]],
        "given": [reading.intent, reading.sentiment, reading.entities],
        "confidence": round(reading.confidence, 3),
    }
