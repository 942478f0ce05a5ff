"""What a measurement may not have seen: some products whole, and every product's last days."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from forecasting import PriceSeries
from forecasting.trials import Origin

EVERY = 5
"""One product in so many is kept back, by its name's digest: the same in every run."""
DAYS = 120
"""Of every product, at its end."""
APART = 5
"""Days between origins, prime to the week so that they fall on all its days."""
FEWEST = 60
"""Days of past a product has at its first origin."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What to learn from, and where to be judged."""

    taught: list[PriceSeries]
    origins: list[Origin]
    unseen: frozenset[str]
    """Products nothing was learned from."""


def kept_back(series: Sequence[PriceSeries], horizon: int) -> KeptBack:
    """Products by digest, days by position. Choosing anything (a parameter, a feature) was done without either."""
    unseen = frozenset(each.unique_id for each in series if _digest(each.unique_id) % EVERY == 0)
    taught, origins = [], []
    for each in series:
        before = len(each) - DAYS
        if before < FEWEST:
            continue
        if each.unique_id not in unseen:
            taught.append(each.until(before))
        origins += [Origin(each, count) for count in range(before, len(each) - horizon + 1, APART)]
    return KeptBack(taught, origins, unseen)


def _digest(name: str) -> int:
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)
