"""What the skills say and ask in Portuguese, as a customer reads it in English or Spanish: sentences with holes, a line each in
`sentences.tsv` (Portuguese, English, Spanish), and in `words.tsv` the words that fill them: equipment, colours, days, buttons.

A sentence with no line has no wording abroad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "es")
_HOLE = re.compile(r"\{(\w+)\}")
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+|\n")
_LETTERS = r"(?:[^?!\n.:;]|\.(?=\d))+?"
_NAME = r"\w(?:[^?!\n.,:;]|\.(?=\d))*?"
_NUMBERS = ("count", "months", "days", "seats", "doors", "year", "percent")
_PRICES = ("price", "least", "most")
_HOLDS = {
    "car": rf"(?:[OoAa]|[dn][oa]) {_NAME}|{_NAME}\d{{4}}",
    "distance": r"\d[\d.]*",
    **dict.fromkeys(_NUMBERS, r"\d+"),
    **dict.fromkeys(_PRICES, r"R\$\s\d[\d.,]*?"),
    **dict.fromkeys(("address", "links", "email"), r"[^?!\n]+?"),
}
"""What a hole takes; any other takes words without a full stop."""
_SAID = frozenset({"when", "which", "items", "trait", "deeds"})
"""Holes that hold words of the list, which are told in the language; what is in the others stays: names, prices, figures."""
_THE = re.compile(r"^(?:[OoAa]|[dn][oa]) ")


def told_abroad(language: str, text: str) -> str | None:
    """The whole text in the language; None where any of its sentences has no line."""
    if (whole := _told(language, text.strip())) is not None:
        return whole
    told = [_told(language, sentence) for sentence in _SENTENCE_ENDS.split(text.strip()) if sentence]
    return " ".join(sentence for sentence in told if sentence) if told and all(told) else None


def word_abroad(language: str, word: str) -> str | None:
    """An item of equipment, a colour, a button, in any case; None where it is not in the list."""
    return _words(language).get(word.lower())


def _told(language: str, sentence: str) -> str | None:
    for pattern, meant in _sentences(language):
        if said := pattern.fullmatch(sentence):
            return meant.format(**{hole: _value(language, hole, value) for hole, value in said.groupdict().items()})
    return None


def _value(language: str, hole: str, value: str) -> str:
    if hole == "car":
        return _THE.sub("", value)  # "o Onix", "da Strada": the article is of the Portuguese sentence
    if hole not in _SAID:
        return value
    words = _words(language)
    return re.sub(rf"(?<!\w)(?:{_any_of(language)})(?!\w)", lambda word: words[word[0].lower()], value, flags=re.IGNORECASE)


@lru_cache(maxsize=len(LANGUAGES))
def _sentences(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with fewer holes first: they are the surer. What is in the language already stays, as a question asked once more."""
    lines = sorted(_lines("sentences", language), key=lambda line: line[0].count("{"))
    back = [(_pattern(language, meant), meant) for _, meant in lines if "{" not in meant]
    return (*back, *((_pattern(language, said), meant) for said, meant in lines))


def _pattern(language: str, said: str) -> re.Pattern[str]:
    """`{when}, anotado.` as a pattern in which each hole takes as little as it can."""
    known = rf"(?i:{_any_of(language)})"
    holds = _HOLDS | {"trait": known, "items": rf"{known}(?:(?:, | e ){known})*"}
    holds["deeds"] = rf"(?:\d+ )?{known}(?:(?:, | e )(?:\d+ )?{known})*"
    parts = _HOLE.split(said)
    return re.compile("".join(rf"(?P<{part}>{holds.get(part, _LETTERS)})" if at % 2 else re.escape(part) for at, part in enumerate(parts)))


@lru_cache(maxsize=len(LANGUAGES))
def _any_of(language: str) -> str:
    """Every word of the list, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_words(language), key=len, reverse=True))


@lru_cache(maxsize=len(LANGUAGES))
def _words(language: str) -> dict[str, str]:
    return {said.lower(): meant for said, meant in _lines("words", language)}


def _lines(name: str, language: str) -> Iterator[tuple[str, str]]:
    column = 1 + LANGUAGES.index(language)
    for line in (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        yield cells[0], cells[column]
