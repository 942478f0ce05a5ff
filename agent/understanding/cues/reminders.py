"""A reminder asked for: "me lembra amanhã?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_LATER = (
    r"(amanha|depois|mais tarde|hoje|de noite|a noite|semana que vem|mes que vem|daqui|(segunda|terca|quarta|quinta|sexta)(-feira)?"
    r"|sabado|domingo|dia \d+|as \d+|na vespera|outro dia)"
)
_REMIND = re.compile(
    rf"\bme (lembr(a|e|ar)|cutuc(a|ar|ue)|cobr(a|e|ar)|da um toque)\b(?! de mim)[^.!?]{{0,30}}\b{_LATER}\b|\blembrete\b"
    r"|\b(?:mand|avis|cham|escrev|envi)\w*\b[^.!?]{0,40}\b(?:pra|para)(?: me)? lembra\w*"
)


def asks_for_a_reminder(text: str) -> bool:
    """Whether we are to write to them by ourselves later."""
    return _REMIND.search(fold(text[:300])) is not None
