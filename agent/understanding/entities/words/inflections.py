"""The usual forms of a regular verb: "marcar" → "marcado", "marcava", "marquem".

For what only asks whether letters are a word of Portuguese: irregular verbs get forms that nobody writes, which does no harm there.
"""

from __future__ import annotations

from collections.abc import Iterator

_BY_VOWEL = {
    "a": (
        *(
            "o",
            "a",
            "as",
            "am",
            "amos",
            "ei",
            "ou",
            "aram",
            "ava",
            "avas",
            "avam",
            "avamos",
            "aria",
            "ariam",
            "ara",
            "arao",
            "arei",
            "aremos",
        ),
        *("ado", "ada", "ados", "adas", "ando", "ar", "ares", "arem", "armos", "asse", "assem", "e", "es", "em", "emos"),
    ),
    "e": (
        *("o", "e", "es", "em", "emos", "i", "eu", "eram", "ia", "ias", "iam", "iamos", "eria", "eriam", "era", "erao", "erei", "eremos"),
        *("ido", "ida", "idos", "idas", "endo", "er", "eres", "erem", "ermos", "esse", "essem", "a", "as", "am", "amos"),
    ),
    "i": (
        *("o", "e", "es", "em", "imos", "i", "iu", "iram", "ia", "ias", "iam", "iamos", "iria", "iriam", "ira", "irao", "irei", "iremos"),
        *("ido", "ida", "idos", "idas", "indo", "ir", "ires", "irem", "irmos", "isse", "issem", "a", "as", "am", "amos"),
    ),
}
"""Endings after the stem, folded, by the vowel of the infinitive."""
_BEFORE_E = {"c": ("qu", "c"), "g": ("gu",)}
"""How the last letter of a stem in -ar is written before an e: "marque", "pague", "comece"."""


def inflections(infinitive: str) -> Iterator[str]:
    """The forms of a verb given by its infinitive, both folded; none where it does not end as one."""
    stem, vowel = infinitive[:-2], infinitive[-2:-1]
    if not infinitive.endswith("r") or vowel not in _BY_VOWEL or len(stem) < 2:
        return
    for ending in _BY_VOWEL[vowel]:
        if vowel == "a" and ending[0] == "e":
            yield from (stem[:-1] + last + ending for last in _BEFORE_E.get(stem[-1], stem[-1:]))
        else:
            yield stem + ending
