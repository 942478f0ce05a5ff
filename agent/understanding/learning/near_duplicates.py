"""Messages so alike that one would give the other away: kept on one side of every split."""

from __future__ import annotations

import re

import numpy as np

from agent.understanding.text import fold

ALIKE = 0.9
"""Share of common character trigrams (Dice) from which two messages count as near-duplicates."""
_BLOCK = 1_000
_NOISE = re.compile(r"[\W_]+")


def near_duplicates(texts: list[str], alike: float = ALIKE) -> list[tuple[int, int, float]]:
    """Pairs of positions (the smaller first) and their likeness, of messages at least `alike`."""
    from scipy.sparse import csr_matrix

    profiles = [profile(text) for text in texts]
    sizes = np.array([len(grams) for grams in profiles])
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(gram, len(numbers)) for grams in profiles for gram in grams]
    ends = np.concatenate([[0], np.cumsum(sizes)])
    held = csr_matrix((np.ones(len(columns), dtype=np.int32), columns, ends), shape=(len(texts), len(numbers)))
    found: list[tuple[int, int, float]] = []
    for start in range(0, len(texts), _BLOCK):
        common = (held[start : start + _BLOCK] @ held.T).tocoo()
        later = common.row + start
        likeness = 2 * common.data / (sizes[later] + sizes[common.col])
        near = (common.col < later) & (likeness >= alike)
        found += zip(common.col[near].tolist(), later[near].tolist(), likeness[near].tolist(), strict=True)
    return found


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
