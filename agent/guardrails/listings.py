"""Each car with its own figures and looks, and none in stock that no tool found there."""

from __future__ import annotations

import re

from agent.guardrails.claims import claims
from agent.guardrails.names import names
from agent.guardrails.sentences import denied, said, sentences
from agent.understanding.text import fold

_IN_STOCK = re.compile(r"\b(temos|tenho|tem|h[aá]|dispon[ií]ve\w+|estoque|achei|encontrei|separei|chegou|chegaram)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(outr[oa]s?|primeir[oa]|segund[oa]|terceir[oa]|demais|ambos|del[ea]s)\b", re.IGNORECASE)
_LOOKS = (
    re.compile(r"\b(branc|pret|prata|cinza|vermelh|azul|verde|amarel|marrom|bege|laranja|dourad|vinho)\w{0,2}\b"),
    re.compile(r"\b(automatic|manual)\w{0,2}\b(?! do)"),
    re.compile(r"\b(flex|diesel|eletric|hibrid|gasolina|etanol|gnv)\w?\b"),
)
"""Colour, gearbox and fuel, without their endings, in words without accents."""


def confused(text: str, facts: frozenset[str], known_models: frozenset[str]) -> str | None:
    """A car offered that is not there, or one car told with another's price, year, mileage or looks, as feedback."""
    for sentence in sentences(text):
        named = set(names(sentence, known_models))
        if sentence.endswith("?") or not named:
            continue
        if said(_IN_STOCK, sentence) and (absent := sorted(name for name in named if not _found(name, facts))):
            return f"No tool found {', '.join(absent)} in stock: look it up before you say that the shop has it."
        if len(named) == 1 and not _OF_ANOTHER.search(sentence) and (wrong := _not_its_own(sentence, named.pop(), facts)):
            return wrong
    return None


def _found(name: str, facts: frozenset[str]) -> bool:
    return any(fact.startswith("car:") and f" {name} " in f" {fact[4:]} " for fact in facts)


def _not_its_own(sentence: str, name: str, facts: frozenset[str]) -> str | None:
    """A figure or a look of another car's listing that is in none of this model's, nor was said by the customer."""
    listed = [fact.split(":", 2)[1:] for fact in facts if fact.startswith("of:")]
    own = {what for model, what in listed if f" {name} " in f" {model} "}
    if not own:
        return None
    others = {what for _, what in listed} - own
    wrong = [claim for claim in claims(sentence) if claim in others and f"said:{claim}" not in facts]
    for looks in _LOOKS:
        found = {match[1] for match in looks.finditer(fold(sentence)) if not denied(sentence, match.start(), match.end())}
        if found and any(looks.match(what) for what in own) and not any(what.startswith(stem) for what in own for stem in found):
            wrong += sorted(found)
    return f"The {name} is listed otherwise: {', '.join(wrong)}. Tell each car with its own figures." if wrong else None
