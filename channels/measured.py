"""Thin wrappers that count and time what passes, for channels/metrics.py."""

from __future__ import annotations

import time
from datetime import datetime

from agent.understanding import Understanding
from agent.understanding.entities import Vocabulary
from agent.understanding.reading import Reading
from channels.metrics import NLP_PREDICTIONS, NLP_PROCESSING_TIME

_NOTHING_KNOWN = Vocabulary()


class MeasuredUnderstanding(Understanding):
    """Understanding, timed; each request it finds is counted by its intent."""

    def read_all(
        self, text: str, *, role: str, now: datetime, vocabulary: Vocabulary = _NOTHING_KNOWN, lately: str = "pt"
    ) -> list[Reading]:
        started = time.perf_counter()
        readings = super().read_all(text, role=role, now=now, vocabulary=vocabulary, lately=lately)
        NLP_PROCESSING_TIME.labels(role).observe(time.perf_counter() - started)
        for reading in readings:
            NLP_PREDICTIONS.labels(role, reading.intent).inc()
        return readings
