"""A text cut where its thoughts end, so that a check reads words that belong together."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[!?;\n])\s*|(?<=[.])(?=\s|$)\s*")
_NEGATED = re.compile(r"\b(n[aã]o|nunca|nem|nenhum|nenhuma|sem|infelizmente|imposs[ií]vel)\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    return [part for part in (part.strip() for part in _END.split(text)) if part]


def negated(sentence: str) -> bool:
    return _NEGATED.search(sentence) is not None
