"""Teaches the heads from the labelled messages in `data/`: `balcao train nlu`.

Three heads: the intents of customers, those of staff, and the sentiment of both. Intents that both sides have
are learned from the messages of both.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from agent.understanding.classifier import LinearHead, softmax
from agent.understanding.embedder import Embedder, Floats, embedder
from agent.understanding.features import Codes, named
from agent.understanding.labels import BOTH, INTENTS, SENTIMENTS, side
from agent.understanding.noise import noisy
from agent.understanding.store import MODEL, save, sha256
from agent.understanding.twins import clusters

DATA = Path(__file__).parent / "data"
SEED = 7
FOLDS = 5
COST = 0.25
"""LinearSVC's C."""
BORROWED = 0.5
"""Weight of a message of the other side of the counter, for the intents both have."""
SPOILED = 0.5
"""Weight of a spoiled copy."""
MOOD_COST = 0.05
GROUPED = 0.7
"""Likeness from which messages stay together in cross-validation."""
RARE = 2
"""A named feature must be in this many messages to be learned."""


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    role: str
    intent: str
    sentiment: str


@dataclass(frozen=True)
class Design:
    """The features of all examples: `matrix` (scipy, embedding columns then named ones in the order of `codes`)."""

    matrix: Any
    codes: Codes
    dimension: int


def examples(path: Path) -> list[Example]:
    """The labelled messages of a file."""
    with path.open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Example(row["text"], row["role"], row["intent"], row["sentiment"]) for row in rows]


def train(data: Path = DATA, target: Path = MODEL, copies: int = 1) -> dict[str, Any]:
    """Trains every head and saves them to `target`. Returns the metadata written, cross-validated figures included."""
    embed = _Remembering(embedder())
    files = {name: data / f"{name}.train.jsonl" for name in INTENTS}
    rows = {name: examples(path) for name, path in files.items()}
    shared = {name: [row for other in rows if other != name for row in rows[other] if row.intent in BOTH] for name in rows}
    tasks = [(name, rows[name] + shared[name], len(rows[name]), INTENTS[name]) for name in rows]
    tasks.append(("sentiment", [row for name in rows for row in rows[name]], sum(map(len, rows.values())), SENTIMENTS))
    heads: dict[str, LinearHead] = {}
    metrics: dict[str, Any] = {}
    for name, learned, own, labels in tasks:
        heads[name], metrics[name] = _taught(name, learned, own, labels, embed, copies)
    about = {
        "data": {path.name: sha256(path) for path in files.values()},
        "embedder": {"name": embed.name, "dimension": embed.dimension},
        "versions": {name: version(name) for name in ("numpy", "scikit-learn")},
        "seed": SEED,
        "cross_validated": metrics,
    }
    return save(heads, about, target)


