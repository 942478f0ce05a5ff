"""Which words are stock items: a soft hint for products, never a closed list."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from agent.understanding import text as texts


@lru_cache(maxsize=1)
def goods() -> frozenset[str]:
    """First words of common stock items, folded, singular."""
    path = resources.files("agent.understanding.entities.lexicon").joinpath("goods.txt")
    return frozenset(texts.fold(path.read_text(encoding="utf-8")).split())


def good(word: str) -> bool:
    """Whether a word, or its singular, is a common stock item."""
    known = goods()
    if word in known:
        return True
    if not word.endswith("s"):
        return False
    stem = word[:-1]
    return stem in known or (word.endswith("es") and word[:-2] in known) or (word.endswith("is") and word[:-2] + "l" in known) or (word.endswith("oes") and word[:-3] + "ao" in known) or (word.endswith("aes") and word[:-3] + "ao" in known) or (word.endswith("ns") and word[:-2] + "m" in known)
