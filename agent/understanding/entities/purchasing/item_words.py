"""Which words are stock items: a soft hint for products, never a closed list."""

from __future__ import annotations

from functools import lru_cache

from agent.understanding.entities.lexicon import words

# Plural endings and what they were in the singular.
_PLURALS = (("oes", "ao"), ("aes", "ao"), ("ns", "m"), ("is", "l"), ("es", ""), ("s", ""))


@lru_cache(maxsize=16384)
def is_item_word(word: str) -> bool:
    """Whether a folded word, or its singular, is a common stock item."""
    known = words("item_words")
    if word in known:
        return True
    return any(word.endswith(plural) and word[: -len(plural)] + singular in known for plural, singular in _PLURALS)
