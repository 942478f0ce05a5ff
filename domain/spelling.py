"""The same word however it is typed: with or without accents and capitals, or by another of its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """`" Citroën "` → `citroen`: what two spellings of a word have in common."""
    return "".join(letter for letter in normalize("NFD", text.strip().casefold()) if not combining(letter))


def canonical(text: str, allowed: Sequence[str], also: Mapping[str, str] | None = None) -> str | None:
    """The one of `allowed` that is meant; `also` holds other names, plain. None where it is none of them."""
    word = plain(text)
    meant = (also or {}).get(word)
    return next((name for name in allowed if name == meant or plain(name) == word), None)


def readable(text: str) -> str:
    """A text without what no database takes: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
