"""Teaches the heads from the labelled messages in `data/`: `balcao train nlu`.

Three heads: the intents of customers, those of staff, and the sentiment of both. Intents that both sides have
are learned from the messages of both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from agent.understanding.embedder import embedder
from agent.understanding.labels import BOTH, INTENTS, SENTIMENTS, side
from agent.understanding.learning.classifier import LinearHead
from agent.understanding.learning.concepts import LEXICON
from agent.understanding.learning.corpus import Corpus
from agent.understanding.learning.fitting import SEED, calibrated, designed, fitted, held_out, scored
from agent.understanding.learning.model_files import MODEL, save, sha256
from agent.understanding.learning.near_duplicates import clusters
from agent.understanding.learning.noise import noisy

DATA = Path(__file__).parent.parent / "data"
COST = 0.25
"""LinearSVC's C."""
BORROWED = 0.5
"""Weight of a message of the other side of the counter, for the intents both have."""
SPOILED = 0.2
"""Weight of a spoiled copy."""
MOOD_COST = 0.05
GROUPED = 0.7
"""Likeness from which messages stay together in cross-validation."""


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    role: str
    intent: str
    sentiment: str


def examples(path: Path) -> list[Example]:
    """The labelled messages of a file."""
    with path.open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Example(row["text"], row["role"], row["intent"], row["sentiment"]) for row in rows]


def train(data: Path = DATA, target: Path = MODEL, copies: int = 1) -> dict[str, Any]:
    """Trains every head and saves them to `target`. Returns the metadata written, cross-validated figures included."""
    corpus, embed = Corpus(), embedder()
    files = {name: data / f"{name}.train.jsonl" for name in INTENTS}
    rows = {name: examples(path) for name, path in files.items()}
    shared = {name: [row for other in rows if other != name for row in rows[other] if row.intent in BOTH] for name in rows}
    tasks = [(name, rows[name] + shared[name], len(rows[name]), INTENTS[name]) for name in rows]
    tasks.append(("sentiment", [row for name in rows for row in rows[name]], sum(map(len, rows.values())), SENTIMENTS))
    texts = [row.text for name in rows for row in rows[name]]
    cluster = dict(zip(texts, clusters(texts, GROUPED), strict=True))
    heads: dict[str, LinearHead] = {}
    metrics: dict[str, Any] = {}
    for name, learned, own, labels in tasks:
        heads[name], metrics[name] = _taught(name, learned, own, labels, corpus, cluster, copies)
    about = {
        "data": {path.name: sha256(path) for path in files.values()},
        "concepts": sha256(LEXICON),
        "embedder": {"name": embed.name, "dimension": embed.dimension},
        "versions": {name: version(name) for name in ("numpy", "scikit-learn")},
        "seed": SEED,
        "cross_validated": metrics,
    }
    return save(heads, about, target)


def _taught(
    name: str, rows: list[Example], own: int, labels: tuple[str, ...], corpus: Corpus, cluster: dict[str, int], copies: int
) -> tuple[LinearHead, dict[str, float]]:
    """A head learned from `rows`, of which the first `own` are this head's own, and its held-out figures."""
    spoiled = [replace(row, text=spoiled_copy(row.text, copy)) for copy in range(copies) for row in rows]
    mood = name == "sentiment"
    design = designed(corpus.features([(row.text, side(row.role) if mood else name) for row in [*rows, *spoiled]]))
    wanted = np.array([row.sentiment if mood else row.intent for row in [*rows, *spoiled]])
    cost = MOOD_COST if mood else COST
    worth = np.concatenate([np.ones(own), np.full(len(rows) - own, BORROWED)])
    worth = np.concatenate([worth, *[worth * SPOILED for _ in range(copies)]]).astype(np.float32)
    groups = np.array([cluster[row.text] for row in rows])
    margins = held_out(design, wanted, worth, groups, labels, own, cost, balanced=mood)
    temperature = calibrated(margins, [labels.index(label) for label in wanted[:own]])
    head = fitted(design, wanted, worth, labels, cost, temperature, balanced=mood)
    return head, scored(margins, wanted[:own], labels, temperature)


@lru_cache(maxsize=100_000)
def spoiled_copy(text: str, copy: int) -> str:
    """The same text spoiled the same way each time."""
    return noisy(text, np.random.default_rng([SEED, copy, crc32(text.encode())]))
