"""Never the same reply twice in a row of five: it is said in other words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

_LEADS = ("Como eu disse: ", "Só para reforçar: ", "Repetindo: ", "De novo, para não ficar dúvida: ", "Continua valendo: ")


def content_hash(text: str) -> str:
    """The same for texts that differ in spaces, case and punctuation only."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", text.casefold())).encode()).hexdigest()[:16]


def repeats(text: str, recent: Sequence[str]) -> bool:
    return content_hash(text) in {content_hash(reply) for reply in recent}


def reworded(text: str, recent: Sequence[str]) -> str:
    """The text with a lead-in that makes the repetition honest."""
    body = next((text.removeprefix(lead) for lead in _LEADS if text.startswith(lead)), text)
    for lead in _LEADS:
        candidate = lead + body
        if not repeats(candidate, recent):
            return candidate
    return body
