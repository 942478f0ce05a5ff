"""Every word that we know to be one, and how usual it is: those of the messages we learned from, and the forms of verbs."""

from __future__ import annotations

from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.entities.words.inflections import inflections

RANKS = ("**", "*", "")
"""Marks of a known word, by how often it is written: in many messages, in several, in a few; forms of verbs are as the last."""


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """All of them, folded: also the forms of verbs that customers seldom use."""
    usual = {word for rank in RANKS for words in by_ends(rank).values() for word in words}
    return frozenset(usual.union(*(inflections(verb) for verb in lexicon.words("other_verbs"))))


@lru_cache(maxsize=len(RANKS))
def by_ends(rank: str) -> dict[tuple[str, str], frozenset[str]]:
    """The words of a rank by their first and last letters."""
    ends: dict[tuple[str, str], set[str]] = {}
    for marked in lexicon.words("known_words"):
        word = marked.rstrip("*")
        forms = [word] * (marked == word + rank) + ([] if rank else [*inflections(word)])
        for form in forms:
            ends.setdefault((form[0], form[-1]), set()).add(form)
    return {at: frozenset(words) for at, words in ends.items()}
