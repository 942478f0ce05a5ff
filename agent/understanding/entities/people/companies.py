"""A company's CNPJ, of digits or (since July 2026) with letters: kept as 14 characters where its check digits hold.

What is written as one but fails them is hidden all the same: it is no price and no phone.
"""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_PUNCTUATED = re.compile(r"(?<![\w.])[0-9a-z]{2}\.[0-9a-z]{3}\.[0-9a-z]{3} ?/ ?[0-9a-z]{4} ?- ?\d{2}(?!\w)")
_BARE = re.compile(r"(?<![\w.])\d{2}[ .]?\d{3}[ .]?\d{3}[ /]?\d{4}[ -]?\d{2}(?!\w)")
_NAMED = re.compile(r"\bcnpj\W{0,3}(?:e |eh |nr |numero )?([0-9a-z]{12}\d{2})(?!\w)")


def read(utterance: Utterance) -> dict[str, Any]:
    """Reads the CNPJ and hides its characters; the caller cuts the tokens anew."""
    found: dict[str, Any] = {}
    folded = utterance.folded
    spans = [match.span() for match in _PUNCTUATED.finditer(folded)]
    spans += [match.span(1) for match in _NAMED.finditer(folded)]
    spans += [
        match.span() for match in _BARE.finditer(folded) if _valid(match[0]) or "cnpj" in folded[max(0, match.start() - 40) : match.start()]
    ]
    for start, end in spans:
        utterance.hidden.append((start, end))
        if "cnpj" not in found and _valid(folded[start:end]):
            found["cnpj"] = _bare(folded[start:end])
    return found


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def _valid(text: str) -> bool:
    from validate_docbr import CNPJ

    bare = _bare(text)
    return len(set(bare)) > 1 and bool(CNPJ().validate(bare))
