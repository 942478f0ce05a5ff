"""Candidates tried on days of the past: what each said then, beside what came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from forecasting.candidates import Candidate
from forecasting.features import last_windows
from forecasting.forecasts import LEVELS
from forecasting.groups import groups
from forecasting.peers import at
from forecasting.series import Counts, Mask, PriceSeries, Values

Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""
_AT_ONCE = 500
"""Products forecast together: enough for speed, little enough for memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """N origins (a product on a day), H days ahead."""

    who: tuple[str, ...]
    """(N,), the product."""
    origins: Any
    """(N,), datetime64[D]: the day it was said."""
    groups: Counts
    """(N,), how the product behaved then."""
    today: Values
    """(N,), price."""
    scale: Values
    """(N,), usual weekly change as a logarithm."""
    actual: Values
    """(N, H), log of the price that came over today's; NaN where no source spoke or the history ends."""
    said: dict[str, Values]
    """(N, H, levels) by candidate."""

    def known(self) -> Mask:
        """(N, H), where a forecast can be judged."""
        known: Mask = np.isfinite(self.actual)
        return known


@dataclass(frozen=True, slots=True)
class Origin:
    """A product as it was after its first `count` days."""

    series: PriceSeries
    count: int


def tried(origins: Sequence[Origin], candidates: Sequence[Candidate], horizon: int, progress: Progress | None = None) -> Trials:
    """Each candidate sees each product's past up to the origin, and what the other products' prices had done by that day: nothing after."""
    pasts = [origin.series.until(origin.count) for origin in origins]
    of, peers = last_windows(pasts), _peers(origins)
    said: dict[str, list[Values]] = {candidate.name: [] for candidate in candidates}
    for start in range(0, len(pasts), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        for candidate in candidates:
            said[candidate.name].append(candidate.quantiles(pasts[some], horizon, peers[some]))
        if progress:
            progress(min(start + _AT_ONCE, len(pasts)), len(pasts))
    nothing = np.zeros((0, horizon, len(LEVELS)))
    return Trials(
        tuple(past.unique_id for past in pasts),
        np.array([past.last_day for past in pasts], "datetime64[D]"),
        groups(of),
        np.exp(of.today),
        of.scale(),
        np.stack([_came(origin, horizon) for origin in origins]) if origins else np.zeros((0, horizon)),
        {name: np.concatenate([nothing, *parts]) for name, parts in said.items()},
    )


def _peers(origins: Sequence[Origin]) -> Values:
    products = list({id(origin.series): origin.series for origin in origins}.values())
    place = {id(each): column for column, each in enumerate(products)}
    columns = np.array([place[id(origin.series)] for origin in origins], np.intp)
    return at(products, columns, np.array([origin.count for origin in origins], np.intp))


def _came(origin: Origin, horizon: int) -> Values:
    after = slice(origin.count, origin.count + horizon)
    came = np.full(horizon, np.nan)
    values, seen = origin.series.values[after], origin.series.observed[after]
    came[: len(values)] = np.where(seen, np.log(values / origin.series.values[origin.count - 1]), np.nan)
    return came
