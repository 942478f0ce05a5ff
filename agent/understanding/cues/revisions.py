"""How a message revises itself or what was said before: corrected ("80... não, 100"), or widened ("sedan também serve")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_CORRECTION = re.compile(
    r"(?:^|[\s,.;:!…(-]+)(?:quer dizer|na (?:verdade|vdd|vrdd|real)|ou melhor|melhor dizendo|pensando (?:bem|melhor)|mudei de id[eé]ia"
    r"|(?:me )?(?:enganei|confundi)|errei"
    r"|(?:t[ôo]u?|estou|[eé]|era|foi) (?:s[oó] )?(?:brincando|zoando|zuando|brincadeira|zoeira)"
    r"|corrigindo|corre[cç][aã]o|digo|minto|ali[aá]s|n[aã]o,? n[aã]o)\b[\s,.;:!…]*"
    r"|(?:[,.;:!…]+\s*|\s*\n\s*|\s+-+\s*)(?:ah |ops,? |opa,? )?"
    r"(?:n[aã]o|n(?= pera| espera| calma)|desculp[ae]|perd[aã]o|ops|opa|pera(?:[ií]| a[ií])?|espera)"
    r"(?:[\s,]+(?:pera(?:[ií]| a[ií])?|espera(?: a[ií])?|calma|ops|opa|n[aã]o|desculp[ae]|errei))?\s*[,.;:!…\n]+\s*",
    re.IGNORECASE,
)
_STARRED = re.compile(r"(?m)(?<![^\n])(?P<before>[^*\n]*?)(?<!\S)(?:\*(?P<after>[^\s*][^*\n]{0,30})|(?P<word>[^\s*]{1,20})\*)[ \t]*$")
"""One asterisk beside the word that takes the place of what was typed: "até 90⏎*100", "100*"; two make it bold."""
_MISTAKEN = re.compile(
    r"\b(?:(?:falei|disse|escrevi|digitei|coloquei|passei|pus|mandei|te falei) (?:\w+ )?(?:errad[oa]|trocado)|me (?:enganei|confundi)|errei"
    r"|corrigindo|minto|digo)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:tamb[eé]m|tbm|tb|tamem)\s*(?:serve\w*|pode\w*|aceito|vale|rola|entra\w*|topo|curto|gosto)?\s*[.!?]*\s*$"
    r"|\b(?:tamb[eé]m|tbm|tb) (?:pode|serve|aceito|quero|topo|gosto|vale|rola|entra|curto|ver|olho|queria|incl\w+)\b"
    r"|\b(?:aceito|topo|serve|vale|rola|gosto|curto) (?:\w+ )?(?:tamb[eé]m|tbm|tb)\b"
    r"|\b(?:inclui\w*|acrescent\w+|adicion\w+|junt[ae]) (?:\w+ ){0,2}\w+",
    re.IGNORECASE,
)
_WANTED_UP_TO = re.compile(
    r"\b(?:n?uma?s?|por uma?|pra pegar|pegar|quero|querendo)\b[^.;!?\d]{1,30}\bat[eé] (?:uns |no m[aá]ximo )?\d", re.IGNORECASE
)
_SAVINGS = re.compile(
    r"\b(?:tenho|juntei|guardei|consegui)\b.{0,25}\bmil\b.{0,12}\b(?:guardad\w*|juntad\w*|na m[aã]o|no bolso|dispon[ií]ve\w+|pra gastar)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:agora|mudando|mudei|mudar|outra coisa|em vez disso|esquece|deixa (?:pra|para) l[aá]|desisti|melhor)\b.{0,30}"
    r"\b(?:quero|queria|ver|vamos|mostra|procuro|prefiro|olhar|tem|pensando|busco|quais)\b",
    re.IGNORECASE,
)
_IN_TRUTH = re.compile(
    r"\bna (?:verdade|vdd|vrdd|real)\b"
    r"|\b(?:[eé]|vai ser|seria|fica) (?:s[oó]|somente|apenas) (?:pra|para|p)\b",
    re.IGNORECASE,
)
_RANGES = (("budget_min", "budget_max"), ("year_min", "year_max"))
_NAMES = ("models", "brands")


def versions(text: str) -> list[str]:
    """What a message says before and after each correction in it; most messages have one version."""
    told = _STARRED.sub(lambda m: f"{m['before']} corrigindo {m['after'] or m['word']}", text) if "*" in text else text
    return [piece for piece in (piece.strip() for piece in _CORRECTION.split(told)) if piece] or [text]


def revised(said: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The values of a corrected message: of what was said twice the last; a bound replaces its opposite ("até 80, digo, acima de 80")."""
    kept: dict[str, Any] = {}
    for values in said:
        if any(name in values for name in _NAMES):
            kept = {key: value for key, value in kept.items() if key not in _NAMES}
        for bounds in _RANGES:
            if len(given := [bound for bound in bounds if bound in values]) == 1:
                opposite = next(bound for bound in bounds if bound not in given)
                if given[0] not in kept:
                    kept.pop(opposite, None)
        kept |= values
    return kept


def savings(text: str) -> bool:
    """Whether an amount is said to be at hand for buying, or is the limit of the car wanted in exchange: "tenho uns 70 mil guardado",
    "pra dar na troca num SUV até 80 mil"."""
    return _SAVINGS.search(text) is not None or _WANTED_UP_TO.search(text) is not None


def restarts(text: str) -> bool:
    """Whether a message begins by correcting what was said before: "na vdd deixa em 90"."""
    return _CORRECTION.match(text) is not None


def mistaken(text: str) -> bool:
    """Whether somebody takes back what they said themselves: "falei errado, dá pra chegar em 70"."""
    return _MISTAKEN.search(text) is not None


def turns_away(text: str) -> bool:
    """Whether somebody leaves what they looked at for something else: "agora quero ver picapes"."""
    return _AWAY.search(text) is not None


def replaces(text: str) -> bool:
    """Whether a use is told in place of the one before: "na vdd é só pra trabalhar"."""
    return restarts(text) or _IN_TRUTH.search(text) is not None


def widens(text: str) -> bool:
    """Whether what is named joins what was wished for before instead of replacing it."""
    return _ALSO.search(text) is not None
