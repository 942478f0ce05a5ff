"""The days gone by that a question about prices is of: "em 15/10", "dia 3 de março", "desde janeiro", "em 2025", or a period."""

from __future__ import annotations

import re
from datetime import date

from agent.understanding.cues.periods import Period, period
from agent.understanding.entities.time.calendar_days import MONTHS
from agent.understanding.text import fold

_NAMES = "|".join(MONTHS)
_NUMERIC = re.compile(r"(?:\b(?:em|dia|no dia|desde|de|ate)|^\W*e) (?:o dia )?(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?\b")
_NAMED = re.compile(rf"\b(\d{{1,2}}|primeiro) de ({_NAMES})\b(?: de (20\d\d))?")
_SINCE_MONTH = re.compile(rf"\bdesde (?:o (?:inicio|comeco) de )?({_NAMES})\b(?: de (20\d\d))?")
_YEAR = re.compile(r"\b(?:em|de|desde) (20\d\d)\b")
_SINCE = re.compile(r"\bdesde\b|\bde la pra ca\b")
_MANY = r"(um|uma|\d{1,3}) (dias?|semanas?|mes(?:es)?|anos?)"
_LONG_AGO = re.compile(rf"\b(?:ha|faz|tem) {_MANY}\b|\b{_MANY} atras\b")
_LENGTHS = {"d": 1, "s": 7, "m": 30, "a": 365}


def past_days(text: str, today: date) -> Period | None:
    """The days named, none of them to come; a day or month without a year is the latest that has begun."""
    said = fold(text[:300])
    found = _day(said, today) or _since_month(said, today) or _ago(said, today) or period(text, today) or _year(said, today)
    if found is None or found.first > today:
        return None
    last = today if _SINCE.search(said) else min(found.last, today)
    return Period(found.first, last)


def _day(said: str, today: date) -> Period | None:
    if numeric := _NUMERIC.search(said):
        day, month, year = int(numeric[1]), int(numeric[2]), numeric[3]
    elif named := _NAMED.search(said):
        day, month, year = 1 if named[1] == "primeiro" else int(named[1]), MONTHS[named[2]], named[3]
    else:
        return None
    found = _latest(day, month, year, today)
    return Period(found, found) if found else None


def _latest(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        this = date(today.year, month, day)
        return this if this <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _since_month(said: str, today: date) -> Period | None:
    found = _SINCE_MONTH.search(said)
    first = _latest(1, MONTHS[found[1]], found[2], today) if found else None
    return Period(first, today) if first else None


def _ago(said: str, today: date) -> Period | None:
    """ "há 3 meses", "um mês atrás": that one day."""
    found = _LONG_AGO.search(said)
    if found is None:
        return None
    number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    back = (int(number) if number.isdigit() else 1) * _LENGTHS[unit[0]]
    day = date.fromordinal(max(today.toordinal() - back, 1))
    return Period(day, day)


def _year(said: str, today: date) -> Period | None:
    found = _YEAR.search(said)
    return Period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None
