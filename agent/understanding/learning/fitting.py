"""How a head is fitted to features, and judged on messages it did not see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import Floats
from agent.understanding.learning.classifier import LinearHead, softmax
from agent.understanding.learning.features import Codes, Features

SEED = 7
FOLDS = 4
RARE = 2
"""A named feature must be in this many messages to be learned."""


@dataclass(frozen=True)
class Design:
    """The features of all examples: `matrix` (scipy, embedding columns then named ones in the order of `codes`)."""

    matrix: Any
    codes: Codes
    dimension: int


def designed(messages: list[Features]) -> Design:
    """The features of every message, one row each."""
    from scipy.sparse import csr_matrix, hstack

    every, counts = np.unique(np.concatenate([message.codes for message in messages]), return_counts=True)
    kept = every[counts >= RARE]
    columns, weights, ends = [], [], [0]
    for message in messages:
        at = np.minimum(np.searchsorted(kept, message.codes), len(kept) - 1)
        known = kept[at] == message.codes
        columns.append(at[known])
        weights.append(message.weights[known])
        ends.append(ends[-1] + int(known.sum()))
    sparse = csr_matrix((np.concatenate(weights), np.concatenate(columns), ends), shape=(len(messages), len(kept)))
    dense: Floats = np.stack([message.dense for message in messages])
    return Design(hstack([csr_matrix(dense), sparse]).tocsr(), kept.astype(np.uint32), dense.shape[1])


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


def _fold(
    matrix: Any, wanted: NDArray[np.str_], worth: Floats, labels: tuple[str, ...], cost: float, balanced: bool,
    learned: NDArray[np.int64], tested: NDArray[np.int64],
) -> tuple[NDArray[np.int64], Floats]:  # fmt: skip
    """The rows `tested`, and their margins by machines that saw the rows `learned` alone."""
    weights, bias = _machine(matrix[learned], wanted[learned], worth[learned], labels, cost, balanced)
    return tested, matrix[tested] @ weights + bias


def held_out(
    design: Design, wanted: NDArray[np.str_], worth: Floats, groups: NDArray[np.int64], labels: tuple[str, ...], own: int, cost: float,
    balanced: bool = False, folds: int = FOLDS,
) -> Floats:  # fmt: skip
    """Margins of the first `own` rows by machines that saw neither them nor their near-duplicates.

    `groups` numbers the clusters of the messages themselves, which come first in the design; spoiled copies take no part.
    Each fold has a process: in threads the machines would draw from one stream of random numbers, each time in another order.
    """
    from joblib import Parallel, delayed
    from sklearn.model_selection import StratifiedGroupKFold

    count = len(groups)
    matrix, wanted, worth = design.matrix[:count], wanted[:count], worth[:count]
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=SEED).split(np.zeros(count), wanted, groups)
    margins = np.zeros((own, len(labels)), dtype=np.float32)

    folds_done = Parallel(n_jobs=-1)(
        delayed(_fold)(matrix, wanted, worth, labels, cost, balanced, learned, tested[tested < own]) for learned, tested in split
    )
    for tested, found in folds_done:
        margins[tested] = found
    return margins


def calibrated(margins: Floats, wanted: list[int]) -> float:
    """The temperature at which held-out shares are likeliest."""
    tried = np.geomspace(0.05, 2.0, 60)
    rows = np.arange(len(wanted))
    losses = [-np.log(softmax(margins / heat)[rows, wanted] + 1e-9).mean() for heat in tried]
    return float(tried[int(np.argmin(losses))])


def fitted(
    design: Design, wanted: NDArray[np.str_], worth: Floats, labels: tuple[str, ...], cost: float, temperature: float,
    balanced: bool = False,
) -> LinearHead:  # fmt: skip
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
