"""A yes or no told apart from the question that comes with it: "não, era a mesma. quantas OC tem aberta?"."""

from __future__ import annotations

import re

from agent.understanding.cues.assent import spoken
from agent.understanding.text import fold

_ENDS = re.compile(
    r"(?<=[.!;])\s+|\n+|,\s+(?=(?:e |mas |agora |me )*(?:qual|quais|quant\w+|qnt\w+|quem|onde|como|quando|cade|lista|mostra|diz)\b)"
)
_ASKS = re.compile(
    r"^\W*(?:e |mas |agora |ah |entao |me )*(?:qual|quais|quant\w+|qnt\w+|quem|onde|como|quando|cade|lista|mostra|diz|tem|o que|oq|que)\b"
)
_LONGEST = 8
"""Words of an answer with what it gives for a reason."""


def answer_apart(text: str) -> tuple[str, str] | None:
    """The answer and the question after it; None where the message is not both."""
    folded = fold(text[:300])
    for end in _ENDS.finditer(folded):
        answer, rest = text[: end.start()].strip(" ,.;!"), text[end.end() :].strip()
        if len(answer.split()) > _LONGEST or "?" in answer or not _ASKS.match(fold(rest)):
            continue
        said = spoken(answer)
        if said is not None and (said.refuses or (said.binds and said.alone)) and not said.named:
            return answer, rest
    return None
