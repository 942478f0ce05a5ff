"""Makes and models, in their many spellings, without the words that only look like one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from agent.understanding import text as texts
from agent.understanding.entities import lexicon
from agent.understanding.entities.false_friends import blocked, common
from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import wished


# Intents in which staff talk of the cars on sale.
CAR_TALK = frozenset(
    {"list_leads", "score_lead", "optimize_listing", "suggest_price", "competitor_analysis", "schedule_discount", "simulate_campaign", "kpis", "report", "segment_customers", None}
)


_DETERMINER = re.compile(r"^(?:o|a|um|uma|meu|minha|esse|essa|desse|dessa|nesse|nessa|aquele|aquela|daquela|do|da|no|na|num|numa|tem|teem|quero|tipo|vender|venda|ver|dois|velha|velho)$")


class Name(NamedTuple):
    """A make or model that a phrase stands for; `ambiguous` as in the lexicon."""

    kind: str
    name: str
    ambiguous: str


_YEAR = re.compile(r"^(?:(?:19|20)\d\d|1\.\d|2\.0|[5-9]\d|0\d|[12]\d)$")
_TRIM = re.compile(
    r"^(?:flex|automatic[oa]|manual|completo|completa|sedan|seda|hatch|turbo|usado|usada|seminovo|lt|ltz|premier|xei|exl?|lxl?|tsi|cvt"
    r"|essence|adventure|trekking|way|mille|like|drive|highline|comfortline|trendline|diesel|g[3-8]|mi|mpi|se|sel|freestyle)$"
)
_QUANTITY = re.compile(
    r"^(?:mil|km|reais|conto|contos|pila|pilas|pau|paus|x|vezes|parcelas|un|unidades|kg|caixas|pecas|ml|g|l|h|%|litros|pessoas|dias"
    r"|meses|:|/|gb|cv|cavalos)$"
)
_NOT_AFTER = re.compile(r"^(?:rs\$|pedido|ordem|oc|po|compra|numero|requisicao|ate|uns|dia|lead|as|score|nota|ano|r|n|apto|casa)$")


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
def _names() -> Phrases[Name]:
    entries: list[tuple[str, Name]] = []
    for make in lexicon.makes():
        for alias in (make.make, *make.aliases):
            flag = "strong" if texts.fold(alias) in make.ambiguous else ""
            entries.append((alias, Name("brands", make.make, flag)))
    for model in lexicon.models():
        own = texts.fold(model.model)
        for form in (*_spellings(model.model), *(form for alias in model.aliases for form in _spellings(alias))):
            folded = texts.fold(form)
            flag = model.ambiguous
            plain = flag in {"", "context", "strong", "make", "article", "number", "year", "notpaper", "notsize"}
            if not plain:
                flag = "strong" if folded in texts.fold(flag).split("|") else ""
            elif folded not in {own, own.replace(" ", "")} and (" " in folded or flag == "context"):
                flag = "" if " " in folded else flag
            entries.append((form, Name("models", model.model, flag)))
    return Phrases(entries)


@lru_cache(maxsize=1)
def _known(names: tuple[str, ...]) -> Phrases[Name]:
    return Phrases([(name, Name("models", name, "")) for name in names])


@lru_cache(maxsize=1)
def _typo_targets() -> dict[str, list[str]]:
    """Single-word names long enough to be mistyped, by first letter."""
    targets: dict[str, list[str]] = {}
    for word, name in _names().singles.items():
        if len(word) >= 5 and word.isalpha() and name.ambiguous in {"", "context"}:
            targets.setdefault(word[0], []).append(word)
    return targets


@lru_cache(maxsize=8192)
def _typo(word: str) -> Name | None:
    """The name that a word of five letters or more misspells, by edit distance."""
    if len(word) < 5 or not word.isalpha() or word in common():
        return None
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    limit = 1 if len(word) < 8 else 2
    best = extractOne(
        word, _typo_targets().get(word[0], []), scorer=DamerauLevenshtein.distance, score_cutoff=limit
    )
    return _names().singles[best[0]] if best else None


def read(utterance: Utterance) -> dict[str, Any]:
    """Makes and models in order of mention; a refused one is left out, a model never brings its make."""
    seen = list(_mentions(utterance))
    if utterance.staff and (utterance.item or utterance.intent in {"help", "retrain", "run_experiment"}):
        return {}
    found: dict[str, Any] = {}
    for first, last, name in seen:
        if not _plausible(utterance, first, last, name, seen):
            continue
        utterance.claim(first, last)
        if name.kind == "models":
            utterance.models.append((first, last))
        make = _leading_make(utterance, first, last, name)
        if make and wished(utterance, first, last) and make not in found.setdefault("brands", []):
            found["brands"].append(make)
        if wished(utterance, first, last):
            values = found.setdefault(name.kind, [])
            if name.name not in values:
                values.append(name.name)
    return found


def _leading_make(utterance: Utterance, first: int, last: int, name: Name) -> str | None:
    """The make said within a model's phrase ("ford ka", "peugeot 2008")."""
    if name.kind != "models" or last - first < 2:
        return None
    make = _names().singles.get(utterance.words[first])
    return make.name if make is not None and make.kind == "brands" else None