class _Remembering:
    """An embedder that embeds no text twice; all that is new of a list at once."""

    def __init__(self, embed: Embedder) -> None:
        self._embed, self.name, self.dimension = embed, embed.name, embed.dimension
        self._known: dict[str, Floats] = {}

    def embed(self, texts: list[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, self._embed.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def _taught(
    name: str, rows: list[Example], own: int, labels: tuple[str, ...], embed: Embedder, copies: int
) -> tuple[LinearHead, dict[str, float]]:
    spoiled = [replace(row, text=spoiled_copy(row.text, copy)) for copy in range(copies) for row in rows]
    mood = name == "sentiment"
    design = designed([*rows, *spoiled], None if mood else name, embed)
    wanted = np.array([row.sentiment if mood else row.intent for row in [*rows, *spoiled]])
    cost = MOOD_COST if mood else COST
    worth = np.concatenate([np.ones(own), np.full(len(rows) - own, BORROWED)])
    worth = np.concatenate([worth, *[worth * SPOILED for _ in range(copies)]]).astype(np.float32)
    groups = np.array(clusters([row.text for row in rows], GROUPED))
    margins = held_out(design, wanted, worth, groups, labels, own, cost, balanced=mood)
    temperature = calibrated(margins, [labels.index(label) for label in wanted[:own]])
    head = fitted(design, wanted, worth, labels, cost, temperature, balanced=mood)
    return head, scored(margins, wanted[:own], labels, temperature)


@lru_cache(maxsize=100_000)
def spoiled_copy(text: str, copy: int) -> str:
    """The same text spoiled the same way each time."""
    return noisy(text, np.random.default_rng([SEED, copy, crc32(text.encode())]))


def designed(rows: list[Example], role: str | None, embed: Embedder) -> Design:
    """Features of every row, read as `role` would say it (None: as its own role)."""
    from scipy.sparse import csr_matrix, hstack

    pairs = [_named(row.text, role or side(row.role)) for row in rows]
    every, counts = np.unique(np.concatenate([codes for codes, _ in pairs]), return_counts=True)
    kept = every[counts >= RARE]
    columns, weights, ends = [], [], [0]
    for codes, amounts in pairs:
        at = np.minimum(np.searchsorted(kept, codes), len(kept) - 1)
        known = kept[at] == codes
        columns.append(at[known])
        weights.append(amounts[known])
        ends.append(ends[-1] + int(known.sum()))
    sparse = csr_matrix((np.concatenate(weights), np.concatenate(columns), ends), shape=(len(rows), len(kept)))
    dense: Floats = embed.embed([row.text for row in rows])
    return Design(hstack([csr_matrix(dense), sparse]).tocsr(), kept.astype(np.uint32), embed.dimension)


def _machine(
    matrix: Any, wanted: NDArray[np.str_], worth: Floats, labels: tuple[str, ...], cost: float, balanced: bool
) -> tuple[Floats, Floats]:
    """Weights (features × labels) and biases of linear support vector machines, one label against the rest."""
    from sklearn.svm import LinearSVC

    machine = LinearSVC(C=cost, tol=1e-3, class_weight="balanced" if balanced else None, random_state=SEED)
    machine.fit(matrix, wanted, sample_weight=worth)
    found = list(machine.classes_)
    weights = np.zeros((matrix.shape[1], len(labels)), dtype=np.float32)
    bias = np.full(len(labels), -1e3, dtype=np.float32)  # a label without examples is never chosen
    for at, label in enumerate(labels):
        if label in found:
            weights[:, at] = machine.coef_[found.index(label)]
            bias[at] = machine.intercept_[found.index(label)]
    return weights, bias


def held_out(
    design: Design, wanted: NDArray[np.str_], worth: Floats, groups: NDArray[np.int64], labels: tuple[str, ...], own: int, cost: float,
    balanced: bool = False, folds: int = FOLDS,
) -> Floats:  # fmt: skip
    """Margins of the first `own` rows by machines that saw neither them, nor their near-duplicates, nor spoiled copies of these.

    `groups` numbers the clusters of the messages themselves; copies follow them in the design, in the same order.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    count = len(groups)
    every = np.tile(groups, len(wanted) // count)
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=SEED).split(np.zeros(count), wanted[:count], groups)
    margins = np.zeros((own, len(labels)), dtype=np.float32)

    def fold(tested: NDArray[np.int64]) -> None:
        tested = tested[tested < own]
        learned = ~np.isin(every, groups[tested])
        weights, bias = _machine(design.matrix[learned], wanted[learned], worth[learned], labels, cost, balanced)
        margins[tested] = design.matrix[tested] @ weights + bias

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fold, [tested for _, tested in split]))
    return margins


def calibrated(margins: Floats, wanted: list[int]) -> float:
    """The temperature at which held-out shares are likeliest."""
    tried = np.geomspace(0.05, 2.0, 60)
    rows = np.arange(len(wanted))
    losses = [-np.log(softmax(margins / heat)[rows, wanted] + 1e-9).mean() for heat in tried]
    return float(tried[int(np.argmin(losses))])


_named = lru_cache(maxsize=100_000)(named)


def fitted(
    design: Design, wanted: NDArray[np.str_], worth: Floats, labels: tuple[str, ...], cost: float, temperature: float, balanced: bool = False
) -> LinearHead:
    """The head learned from every row."""
    weights, bias = _machine(design.matrix, wanted, worth, labels, cost, balanced)
    named_weights = weights[design.dimension :]
    scale = np.maximum(np.abs(named_weights).max(axis=0), 1e-6) / 127
    table = np.rint(named_weights / scale).astype(np.int8)
    kept = np.abs(table).max(axis=1) > 0
    return LinearHead(labels, weights[: design.dimension], design.codes[kept], table[kept], scale.astype(np.float32), bias, temperature)


def scored(margins: Floats, wanted: NDArray[np.str_], labels: tuple[str, ...], temperature: float) -> dict[str, float]:
    """Held-out accuracy, macro-F1 and calibration error (how far confidence is from accuracy, in ten bins)."""
    from sklearn.metrics import f1_score

    shares = softmax(margins / temperature)
    right = np.array(labels)[shares.argmax(axis=1)] == wanted
    sure = shares.max(axis=1)
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs(float(right[bins == at].mean() - sure[bins == at].mean())) * float((bins == at).mean()) for at in np.unique(bins)]
    macro = f1_score(wanted, np.array(labels)[shares.argmax(axis=1)], average="macro")
    return {"accuracy": round(float(right.mean()), 4), "macro_f1": round(float(macro), 4), "calibration_error": round(sum(gaps), 4)}
