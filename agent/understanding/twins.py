"""Messages so alike that one would give the other away: kept on one side of every split."""

from __future__ import annotations

import re
from collections import defaultdict

from agent.understanding.text import fold

ALIKE = 0.9
"""Share of common character trigrams (Dice) from which two messages count as near-duplicates."""
_NOISE = re.compile(r"[\W_]+")


def near_duplicates(texts: list[str], alike: float = ALIKE) -> list[tuple[int, int, float]]:
    """Pairs of positions (the smaller first) and their likeness, of messages at least `alike`."""
    profiles = [profile(text) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    found = []
    for at, grams in enumerate(profiles):
        common: dict[int, int] = defaultdict(int)
        for gram in grams:
            for other in holders[gram]:
                common[other] += 1
            holders[gram].append(at)
        for other, count in common.items():
            likeness = 2 * count / (len(grams) + len(profiles[other]))
            if likeness >= alike:
                found.append((other, at, likeness))
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