def _mentions(utterance: Utterance) -> list[tuple[int, int, Name]]:
    seen: list[tuple[int, int, Name]] = []
    known = _known(utterance.vocabulary.models) if utterance.vocabulary.models else None
    at = 0
    while at < len(utterance.words):
        best = known.match(utterance, at) if known else None
        other = _names().match(utterance, at)
        if other and (best is None or other[0] >= best[0]):
            best = other
        if best:
            seen.append((at, best[0], best[1]))
            at = best[0]
            continue
        if not utterance.claimed[at] and (name := _typo(utterance.words[at])):
            seen.append((at, at + 1, name))
        at += 1
    return seen


def _plausible(
    utterance: Utterance, first: int, last: int, name: Name, seen: list[tuple[int, int, Name]]
) -> bool:
    """Whether the words mean a car here."""
    if blocked(utterance, first, last):
        return False
    before, after = utterance.word(first - 1), utterance.word(last)
    makes_beside = any(
        other.kind == "brands" and other.ambiguous == "" and 0 <= first - end <= 1 for _, end, other in seen
    )
    flag = name.ambiguous
    if last - first > 1 and len(utterance.words[first]) == 1 and before.isdigit():
        return False  # the "x 4" of "4 x 4"
    if last - first == 1 and first and not utterance.gap(first) and utterance.tokens[first - 1].value is not None:
        return False  # the "x4" of "4x4"
    if flag == "article":
        if makes_beside or last - first > 1 or _YEAR.match(after):
            return True
        if utterance.staff and utterance.intent not in CAR_TALK:
            return False
        others = any(other.kind == "models" and s != first and other.ambiguous != "article" for s, _, other in seen)
        joined = before in {"ou", "e", "x", "vs"} or after in {"ou", "e", "x", "vs"}
        return _DETERMINER.match(before) is not None and not after.startswith(("do ", "de ")) and after not in {"do", "da", "de"} or (others and joined)
    if flag == "make":
        return makes_beside or last - first > 1
    if flag == "strong":
        if makes_beside:
            return True
        beside = bool(_YEAR.match(after) or _TRIM.match(after)) and not _QUANTITY.match(utterance.word(last + 1))
        others = any(other.kind == "models" and other.ambiguous == "" for _, _, other in seen)
        joined = before in {"ou", "x", "vs", "entre"} or after in {"ou", "x", "vs"}
        return (beside and name.kind == "models") or (others and joined)
    if flag in {"number", "year"}:
        if _QUANTITY.match(after) or _NOT_AFTER.match(before):
            return False
        if flag == "number" and utterance.staff and re.match(r"^(?:nosso|esse|pro|meu|um|peugeot|naquele|desse|nesse|do)$", before):
            return utterance.intent in CAR_TALK
        if flag == "year" or utterance.staff:
            others = any(s != first and other.kind == "models" for s, _, other in seen)
            joined = before in {"ou", "x", "vs", "o", "um", "e", "entre"} or after in {"ou", "x", "vs"}
            return makes_beside or (joined and (others or flag == "number" or _TRIM.match(after) is not None))
        return True
    if flag == "notpaper":
        return before not in {"papel", "folha", "folhas", "sulfite", "resma", "tamanho", "formato"} and not utterance.staff
    if flag == "notsize":
        return not utterance.staff and not before.isdigit() and before not in {"por", "o"}
    return True


def is_car(utterance: Utterance, at: int) -> bool:
    """Whether a car's name starts at a token, without claiming it."""
    found = _names().match(utterance, at)
    if found is None:
        return False
    return _plausible(utterance, at, found[0], found[1], [(at, found[0], found[1])])


def mentioned(utterance: Utterance) -> bool:
    """Whether the message names a make or model, without claiming it."""
    seen = _mentions(utterance)
    return any(_plausible(utterance, first, last, name, seen) for first, last, name in seen)
