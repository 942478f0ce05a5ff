"""Teaches the heads from the labelled messages in `data/`: `balcao train nlu`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.understanding.classifier import LinearHead
from agent.understanding.embedder import Embedder, Floats, embedder
from agent.understanding.features import BUCKETS, hashed
from agent.understanding.labels import INTENTS, SENTIMENTS
from agent.understanding.noise import noisy
from agent.understanding.store import MODEL, save

DATA = Path(__file__).parent / "data"
SEED = 7


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


def design(texts: list[str], embed: Embedder) -> Any:
    """A scipy matrix of what the heads see: the embedding's columns, then the n-gram buckets."""
    from scipy.sparse import csr_matrix, hstack

    sparse = [hashed(text) for text in texts]
    ends = np.cumsum([0, *(len(row.buckets) for row in sparse)])
    columns = np.concatenate([row.buckets for row in sparse])
    weights = np.concatenate([row.weights for row in sparse])
    dense: Floats = embed.embed(texts)
    return hstack([csr_matrix(dense), csr_matrix((weights, columns, ends), shape=(len(texts), BUCKETS))]).tocsr()


def fit_head(matrix: Any, labels: list[str], names: tuple[str, ...], dimension: int, balanced: bool) -> LinearHead:
    """A linear support vector machine, one label against the rest, as a head with temperature 1."""
    from sklearn.svm import LinearSVC

    machine = LinearSVC(C=0.5, class_weight="balanced" if balanced else None, random_state=SEED)
    machine.fit(matrix, labels)
    order = [list(machine.classes_).index(name) for name in names]
    weights = np.asarray(machine.coef_, dtype=np.float32)[order].T
    bias = np.asarray(machine.intercept_, dtype=np.float32)[order]
    return LinearHead(names, weights[:dimension], weights[dimension:].astype(np.float16), bias, 0.35)


def train(data: Path = DATA, target: Path = MODEL, copies: int = 1) -> dict[str, Any]:
    """Trains every head and saves them to `target`. Returns the metadata written."""
    embed = embedder()
    rng = np.random.default_rng(SEED)
    heads: dict[str, LinearHead] = {}
    matrices, moods = [], []
    files = {}
    for side, names in INTENTS.items():
        path = data / f"{side}.train.jsonl"
        files[path.name] = path
        rows = examples(path)
        rows += [Example(noisy(row.text, rng), row.role, row.intent, row.sentiment) for row in rows for _ in range(copies)]
        matrix = design([row.text for row in rows], embed)
        heads[side] = fit_head(matrix, [row.intent for row in rows], names, embed.dimension, False)
        matrices.append(matrix)
        moods += [row.sentiment for row in rows]
    from scipy.sparse import vstack

    heads["sentiment"] = fit_head(vstack(matrices), moods, SENTIMENTS, embed.dimension, True)
    return save(heads, embed, files, {}, target)
