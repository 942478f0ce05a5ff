"""What is wished today in a message that asks of an earlier talk: "lembra de mim? agora posso ir até 75"."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from agent.understanding.cues.remembering import LONGEST, remembering
from agent.understanding.entities import extract
from domain.customers.profile import WISH_FIELDS

_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+|,?\s+(?=(?:(?:mas|e|s[oó] que)\s+)?(?:agora|hoje|dessa vez|desta vez)\b)", re.IGNORECASE)


def wished_now(text: str, now: datetime) -> dict[str, Any]:
    """The limits and leanings in the sentences that ask of no earlier talk; none where it is one sentence."""
    pieces = [piece for piece in _SENTENCES.split(text[:LONGEST]) if piece.strip()]
    today = " ".join(piece for piece in pieces if remembering(piece) is None)
    told = extract(today, role="customer", now=now, intent="search_cars") if today and len(pieces) > 1 else {}
    return {key: value for key, value in told.items() if key in WISH_FIELDS}
