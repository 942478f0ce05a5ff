"""The same word however it is typed: with or without accents and capitals, or by another of its names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """`" Citroën "` → `citroen`: what two spellings of a word have in common."""
    return "".join(letter for letter in normalize("NFD", text.strip().casefold()) if not combining(letter))


_SOUNDS = (("ch", "x"), ("sh", "x"), ("ph", "f"), ("qu", "k"), ("c", "k"), ("ss", "s"), ("z", "s"), ("y", "i"), ("w", "v"), ("h", ""))
_SOFT_C = re.compile(r"c(?=[ei])|ç|sc(?=[ei])|xc(?=[ei])")
_SOFT_G = re.compile(r"g(?=[ei])")


def by_ear(word: str) -> str:
    """How a word sounds, roughly: people who write `xapa`, `serra` or `parafuzo` mean the same as `chapa`, `cerra`, `parafuso`."""
    sound = _SOFT_G.sub("j", _SOFT_C.sub("s", word.casefold()))
    sound = plain(sound)
    for letters, heard in _SOUNDS:
        sound = sound.replace(letters, heard)
    return re.sub(r"(.)\1", r"\1", sound)


def canonical(text: str, allowed: Sequence[str], also: Mapping[str, str] | None = None) -> str | None:
    """The one of `allowed` that is meant; `also` holds other names, plain. None where it is none of them."""
    word = plain(text)
    meant = (also or {}).get(word)
    return next((name for name in allowed if name == meant or plain(name) == word), None)


def readable(text: str) -> str:
    """A text without what no database takes: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
