"""Every way a make or model is written, searched by words, and by edit distance for typos."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from agent.understanding import text as texts
from agent.understanding.entities import lexicon
from agent.understanding.entities.words.phrases import Phrases, words_of


class Name(NamedTuple):
    """A make or model that a phrase stands for; `ambiguous` as in the lexicon."""

    kind: str
    name: str
    ambiguous: str


def _spellings(name: str) -> list[str]:
    """How a name is also typed: letters and digits apart, its words joined."""
    folded = texts.fold(name)
    parts = re.findall(r"[a-z]+|\d+", folded)
    forms = [name]
    if len(parts) > 1 and re.fullmatch(r"[a-z]{2,}\d+", folded):
        forms.append(" ".join(parts))
    if re.search(r"[ -]", folded) and len(folded) > 4:
        forms.append(re.sub(r"[ -]", "", folded))
    return forms


@lru_cache(maxsize=1)
def names() -> Phrases[Name]:
    entries: list[tuple[str, Name]] = []
    for make in lexicon.makes():
        for alias in (make.make, *make.aliases):
            flag = "strong" if texts.fold(alias) in make.ambiguous else ""
            entries.append((alias, Name("brands", make.make, flag)))
    for model in lexicon.models():
        own = texts.fold(model.model)
        for form in (
            *_spellings(model.model),
            *(form for alias in model.aliases for form in _spellings(alias)),
        ):
            folded = texts.fold(form)
            flag = model.ambiguous
            plain = flag in {
                "",
                "context",
                "strong",
                "make",
                "article",
                "number",
                "year",
                "notpaper",
                "notsize",
            }
            if not plain:
                flag = "strong" if folded in texts.fold(flag).split("|") else ""
            elif folded not in {own, own.replace(" ", "")} and (" " in folded or flag == "context"):
                flag = "" if " " in folded else flag
            entries.append((form, Name("models", model.model, flag)))
    return Phrases(entries)


@lru_cache(maxsize=1)
def known(names: tuple[str, ...]) -> Phrases[Name]:
    return Phrases([(name, Name("models", name, "")) for name in names])


def meant(text: str) -> Name | None:
    """The make or model that a text names and nothing else: "vw", "corola", "hb 20"."""
    words = words_of(text[:60])
    found = names().exactly(words)
    return found or (typo(words[0]) if len(words) == 1 else None)


@lru_cache(maxsize=1)
def _typo_targets() -> dict[str, list[str]]:
    """Single-word names long enough to be mistyped, by first letter."""
    targets: dict[str, list[str]] = {}
    for word, name in names().singles.items():
        if len(word) >= 5 and word.isalpha() and name.ambiguous in {"", "context"}:
            targets.setdefault(word[0], []).append(word)
    return targets


@lru_cache(maxsize=8192)
def typo(word: str) -> Name | None:
    """The name that a word of five letters or more misspells, by edit distance."""
    if len(word) < 5 or not word.isalpha() or word in lexicon.words("plain_words"):
        return None
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    limit = 1 if len(word) < 8 else 2
    best = extractOne(word, _typo_targets().get(word[0], []), scorer=DamerauLevenshtein.distance, score_cutoff=limit)
    return names().singles[best[0]] if best else None
