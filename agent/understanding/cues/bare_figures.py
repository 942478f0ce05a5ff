"""A message that is little more than a number: what it counts is told by what was said before it."""

from __future__ import annotations

import re

from agent.understanding.text import fold

TERMS = frozenset({12, 18, 24, 36, 48, 60, 72})
"""Numbers of months that cars are paid in."""
_FIGURE = re.compile(
    r"\W*(?:(?:e|eh|se|for|fosse|fossem|eu|der|desse|dou|entao|na|no|verdade|vdd|real|digo|alias|melhor|nao|pode|ser|prefiro|quero|mas|ah|ok|ta"
    r"|bom|uns|umas|la|pelas|pelos|pras?|para|pro|as|com|de|em|por|tipo|talvez|sim|fica|coloca|bota|poe|joga|deixa|faz|faca|muda|acho|que|da|minto|menti|corrigindo|consigo|consegui|arrumo|arranjo|junto|fecho)\W+)*"
    r"(?P<n>\d{1,3})(?:\s*(?P<unit>mil|k|x|h|hs|hrs?|horas?|vezes|meses))?\W*(?:(?:entao|ne|mesmo|melhor|serve|da|pode|ser|fica|como|quanto|ai)\W*)*"
)
_TOLD_TERMS = re.compile(r"\d+x de R\$|\bParcela de R\$")
_TOLD_TIME = re.compile(r"\b(Marcado!|Remarcado!|Já está marcado:)|^(Agendado|Booked): ")


def figure(text: str) -> int | None:
    """The number a message consists of: "48", "então 17", "e se for 30?"."""
    said = _FIGURE.fullmatch(fold(text[:100]))
    return int(said["n"]) if said else None


def months(text: str) -> int | None:
    """The number of months where the figure can only be one: "48", "48x"; "48 mil" and "e se for 48?" are money."""
    said = re.fullmatch(
        r"\W*(?:(?:e|mas|ah|ok|bom|agora)\W+(?=em\b|no de\b|com\b))?"
        r"(?:(?:em|no|de|pode ser|prefiro|quero|fa[zc]a?|fica|entao|joga|bota|coloca|poe|deixa|divide|parcela)\W+)*"
        r"(\d{2})(?:\s*(?:x|vezes|meses))?"
        r"(?:\W+(?:ai|entao|mesmo|pra mim|por favor|pfv?))*\W*",
        fold(text[:60]),
    )
    return int(said[1]) if said and int(said[1]) in TERMS else None


def told_terms(said: str) -> bool:
    """Whether a reply told instalments: a bare number after it is of their terms."""
    return _TOLD_TERMS.search(said) is not None


def told_affordable(said: str) -> bool:
    """Whether a reply told what a monthly payment buys."""
    return "Parcela de R$" in said


def told_time(said: str) -> bool:
    """Whether a reply told the time a visit was booked for: a bare number after it is an hour."""
    return _TOLD_TIME.search(said) is not None
