"""Names of goods and firms short enough for a button: the words that tell each from the others, never half a word."""

from __future__ import annotations

from collections.abc import Sequence

from agent.brain.phrasing.labels import LONGEST

_MOST = 3
_HANGING = frozenset(
    {"de", "da", "do", "das", "dos", "com", "para", "em", "e", "a", "o", "x", "no", "na", "sae", "classe", "tipo", "-", "&"}
)
"""What a name does not begin or end with."""
_MEASURED = frozenset(["mm", "cm", "m", "m²", "m³", "kg", "g", "t", "l", "ml", "v", "a", "w", "hp", "cv", "pol", "un"])


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """One for each of the first three, in their order; none at all where two would be alike or one would say nothing."""
    told = [_apart(name.split(), [other.split() for other in names if other != name]) for name in names[:_MOST]]
    return tuple(told) if all(told) and len({name.casefold() for name in told}) == len(told) else ()


def _apart(words: list[str], others: list[list[str]]) -> str:
    """The whole name where it fits; else as many whole words as fit, from the first on that makes them no other's too."""
    if len(" ".join(words)) <= LONGEST:
        return " ".join(words)
    alike = max((_same_beginning(words, other) for other in others), default=0)
    heard = [{word.casefold() for word in other} for other in others]
    for begin in range(alike, len(words)):
        short = _fitting(words[begin:])
        if short and not any({word.casefold() for word in short.split()} <= other for other in heard):
            return short
    return ""


def _same_beginning(one: list[str], other: list[str]) -> int:
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0].casefold() != pair[1].casefold()), 0)


def _fitting(words: list[str]) -> str:
    while words and words[0].casefold() in _HANGING:
        words = words[1:]
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > LONGEST:
            break
        kept.append(word)
    cut = len(kept) < len(words)
    if cut and kept and kept[-1][0].isdigit() and words[len(kept)].casefold() in _MEASURED:
        kept.pop()  # a number without its unit
    while kept and kept[-1].casefold() in _HANGING:
        kept.pop()
    return " ".join(kept)
