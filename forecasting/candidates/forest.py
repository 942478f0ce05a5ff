"""Boosted trees asked about many products and days at once, from the text that LightGBM writes of them.

A tree's answer is the one leaf that no node rules out. Thresholds cut each feature into at most 64 pieces; a table tells for each of them
which leaves of every tree it leaves open, and a row's leaves are what all its features leave open (as in QuickScorer, Lucchese 2015). What
is the same for all days ahead is looked up once a product. This takes a fifth of the time of walking down each tree for each row, needs no
LightGBM, and gives its sums but for the order in which they are added.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasting.series import Mask, Values

Leaves = npt.NDArray[np.uint16]
"""Sets of a tree's leaves, a bit each."""
MOST_LEAVES = 16
_ONE_BIT = 0x09AF
"""A single bit times this has its own four bits at the top (a de Bruijn sequence): the place of its leaf's value."""
_AT_ONCE = 16
"""Products whose leaves stay in the processor's cache."""
_CATEGORY, _DEFAULT_LEFT, _MISSING, _MISSING_IS_ZERO, _MISSING_IS_NAN = 1, 2, 12, 4, 8
"""Bits of LightGBM's `decision_type`."""


class Forest:
    """Trees by round and class, the early rounds first. Raises ValueError where the text is of trees of another kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = _lines(text)
        self.classes = int(lines["num_tree_per_iteration"][0])
        number = np.arange(len(lines["split_feature"]))
        self.early = third(len(number) // self.classes) * self.classes
        order = np.lexsort((number // self.classes, number % self.classes, number >= self.early))
        split, kind, left, right = (
            _table(lines[name], int)[order] for name in ("split_feature", "decision_type", "left_child", "right_child")
        )
        edge, values = (_table(lines[name], float)[order] for name in ("threshold", "leaf_value"))
        real = np.arange(MOST_LEAVES) < _counts(lines["split_feature"])[order][:, None]
        if (kind & (_CATEGORY | _MISSING_IS_ZERO)).any():
            raise ValueError("trees that ask about categories or take zero for missing are none of ours")
        without = np.where((kind & _MISSING) == _MISSING_IS_NAN, (kind & _DEFAULT_LEFT) > 0, edge >= 0)
        below = _below(left, right)
        self._all = np.where(real[:, 0], below[:, 0, 0] | below[:, 0, 1], 1).astype(np.uint16)
        self._values = np.zeros((len(order), MOST_LEAVES))
        self._values[:, (((1 << np.arange(MOST_LEAVES)) * _ONE_BIT) & 0xFFFF) >> 12] = values
        self._open = {int(each): _left_open(real & (split == each), edge, without, below) for each in np.unique(split[real])}

    def __reduce__(self) -> tuple[type[Forest], tuple[str]]:
        return Forest, (self.text,)

    def raw(self, asked: npt.NDArray[np.float32], ahead: Set[int], early: bool = False) -> Values:
        """(N, H, classes): sums of leaves for `asked` (N, H, F), whose columns but those `ahead` are the same for all H."""
        count = self.early if early else len(self._values)
        pieces = {each: _piece(edges, asked[:, :, each] if each in ahead else asked[:, 0, each]) for each, (edges, _) in self._open.items()}
        first = np.arange(count, dtype=np.int32) * MOST_LEAVES
        found = np.empty((*asked.shape[:2], self.classes))
        for start in range(0, len(asked), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            leaves = np.tile(self._all[:count], (len(asked[some]), 1))
            for each in pieces.keys() - ahead:
                leaves &= self._open[each][1][:, :count][pieces[each][some]]
            leaves = np.repeat(leaves, asked.shape[1], axis=0)
            for each in pieces.keys() & ahead:
                leaves &= self._open[each][1][:, :count][pieces[each][some].ravel()]
            leaves *= np.uint16(_ONE_BIT)
            leaves >>= np.uint16(12)
            said = self._values.ravel().take(leaves + first)
            parts = np.split(said, [self.early], axis=1)[: 1 if count == self.early else 2]
            sums = [part.reshape(len(said), self.classes, -1).sum(2) for part in parts]
            found[some] = sum(sums[1:], sums[0]).reshape(found[some].shape)
        return found


def third(rounds: int) -> int:
    """The early ones of so many."""
    return max(1, rounds // 3)


def shares(raw: Values) -> Values:
    """Chances of the classes, from sums of their trees."""
    powers = np.exp(raw - raw.max(axis=-1, keepdims=True))
    found: Values = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _lines(text: str) -> dict[str, list[str]]:
    """Of each name, what its lines say, tree by tree."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, _, said = line.partition("=")
        found.setdefault(name, []).append(said)
    return found


def _counts(lines: list[str]) -> npt.NDArray[np.intp]:
    return np.array([len(line.split()) for line in lines])


def _table(lines: list[str], kind: type) -> npt.NDArray[Any]:
    """(trees, MOST_LEAVES), zero where a tree has fewer."""
    counts = _counts(lines)
    if counts.max() > MOST_LEAVES:
        raise ValueError(f"trees of more than {MOST_LEAVES} leaves are none of ours")
    found: npt.NDArray[Any] = np.zeros((len(lines), MOST_LEAVES), kind)
    found[np.arange(MOST_LEAVES) < counts[:, None]] = np.array(" ".join(lines).split(), kind)
    return found


def _below(left: npt.NDArray[Any], right: npt.NDArray[Any]) -> Leaves:
    """(trees, nodes, 2): the leaves on either side of a node. Children have higher numbers than their parent; leaves are below zero."""
    found = np.zeros((*left.shape, 2), np.uint16)
    rows = np.arange(len(left))
    for node in reversed(range(left.shape[1])):
        for side, child in enumerate((left[:, node], right[:, node])):
            further = found[rows, np.maximum(child, 0)]
            found[:, node, side] = np.where(child < 0, 1 << np.maximum(~child, 0), further[:, 0] | further[:, 1])
    return found


def _left_open(nodes: Mask, edges: Values, without: Mask, below: Leaves) -> tuple[Values, Leaves]:
    """Of the nodes that ask about one feature: their thresholds, and the leaves of each tree that a piece leaves open; the last is NaN."""
    trees, _ = np.nonzero(nodes)
    known, place = np.unique(edges[nodes], return_inverse=True)
    goes_left = np.arange(len(known) + 2)[:, None] <= place
    goes_left[-1] = without[nodes]
    open_ = ~np.where(goes_left, below[nodes][:, 1], below[nodes][:, 0])
    some, starts = np.unique(trees, return_index=True)
    table = np.full((len(known) + 2, len(nodes)), 0xFFFF, np.uint16)
    table[:, some] = np.bitwise_and.reduceat(open_, starts, axis=1)
    return known, table


def _piece(edges: Values, of: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
    found = np.searchsorted(edges, of)
    found[np.isnan(of)] = len(edges) + 1
    return found
