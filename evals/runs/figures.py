"""The statistics of a run: how often, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

_Z = 1.959964
"""Of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share from 0 to 1 with its 95 % interval; `of` is how many it was counted over."""

    value: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] de {self.of}"


def wilson(successes: float, of: int) -> Figure:
    """A share with Wilson's interval, which holds near 0 and 1 and for few; of nothing counted nothing good is known."""
    if not of:
        return Figure(0.0, 0.0, 1.0, 0)
    share, z2 = successes / of, _Z**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of**2)) / (1 + z2 / of)
    return Figure(share, max(0.0, middle - half), min(1.0, middle + half), of)


def pass_power(scenarios: Sequence[Sequence[bool]], k: int) -> Figure:
    """pass^k: the chance that a scenario passes k times in a row, over scenarios with at least k trials.

    With c of n trials passed, a scenario's chance is C(c, k) / C(n, k), which has no bias. Trials of one scenario are no independent
    witnesses, so the interval counts scenarios: Wilson's.
    """
    whole = [trials for trials in scenarios if len(trials) >= k]
    return wilson(sum(comb(sum(trials), k) / comb(len(trials), k) for trials in whole), len(whole))


def clustered(scenarios: Sequence[Sequence[bool]]) -> Figure:
    """The share of trials that passed, with an interval from the spread between scenarios (cluster-robust)."""
    trials = sum(map(len, scenarios))
    if not trials:
        return wilson(0, 0)
    share, groups = sum(map(sum, scenarios)) / trials, len(scenarios)
    spread = sum((sum(each) - share * len(each)) ** 2 for each in scenarios)
    if groups < 2 or not spread:
        return wilson(share * groups, groups)
    half = _Z * math.sqrt(spread * groups / (groups - 1)) / trials
    return Figure(share, max(0.0, share - half), min(1.0, share + half), trials)
