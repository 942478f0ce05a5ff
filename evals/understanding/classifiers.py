"""Which classifier of intents: `python -m evals.understanding.classifiers` prints the table of docs/decisions/0005.

Every row learns from the training messages and is judged on the test part, which none of them saw.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import embedder
from agent.understanding.labels import BOTH, INTENTS
from agent.understanding.learning.features import blocks, coded
from agent.understanding.learning.training import BORROWED, COST, DATA, Example, examples

NAMED: dict[str, tuple[str, ...]] = {
    "letters and words": ("letters", "phrases"),
    "concepts": ("concepts", "concept pairs"),
    "everything named": ("letters", "phrases", "concepts", "concept pairs", "values"),
}


class Bench:
    """The messages of one role as matrices, learned rows first."""

    def __init__(self, role: str) -> None:
        own = examples(DATA / f"{role}.train.jsonl")
        borrowed = [row for other in INTENTS if other != role for row in examples(DATA / f"{other}.train.jsonl") if row.intent in BOTH]
        test = examples(DATA / f"{role}.test.jsonl")
        rows = [*own, *borrowed, *test]
        self.learned = len(own) + len(borrowed)
        self.wanted = np.array([row.intent for row in rows])
        self.worth = np.concatenate([np.ones(len(own)), np.full(len(borrowed), BORROWED)])
        self.dense = embedder().embed([row.text for row in rows])
        self._blocks = [blocks(row.text, role) for row in rows]
        self.rows: list[Example] = rows

    def matrix(self, *kinds: str, dense: bool) -> Any:
        """The named features of these kinds, beside the embedding where `dense`."""
        from scipy.sparse import csr_matrix, hstack

        if not kinds:
            return csr_matrix(self.dense)
        pairs = [coded({kind: found[kind] for kind in kinds}) for found in self._blocks]
        known = np.unique(np.concatenate([codes for codes, _ in pairs[: self.learned]]))
        columns, weights, ends = [], [], [0]
        for codes, amounts in pairs:
            at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
            there = known[at] == codes
            columns.append(at[there])
            weights.append(amounts[there])
            ends.append(ends[-1] + int(there.sum()))
        named = csr_matrix((np.concatenate(weights), np.concatenate(columns), ends), shape=(len(pairs), len(known)))
        return hstack([csr_matrix(self.dense), named]).tocsr() if dense else named


def machine(kind: str) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.svm import LinearSVC

    return {
        "linear SVM": LinearSVC(C=COST, tol=1e-3, random_state=7),
        "logistic regression": LogisticRegression(C=20.0, max_iter=300),
        "10 neighbours by cosine": KNeighborsClassifier(10, metric="cosine", weights="distance"),
    }[kind]


def table(bench: Bench) -> Iterator[tuple[str, str, float, float, float]]:
    """(classifier, features, accuracy, macro-F1, seconds of learning) a row."""
    dense = {"embedding": bench.matrix(dense=True)}
    named = {name: bench.matrix(*kinds, dense=False) for name, kinds in NAMED.items()}
    both = {f"embedding, {name}": bench.matrix(*kinds, dense=True) for name, kinds in NAMED.items()}
    tried = [("10 neighbours by cosine", dense), ("logistic regression", dense), ("linear SVM", dense | named | both)]
    for kind, inputs in tried:
        for features, matrix in inputs.items():
            started = time.perf_counter()
            given = _learned(kind, matrix, bench)
            spent = time.perf_counter() - started
            yield kind, features, *_scores(given, bench.wanted[bench.learned :]), spent


def _learned(kind: str, matrix: Any, bench: Bench) -> NDArray[np.str_]:
    model, known = machine(kind), bench.learned
    if kind.endswith("cosine"):
        model.fit(matrix[:known], bench.wanted[:known])
    else:
        model.fit(matrix[:known], bench.wanted[:known], sample_weight=bench.worth)
    return np.asarray(model.predict(matrix[known:]))


def _scores(given: NDArray[np.str_], wanted: NDArray[np.str_]) -> tuple[float, float]:
    from sklearn.metrics import f1_score

    return float((given == wanted).mean()), float(f1_score(wanted, given, average="macro"))


def main() -> None:
    for role in INTENTS:
        bench = Bench(role)
        print(f"\n{role}: {bench.learned} learned, {len(bench.wanted) - bench.learned} judged\n")
        print("| classifier | features | accuracy | macro-F1 | learned in |\n|---|---|---|---|---|")
        for kind, features, accuracy, macro, spent in table(bench):
            print(f"| {kind} | {features} | {accuracy:.3f} | {macro:.3f} | {spent:.1f} s |", flush=True)


if __name__ == "__main__":
    main()
