"""A linear head: from features to calibrated probabilities of labels, in numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import Floats
from agent.understanding.features import Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest label, how likely it is, and the next two."""

    label: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LinearHead:
    """`dense` (embedding × labels), `sparse` (buckets × labels) and `bias`; `temperature` makes the shares honest."""

    labels: tuple[str, ...]
    dense: Floats
    sparse: Floats | NDArray[np.float16]
    bias: Floats
    temperature: float

    def logits(self, seen: Features) -> Floats:
        rows = self.sparse[seen.sparse.buckets].astype(np.float32)
        return np.asarray(seen.dense @ self.dense + seen.sparse.weights @ rows + self.bias, dtype=np.float32)

    def shares(self, seen: Features) -> Floats:
        scaled = self.logits(seen) / self.temperature
        shares = np.exp(scaled - scaled.max())
        return np.asarray(shares / shares.sum(), dtype=np.float32)

    def decide(self, seen: Features) -> Verdict:
        shares = self.shares(seen)
        order = np.argsort(-shares)[:3]
        ranked = [(self.labels[at], float(shares[at])) for at in order]
        return Verdict(ranked[0][0], ranked[0][1], tuple(ranked[1:]))
