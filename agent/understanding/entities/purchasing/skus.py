"""Stock-keeping codes ("LAJ-0042"): read from the raw text, upper case, hidden from other extractors."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_CODE = re.compile(r"(?<![\w-])[a-z]{2,6}-(?=\d*[a-z]?\d{2})[a-z0-9]{3,8}(?:-[a-z0-9]{1,6})?(?![\w-])")
_NAMED = re.compile(
    r"\b(?:sku|cod|codigo|referencia|ref)[ .:#º]{1,3}(?:do item |do produto "
    r")?((?=[\w-]*\d)[a-z0-9][a-z0-9-]{2,15})(?![\w-])"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The first code, upper case; staff only."""
    if not utterance.staff:
        return {}
    for pattern, group in ((_NAMED, 1), (_CODE, 0)):
        match = pattern.search(utterance.folded)
        if match:
            utterance.hidden.append(match.span(group))
            utterance.cut()
            return {"sku": utterance.raw[match.start(group) : match.end(group)].upper()}
    return {}
