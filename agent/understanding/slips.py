"""Slips of the finger inside long words, put right before anything is understood: "automaitco" → "automatico"; "msm" → "mesmo".

The words are those of the messages we learned from (entities/lexicon/known_words.txt). One that is not among them, of seven letters or so,
is taken for the common word one slip away from it, where there is just one that begins and ends alike; names stay as they are typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.text import fold

_READ = 600
"""Characters: a longer text is no message typed in a hurry."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{6,}(?![\w@-]|\.\w)")
_LEAST = 6
_SAFE = 7
_INFLECTED = ("ado", "ido", "ada", "ida", "ados", "idos", "adas", "idas", "ando", "endo", "indo")
"""Endings that a lost letter makes of each other: "chegando", "chegado"."""
_SHORT = {
    "msm": "mesmo", "ql": "qual", "qto": "quanto", "qnto": "quanto", "qtos": "quantos", "qdo": "quando", "qnd": "quando", "tbm": "também",
    "dps": "depois", "mto": "muito", "mta": "muita",
}  # fmt: skip
"""Words of a hurry that mean one thing, written out for whoever reads whole words."""
_HURRIED = re.compile(rf"(?<![\w@./-])({'|'.join(_SHORT)})(?![\w@-]|\.\w)", re.IGNORECASE)


def respelled(text: str) -> str:
    """The message with such words put right; case and everything else as it was."""
    written = _HURRIED.sub(lambda m: _SHORT[m[0].lower()].upper() if m[0].isupper() else _SHORT[m[0].lower()], text[:_READ])
    return _WORD.sub(lambda m: _right(m[0], starts=m.start() == 0), written) + text[_READ:]


def _right(word: str, *, starts: bool) -> str:
    if word[0].isupper() and not word.isupper() and not starts:
        return word  # a name
    meant = _meant(fold(word))
    if meant is None:
        return word
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant


@lru_cache(maxsize=8192)
def _meant(word: str) -> str | None:
    """The common word that this one, unknown, is a slip away from."""
    if len(word) < _LEAST or word in _known()[0] or word in _names() or word in lexicon.words("plain_words"):
        return None
    if word.endswith("s") and (one := _meant(word[:-1])) is not None:
        return f"{one}s"
    found = [common for common in _known()[1].get((word[0], word[-1]), ()) if _slipped(common, word)]
    exchanged = [common for common in found if len(common) == len(word)]  # nothing is missing there
    return (exchanged or found)[0] if 1 in (len(exchanged), len(found)) else None


def _slipped(common: str, typed: str) -> bool:
    """Two letters exchanged, one doubled, or one lost from a word so long that no other is so near; another letter is another word."""
    longer = len(typed) - len(common)
    at = next((n for n, (a, b) in enumerate(zip(common, typed, strict=False)) if a != b), min(len(common), len(typed)))
    if longer == 0:
        return typed[at : at + 2] == common[at : at + 2][::-1] and typed[at + 2 :] == common[at + 2 :]
    if longer == 1:
        return typed[at : at + 1] == typed[at - 1 : at] and typed[at + 1 :] == common[at:]
    return longer == -1 and len(common) >= _SAFE and typed[at:] == common[at + 1 :] and not typed.endswith(_INFLECTED)


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], dict[tuple[str, str], list[str]]]:
    """Every known word, and the common ones by their first and last letters."""
    words = lexicon.words("known_words")
    ends: dict[tuple[str, str], list[str]] = {}
    for word in sorted(word.removesuffix("*") for word in words if word.endswith("*")):
        ends.setdefault((word[0], word[-1]), []).append(word)
    return frozenset(word.removesuffix("*") for word in words), ends


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Of cars, cities and people."""
    cars = {fold(name) for make in lexicon.makes() for name in (make.make, *make.aliases)}
    cars |= {fold(name) for model in lexicon.models() for name in (model.model, *model.aliases)}
    cities = {word for city in lexicon.municipalities() for word in fold(city.name).split()}
    return frozenset(cars | cities) | lexicon.words("first_names") | lexicon.words("surnames")
