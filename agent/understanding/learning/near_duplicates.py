"""Messages so alike that one would give the other away: kept on one side of every split."""

from __future__ import annotations

import re

import numpy as np

from agent.understanding.text import fold

ALIKE = 0.9
"""Share of common character trigrams (Dice) from which two messages count as near-duplicates."""
_BLOCK = 500
_NOISE = re.compile(r"[\W_]+")


def near_duplicates(texts: list[str], alike: float = ALIKE) -> list[tuple[int, int, float]]:
    """Pairs of positions (the smaller first) and their likeness, of messages at least `alike`."""
    from scipy.sparse import csr_matrix

    profiles = [profile(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: len(profiles[at]))
    sizes = np.array([len(profiles[at]) for at in order])
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(gram, len(numbers)) for at in order for gram in profiles[at]]
    ends = np.concatenate([[0], np.cumsum(sizes)])
    held = csr_matrix((np.ones(len(columns), dtype=np.int32), columns, ends), shape=(len(texts), len(numbers)))
    found: list[tuple[int, int, float]] = []
    for start in range(0, len(texts), _BLOCK):
        largest = sizes[start : start + _BLOCK][-1] * (2 - alike) / alike  # one so much larger cannot share enough
        end = int(np.searchsorted(sizes, largest, side="right"))
        common = (held[start : start + _BLOCK] @ held[start:end].T).tocoo()
        likeness = 2 * common.data / (sizes[start + common.row] + sizes[start + common.col])
        near = (common.row < common.col) & (likeness >= alike)
        for one, other, share in zip(common.row[near], common.col[near], likeness[near], strict=True):
            a, b = sorted((order[start + one], order[start + other]))
            found.append((a, b, float(share)))
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def profile(text: str) -> frozenset[str]:
    """The character trigrams of the folded letters and digits; of a text without any, the text itself."""
    plain = _NOISE.sub(" ", fold(text)).strip()
    padded = f"  {plain} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2)) if plain else frozenset({text.strip()})


def clusters(texts: list[str], alike: float) -> list[int]:
    """For each message the number of its cluster: near-duplicates, and theirs, share one."""
    parent = list(range(len(texts)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b, _ in near_duplicates(texts, alike):
        parent[root(b)] = root(a)
    return [root(at) for at in range(len(texts))]
