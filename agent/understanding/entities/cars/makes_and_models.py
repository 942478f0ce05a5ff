"""Makes and models, in their many spellings, without the words that only look like one."""

from __future__ import annotations

from typing import Any

from agent.understanding import text as texts
from agent.understanding.entities.cars.context import Mention, company, plausible
from agent.understanding.entities.cars.spellings import Name, known, names, typo
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.affirmed import wished


def read(utterance: Utterance) -> dict[str, Any]:
    """Makes and models in order of mention; a refused one is left out, a model never brings its make."""
    seen = _mentions(utterance)
    beside = company(seen)
    if utterance.staff and (utterance.item or utterance.intent in {"help", "retrain", "run_experiment"}):
        return {}
    found: dict[str, Any] = {}
    for mention in seen:
        if not plausible(utterance, mention, beside):
            continue
        first, last, name = mention
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
    make = names().singles.get(utterance.words[first])
    if make is None or make.kind != "brands" or utterance.words[first] in texts.fold(name.name).split():
        return None
    return make.name


def _mentions(utterance: Utterance) -> list[Mention]:
    seen: list[Mention] = []
    catalogue = known(utterance.vocabulary.models) if utterance.vocabulary.models else None
    at = 0
    while at < len(utterance.words):
        best = catalogue.match(utterance, at) if catalogue else None
        other = names().match(utterance, at)
        if other and (best is None or other[0] >= best[0]):
            best = other
        if best:
            seen.append(Mention(at, best[0], best[1]))
            at = best[0]
            continue
        if not utterance.claimed[at] and (name := typo(utterance.words[at])):
            seen.append(Mention(at, at + 1, name))
        at += 1
    return seen


def is_car(utterance: Utterance, at: int) -> bool:
    """Whether a car's name starts at a token, without claiming it."""
    found = names().match(utterance, at)
    if found is None:
        return False
    mention = Mention(at, found[0], found[1])
    return plausible(utterance, mention, company([mention]))


def mentioned(utterance: Utterance) -> bool:
    """Whether the message names a make or model, without claiming it."""
    seen = _mentions(utterance)
    beside = company(seen)
    return any(plausible(utterance, mention, beside) for mention in seen)
