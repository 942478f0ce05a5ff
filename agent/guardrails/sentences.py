"""A text cut where its thoughts end, so that a check reads words that belong together."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[!?;\n])\s*|(?<=[.])(?=\s|$)\s*")
_NOT = r"\b(n[aã]o|nunca|nem|nenhum|nenhuma|sem|infelizmente|imposs[ií]vel|antes de)\b"
_NOT_BEFORE = re.compile(_NOT + r"\W*(\w+[^\w,!.?]+){0,4}$", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\W*(\w+\W+){0,3}n[aã]o\s+(consig|conseg|posso|pode|d[aá]\b|rola|fech|fa[cç]|vend|chega|cabe)", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    return [part for part in (part.strip() for part in _END.split(text)) if part]


def denied(sentence: str, start: int, end: int) -> bool:
    """Whether what stands there is said not to be so: "não aceitamos propostas", "por 50 mil não consigo"."""
    return bool(_NOT_BEFORE.search(sentence[:start]) or _NOT_AFTER.match(sentence[end:]))


def said(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """The first place where a sentence says so, and does not deny it."""
    return next((match for match in pattern.finditer(sentence) if not denied(sentence, match.start(), match.end())), None)
