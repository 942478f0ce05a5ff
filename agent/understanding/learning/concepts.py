"""Synonyms made one: which ideas of `concepts.txt` a message touches, denied or not, and which of them together.

A thousand messages teach a classifier that "aprova" and "libera" approve an order, but not that "carimba" does; a
list of synonyms does. It is knowledge about Portuguese, not about the labels: the classifier weighs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

LEXICON = Path(__file__).parent / "concepts.txt"
MAX_PAIRED = 16
MAX_GAP = 3
_DENIALS = frozenset(["nao", "nem", "nunca", "jamais", "sem", "num"])
_DENIAL_REACH = 3
_SOUNDS = (
    (re.compile(r"ss|sc(?=[ei])|xc(?=[ei])|c(?=[ei])|z"), "s"), (re.compile(r"ch|sh"), "x"), (re.compile(r"qu(?=[ei])|q(?=u)|k|c"), "k"),
    (re.compile(r"ph"), "f"), (re.compile(r"h"), ""), (re.compile(r"y"), "i"), (re.compile(r"w"), "v"), (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"([a-z])\1+"), r"\1"), (re.compile(r"m(?=[^aeioumpb]|$)"), "n"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    concept: str
    parts: tuple[str, ...]
    """Sounds of the words after the first; `*` at the end of a stem, `..` for a gap."""


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """How a folded word sounds, roughly: "canssela" as "cancela", "xeque" as "cheque"."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, list[Term]], dict[str, list[Term]]]:
    """Terms by the sound of their first word: whole words, and stems."""
    whole: dict[str, list[Term]] = {}
    stems: dict[str, list[Term]] = {}
    for line in LEXICON.read_text(encoding="utf8").splitlines():
        name, _, listed = line.partition(":")
        if line.startswith("#") or not listed:
            continue
        for term in listed.split(","):
            first, *rest = [part if part == ".." else _spelled(part) for part in term.split()]
            target = stems if first.endswith("*") else whole
            entries = target.setdefault(first.rstrip("*"), [])
            entries.append(Term(name, tuple(rest)))
    return whole, stems


def _spelled(part: str) -> str:
    from agent.understanding.text import fold

    return sound(fold(part).rstrip("*")) + ("*" if part.endswith("*") else "")


def touched(words: Sequence[str]) -> list[tuple[str, int]]:
    """Concepts and the position of the word each begins at, in order."""
    whole, stems = _lexicon()
    sounds = [sound(word) for word in words]
    found: dict[tuple[str, int], None] = {}
    for at, said in enumerate(sounds):
        terms = list(whole.get(said, ()))
        for length in range(2, len(said) + 1):
            terms += stems.get(said[:length], ())
        for term in terms:
            if _continues(sounds, at + 1, term.parts):
                found[(term.concept, at)] = None
    return list(found)


def _continues(sounds: list[str], at: int, parts: tuple[str, ...]) -> bool:
    for index, part in enumerate(parts):
        if part == "..":
            rest = parts[index + 1 :]
            return any(_continues(sounds, later, rest) for later in range(at, min(len(sounds), at + MAX_GAP) + 1))
        if at >= len(sounds) or not (sounds[at].startswith(part[:-1]) if part.endswith("*") else sounds[at] == part):
            return False
        at += 1
    return True


def ideas(words: Sequence[str], marks: list[str]) -> tuple[list[str], list[str]]:
    """Features of the concepts and marks ("?", "caps") of a message: each alone, and each pair that occurs together."""
    first: dict[str, int] = {}
    denied: set[str] = set()
    for concept, at in touched(words):
        first.setdefault(concept, at)
        if any(word in _DENIALS for word in words[max(0, at - _DENIAL_REACH) : at]):
            denied.add(concept)
    names = list(first)
    single = [f"c:{name}" for name in (*names, *marks)]
    single += [f"not:{name}" for name in denied]
    single += [f"first:{names[0]}"] if names else ["none"]
    pairs = [f"and:{a} {b}" for a, b in combinations(sorted([*names[:MAX_PAIRED], *marks]), 2)]
    return single, pairs
