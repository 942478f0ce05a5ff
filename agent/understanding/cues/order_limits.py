"""What no order can be: of nothing or less than nothing, or for a day that is over."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from agent.understanding.entities import extract
from agent.understanding.text import fold

_UNITS = r"(?:kgs?|quilos?|t|ton\w*|l|litros?|m|metros?|un\w*|cx|caixas?|pct|pacotes?|par(?:es)?|pecas?)"
_NOTHING = re.compile(
    rf"(?<![\w.,/:$-])(?:0+(?:,0+)? ?(?:{_UNITS}\b|de\b|$|[.!](?!\d))"
    rf"|zero (?:{_UNITS})\b|(?<=de )menos \d[\d.,]* ?(?:{_UNITS}\b|de\b))|(?:(?<=[a-z] )|^)-\d[\d.,]*(?: ?{_UNITS}\b| de\b| *$| [a-z]{{3}})"
)
_BULLETS = re.compile(r"(?m)^\s*-\d[^\n]*\n\s*-\d")
_OVER = re.compile(r"\b(?:pra|para|pro|ate) (?:a |o )?(?P<day>anteontem|ontem|semana passada|mes passado)\b")
_AGO = {"ontem": 1, "anteontem": 2, "semana passada": 7, "mes passado": 30}
_NO_YEAR = re.compile(r"\b\d{1,2}/\d{1,2}\b(?!/)|\bdia \d{1,2} de [a-z]+(?! de \d)")
_NEARLY_A_YEAR = 300
"""Days. A day and month that far ahead was said of this year, where it is over."""


def nothing_ordered(text: str) -> bool:
    """Whether a quantity of zero or less is said: "-5 kg", "0 kg", "menos 3 caixas". Lines that each begin with a dash are a list."""
    said = fold(text[:500])
    return not _BULLETS.search(said) and _NOTHING.search(said) is not None


def day_wanted(text: str, now: datetime) -> str | None:
    """The day goods are wanted for, as YYYY-MM-DD; one that is over is told as it was said, and no order takes it."""
    said = fold(text[:500])
    if over := _OVER.search(said):
        return (now.date() - timedelta(days=_AGO[over["day"]])).isoformat()
    day: str | None = extract(text, role="staff", now=now, intent="create_po").get("date")
    if day and _NO_YEAR.search(said) and (date.fromisoformat(day) - now.date()).days > _NEARLY_A_YEAR:
        found = date.fromisoformat(day)
        return found.replace(year=found.year - 1, day=min(found.day, 28)).isoformat()
    return day
