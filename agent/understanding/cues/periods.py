"""The days a question is about: "ontem", "essa semana", "mês passado", "outubro", "últimos 15 dias"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from agent.understanding.entities.time.calendar_days import MONTHS
from agent.understanding.text import fold

_DAY = timedelta(days=1)
_UNIT = r"(dias?|semanas?|mes(?:es)?)"
_FEW = {"dois": 2, "duas": 2, "tres": 3, "quatro": 4, "cinco": 5, "seis": 6, "doze": 12}
_MANY = rf"(\d{{1,3}}|{'|'.join(_FEW)})"
_COUNTED = re.compile(rf"\b(?:ultim[oa]s|passad[oa]s) {_MANY} {_UNIT}\b|\b{_MANY} {_UNIT} (?:pra|para) (?:tras|ca)\b")
_COMING = re.compile(rf"\bproxim[oa]s {_MANY} (dias?|semanas?)\b")
_NEAR = {"anteontem": -2, "ontem": -1, "depois de amanha": 2, "amanha": 1, "hoje": 0, "hj": 0, "agora": 0}
_LENGTHS = {"d": 1, "s": 7, "m": 30}
_LAST = r"(?:passad[oa]|anterior|retrasad[oa])"
_NEXT = r"(?:que vem|seguinte)"
_LONG_NAMES = "|".join(name for name in MONTHS if len(name) > 3)
_MONTH = re.compile(
    rf"\b(?:de|em|do mes de|no mes de|mes de|d[eo] mes) ({'|'.join(MONTHS)})\b(?:(?: de)? (20\d\d))?"
    rf"|\b({_LONG_NAMES})\b(?:(?: de)? (20\d\d))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def before(self) -> Period:
        """The one before it, as long: of a whole month the month before."""
        if self.first.day == 1 and self.last == self.first.replace(day=monthrange(self.first.year, self.first.month)[1]):
            last = self.first - _DAY
            return Period(last.replace(day=1), last)
        length = self.last - self.first + _DAY
        return Period(self.first - length, self.first - _DAY)


def period(text: str, today: date) -> Period | None:
    """The period a message names; weeks begin on Monday, a month by its name is the latest that has begun."""
    said = fold(text[:300])
    if found := _COUNTED.search(said):
        number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        return Period(today - (_number(number) * _LENGTHS[unit[0]] - 1) * _DAY, today) if _number(number) else None
    if found := _COMING.search(said):
        return Period(today, today + _number(found[1]) * _LENGTHS[found[2][0]] * _DAY)
    for word, ahead in _NEAR.items():
        if re.search(rf"\b{word}\b", said):
            return Period(today + ahead * _DAY, today + ahead * _DAY)
    return _week(said, today) or _month(said, today) or _year(said, today)


def _number(said: str) -> int:
    return _FEW.get(said) or int(said)


def _week(said: str, today: date) -> Period | None:
    if not re.search(r"\bsemana\b", said):
        return None
    monday = today - today.weekday() * _DAY
    if re.search(rf"\bsemana {_LAST}\b|\b(?:ultim|outr)a semana\b", said):
        monday -= 7 * _DAY
    elif re.search(rf"\bsemana {_NEXT}\b|\bproxima semana\b", said):
        monday += 7 * _DAY
    return Period(monday, monday + 6 * _DAY)


def _month(said: str, today: date) -> Period | None:
    if found := _MONTH.search(said):
        month = MONTHS[found[1] or found[3]]
        named = found[2] or found[4]
        return _whole(int(named) if named else today.year - (month > today.month), month)
    if not re.search(r"\bmes\b", said):
        return None
    first = today.replace(day=1)
    if re.search(rf"\bmes {_LAST}\b|\bultimo mes\b", said):
        before = first - _DAY
        return _whole(before.year, before.month)
    if re.search(rf"\bmes {_NEXT}\b|\bproximo mes\b", said):
        after = first + 31 * _DAY
        return _whole(after.year, after.month)
    return _whole(today.year, today.month)


def _year(said: str, today: date) -> Period | None:
    if not re.search(r"\b(?:este|esse|neste|nesse|no|do|deste|desse|ultimo) ano\b|\bano passado\b", said):
        return None
    year = today.year - 1 if re.search(r"ano passado|ultimo ano", said) else today.year
    return Period(date(year, 1, 1), date(year, 12, 31))


def _whole(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
