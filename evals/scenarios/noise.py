"""The same words as another phone would send them: the seed changes the spelling, never the meaning.

Numbers, whatever holds a digit, names and words in quotation marks stay as they are; a slip of the finger touches one long word a
message at most. Seed 0 is the scenario as written.
"""

from __future__ import annotations

import re
from random import Random

from agent.understanding.text import fold

_SHORT = {
    "você": "vc", "vocês": "vcs", "também": "tbm", "porque": "pq", "não": "nao", "hoje": "hj", "muito": "mto", "depois": "dps",
    "quanto": "qto", "quando": "qdo", "mesmo": "msm", "obrigado": "obg", "obrigada": "obg", "beleza": "blz", "está": "ta",
    "estou": "to", "para": "pra", "que": "q", "com": "c", "qual": "ql",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w@.])[^\W\d_]+(?![\w@])")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|https?://\S+|\S+@\S+")
_LONG = 7
"""Letters from which a word is still read with a slip in it."""


def spoiled(text: str, seed: int, names: frozenset[str] = frozenset()) -> str:
    """The message under a seed; `names`, folded, are words with a spelling that matters (models, cities, people)."""
    if seed == 0 or not text:
        return text
    random = Random(f"{seed}:{text}")
    kept = [match.span() for match in _QUOTED.finditer(text)]
    text = _each(text, kept, lambda word: _SHORT.get(word.lower(), word) if random.random() < 0.7 else word)
    if random.random() < 0.5:
        text = _slip(text, random, names)
    style = random.choice(("lower", "as it is", "lower", "upper" if len(text) < 60 else "lower"))
    text = text.lower() if style == "lower" else text.upper() if style == "upper" else text
    if random.random() < 0.7:
        text = "".join(_bare(c) if c.lower() in "áàâãéêíóôõúç" else c for c in text)
    if random.random() < 0.4:
        text = re.sub(r"[!.,;…]+(?=\s|$)", "", text)
    return text


def _bare(char: str) -> str:
    """A letter without its accent, in its own case."""
    return fold(char).upper() if char.isupper() else fold(char)


def _each(text: str, kept: list[tuple[int, int]], change: object) -> str:
    assert callable(change)
    return _WORD.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in kept) else str(change(m[0])), text)


def _slip(text: str, random: Random, names: frozenset[str]) -> str:
    """Two letters exchanged, one doubled or one lost, inside one long lower-case word that is no name."""
    kept = [match.span() for match in _QUOTED.finditer(text)]
    words = [
        m for m in _WORD.finditer(text)
        if len(m[0]) >= _LONG and m[0].islower() and fold(m[0]) not in names and not any(a <= m.start() < b for a, b in kept)
    ]  # fmt: skip
    if not words:
        return text
    word = random.choice(words)
    at = word.start() + random.randint(2, len(word[0]) - 3)
    kind = random.choice(("exchanged", "doubled", "lost"))
    if kind == "exchanged":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at] + text[at:] if kind == "doubled" else text[:at] + text[at + 1 :]
