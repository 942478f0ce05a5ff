"""One LightGBM over all products: will the price move, which way, and how far (`forecasting.hurdle`), for every day ahead at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from domain.errors import Invalid
from forecasting.candidates.forest import Forest, shares, third
from forecasting.features import AHEAD, features, last_windows
from forecasting.forecasts import LEVELS, stretched
from forecasting.groups import GROUPS, groups
from forecasting.hurdle import GRID, LARGEST, SMALLEST, mixture
from forecasting.lessons import Lessons, lessons, with_peers
from forecasting.model_files import arrays_as_bytes, arrays_from
from forecasting.peers import ALONE
from forecasting.series import PriceSeries, Values

HORIZON = 14
"""Days ahead that are learned; for later ones the last is stretched."""
STILL = 1e-9
"""Changes this small are none."""
_FEW = 300
"""Moves of a group below which the spread of all groups stands for it."""
_TREES = {
    "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 300, "max_bin": 63, "feature_fraction": 0.5, "extra_trees": True,
    "bagging_fraction": 0.7, "bagging_freq": 1, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is learned: rows of the past, rounds of boosting."""

    rows: int = 240_000
    rounds: int = 300


@dataclass(frozen=True, slots=True)
class GradientBoosting:
    """Learned trees and the spread of moves about what they say: (early or in full, down and up, groups, GRID).

    `early` asks the first third of the rounds only. Shops change prices together, a chain's on one day: of such goods little is seen
    in many rows, and the last rounds learn what will not come back. With `peers` it is told what similar prices had done: half of what can
    be known of a market's price, and little of a shop's. Which is better is measured, group by group, as between any two.
    """

    ways: Forest
    far: Forest
    spreads: Values
    peers: bool = False
    early: bool = False

    @property
    def name(self) -> str:
        return _name(self.peers, self.early)

    def both(self) -> list[GradientBoosting]:
        """In full, and stopped early."""
        return [replace(self, early=False), replace(self, early=True)]

    @classmethod
    def learned(cls, series: Sequence[PriceSeries], effort: Effort = Effort(), seed: int = 1, only: Set[str] | None = None) -> list[Self]:
        """Without peers and with them, from the same days; of these what speaks in `only`, where that is given.

        Raises Invalid where the past is too short to learn anything.
        """
        rows = lessons(series, HORIZON, effort.rows, seed)
        if len(rows) < 100:
            raise Invalid("Há histórico de menos para treinar: preciso de alguns produtos com mais de um mês de preços.")
        wanted = [peers for peers in (False, True) if only is None or only & {_name(peers, early) for early in (False, True)}]
        return [cls._learn(rows, peers, effort.rounds, seed) for peers in wanted]

    @classmethod
    def _learn(cls, rows: Lessons, peers: bool, rounds: int, seed: int) -> Self:
        import lightgbm

        told = rows.features if peers else rows.alone
        fewest = {"min_data_in_leaf": min(_TREES["min_data_in_leaf"], max(5, len(rows) // 100)), "seed": seed}
        way = np.where(rows.changes < -STILL, 0, np.where(rows.changes > STILL, 2, 1))
        ways = lightgbm.train({**_TREES, **fewest, "objective": "multiclass", "num_class": 3}, lightgbm.Dataset(told, way), rounds)
        moved = way != 1
        asked = _with_direction(told[moved], way[moved] - 1.0)
        length = np.log(np.abs(rows.changes[moved]) + STILL).clip(SMALLEST, LARGEST)
        far = lightgbm.train({**_TREES, **fewest, "objective": "regression"}, lightgbm.Dataset(asked, length), rounds)
        spreads = [
            _spread(length - far.predict(asked, num_iteration=count), way[moved], rows.groups[moved])
            for count in (far.current_iteration(), third(far.current_iteration()))
        ]
        return cls(Forest(ways.model_to_string()), Forest(far.model_to_string()), np.stack(spreads), peers)

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        if not series:
            return np.zeros((0, horizon, len(LEVELS)))
        of = last_windows(list(series))
        own = features(of, np.arange(1, HORIZON + 1))
        ahead = set(range(own.shape[2] - AHEAD, own.shape[2]))
        theirs = np.tile(ALONE, (len(series), 1)) if peers is None else peers
        asked = (with_peers(own, theirs) if self.peers else own).astype(np.float32)
        chances = shares(self.ways.raw(asked, ahead, self.early)).reshape(-1, 3)
        whose, spread = np.repeat(groups(of), HORIZON), self.spreads[int(self.early)]
        fall, rise = (length[:, None] + spread[side][whose] for side, length in enumerate(self._lengths(asked, ahead)))
        scaled = mixture(chances[:, 0], chances[:, 2], fall, rise, LEVELS).reshape(len(series), HORIZON, -1)
        return stretched(scaled * of.scale()[:, None, None], horizon)

    def _lengths(self, asked: Any, ahead: set[int]) -> Values:
        """(2, N * H): how far, should it go down, and up."""
        products, days, columns = asked.shape
        both = np.empty((products, 2, days, columns + 1), np.float32)
        both[..., :-1] = asked[:, None]
        both[..., -1] = np.array([-1.0, 1.0])[:, None]
        said = self.far.raw(both.reshape(products, 2 * days, columns + 1), ahead | {columns}, self.early)
        return said.reshape(products, 2, days).swapaxes(0, 1).reshape(2, -1)

    def parts(self) -> dict[str, bytes]:
        """As files of a model's folder."""
        ways, far, spreads = _files(self.peers)
        return {
            ways: self.ways.text.encode(),
            far: self.far.text.encode(),
            spreads: arrays_as_bytes(spreads=self.spreads),
        }

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes]) -> list[Self]:
        """Those that are there, in the order they were learned. Raises KeyError where one is not whole."""
        found = []
        for peers in (False, True):
            ways, far, spreads = _files(peers)
            if ways in parts:
                found.append(cls(Forest(parts[ways].decode()), Forest(parts[far].decode()), arrays_from(parts[spreads])["spreads"], peers))
        return found


def _name(peers: bool, early: bool) -> str:
    return f"gradient_boosting{'_peers' if peers else ''}{'_early' if early else ''}"


def _files(peers: bool) -> tuple[str, str, str]:
    before = "peers_" if peers else ""
    return f"{before}ways.txt", f"{before}far.txt", f"{before}spreads.npz"


def _with_direction(rows: Any, direction: Any) -> Any:
    return np.column_stack([rows, np.broadcast_to(direction, len(rows))]).astype(np.float32)


def _spread(residuals: Values, way: Any, whose: Any) -> Values:
    """How moves lie about what the trees say, down and up, by group."""
    found = np.zeros((2, len(GROUPS), len(GRID)))
    for side, direction in enumerate((0, 2)):
        on_side = way == direction
        usual = np.quantile(residuals[on_side], GRID) if on_side.any() else np.zeros(len(GRID))
        for group in range(len(GROUPS)):
            of_group = residuals[on_side & (whose == group)]
            found[side, group] = np.quantile(of_group, GRID) if len(of_group) >= _FEW else usual
    return found
