"""What a global model learns from: days in many products' pasts, and what the price was some days later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from forecasting.features import features, windows
from forecasting.groups import groups
from forecasting.peers import FEATURES, at
from forecasting.series import Counts, PriceSeries, Values

FEWEST = 20
"""Days of past before a product's day is learned from."""
PER_DAY = 4
"""Horizons drawn for each day: neighbouring ones say nearly the same."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """N rows: features (float32), the change (a logarithm, in weekly scales), and the group of the product on that day.

    The last columns of `features` are what similar prices had done (`peers.FEATURES`).
    """

    features: np.ndarray[Any, np.dtype[np.float32]]
    changes: Values
    groups: Counts

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def alone(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """The features of a product by itself."""
        return self.features[:, : -len(FEATURES)]


def lessons(series: Sequence[PriceSeries], horizon: int, most: int, seed: int) -> Lessons:
    """About `most` rows spread evenly over products and time; only days a source spoke of are targets."""
    dice = np.random.default_rng(seed)
    days = sum(max(len(each) - FEWEST, 0) for each in series)
    every = max(2, round(days * min(PER_DAY, horizon) / most))
    days_of = [np.arange(FEWEST + dice.integers(every), len(each), every) for each in series]
    columns = np.repeat(np.arange(len(series)), [len(counts) for counts in days_of])
    peers = np.split(at(series, columns, np.concatenate([*days_of, np.empty(0, np.intp)])), np.cumsum([len(counts) for counts in days_of]))
    asked = zip(series, days_of, peers[:-1], strict=True)
    parts = [_of_one(each, counts, theirs, horizon, dice) for each, counts, theirs in asked if len(counts)]
    if not parts:
        empty = np.empty(0)
        return Lessons(np.empty((0, 0), np.float32), empty, empty.astype(int))
    return Lessons(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _of_one(series: PriceSeries, counts: Counts, peers: Values, horizon: int, dice: np.random.Generator) -> tuple[Any, Any, Any]:
    ahead = np.arange(1, horizon + 1)
    drawn = np.argsort(dice.random((len(counts), horizon)), axis=1) < min(PER_DAY, horizon)
    targets = counts[:, None] + ahead - 1
    known = targets < len(series)
    targets = np.minimum(targets, len(series) - 1)
    taken = drawn & known & series.observed[targets]
    of = windows(series, counts)
    changes = (np.log(series.values)[targets] - of.today[:, None]) / of.scale()[:, None]
    whose = np.broadcast_to(groups(of)[:, None], taken.shape)
    return with_peers(features(of, ahead), peers)[taken].astype(np.float32), changes[taken], whose[taken]


def with_peers(own: Values, peers: Values) -> Values:
    """Features (M, H, F) with those of the peers (M, P), which are the same for each day ahead."""
    spread = np.broadcast_to(peers[:, None, :], (len(own), own.shape[1], peers.shape[1]))
    return np.concatenate([own, spread], axis=2)
