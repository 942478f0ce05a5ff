"""A linear head: from features to calibrated probabilities of labels, in numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import Floats
from agent.understanding.learning.features import Codes, Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label, how likely it is, and the next two."""

    label: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class LinearHead:
    """`dense` is embedding × labels. `table` holds, for each of the sorted `codes`, a small whole number a label,
    which times `scale` is the weight: a byte instead of four costs no accuracy. `temperature` makes the shares honest.
    """

    labels: tuple[str, ...]
    dense: Floats
    codes: Codes
    table: NDArray[np.int8]
    scale: Floats
    bias: Floats
    temperature: float

    def logits(self, seen: Features) -> Floats:
        at = np.searchsorted(self.codes, seen.codes)
        at[at == len(self.codes)] = 0
        known = self.codes[at] == seen.codes
        rows = self.table[at[known]].astype(np.float32)
        return np.asarray(seen.dense @ self.dense + (seen.weights[known] @ rows) * self.scale + self.bias, dtype=np.float32)

    def decide(self, seen: Features) -> Verdict:
        shares = softmax(self.logits(seen) / self.temperature)
        order = np.argsort(-shares)[:3]
        ranked = [(self.labels[at], float(shares[at])) for at in order]
        return Verdict(ranked[0][0], ranked[0][1], tuple(ranked[1:]))


def softmax(logits: Floats) -> Floats:
    shares = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), dtype=np.float32)
