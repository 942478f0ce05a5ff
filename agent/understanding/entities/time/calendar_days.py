"""Days of the calendar relative to today: the coming 25th, the next Friday."""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = (
    "segunda seg segundafeira 2a",
    "terca ter tersa tercafeira 3a",
    "quarta qua quar quartafeira 4a",
    "quinta qui kinta quintafeira 5a",
    "sexta sex sext sesta sexeta sextou sextafeira 6a",
    "sabado sab sabadao sabadinho",
    "domingo dom domingao domigo",
)
# Monday is 0, as in `date.weekday`.
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_MONTHS = (
    "janeiro jan", "fevereiro fev", "marco mar", "abril abr", "maio mai", "junho jun", "julho jul",
    "agosto ago",
    "setembro set", "outubro out", "novembro nov", "dezembro dez",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}


def calendar_day(now: date, day: int, month: int, year: str) -> date | None:
    """A day of a month; without a year, the coming one."""
    if year:
        return _safe(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = _safe(now.year, month, day)
    return this if this is not None and this >= now else _safe(now.year + 1, month, day) if this else None


def day_of_month(now: date, day: int, following: bool) -> date | None:
    """ "dia 25": of this month, or of the next when it has passed or lacks that day."""
    year, month = now.year, now.month
    for step in range(3):
        candidate = _safe(year + (month + step - 1) // 12, (month + step - 1) % 12 + 1, day)
        if candidate is not None and candidate >= now and (step or not following):
            return candidate
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming(now: date, weekday: int, *, following: bool) -> date:
    """The weekday's next coming; `following` ("que vem") skips one of the next three days of this week."""
    ahead = (weekday - now.weekday()) % 7 or 7
    skipped = following and now.weekday() < weekday and ahead <= 3
    return now + timedelta(days=ahead + 7 if skipped else ahead)
