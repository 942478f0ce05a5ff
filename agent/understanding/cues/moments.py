"""When somebody can come: a day, a time, or a part of the day, from words that need no other sign of a visit.

The contract's `date` and `time` are read whatever the message's intent, since an answer such as "10" or "Joana, sábado 10h"
has the look of something else. Parts of a day ("depois do almoço", "fim de tarde") are a span of hours.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from agent.understanding.cues.revisions import versions
from agent.understanding.entities import extract
from agent.understanding.text import fold

MOST_CHARS = 500
_PARTS: tuple[tuple[str, tuple[str | None, str | None]], ...] = (
    (r"(depois|apos|pos|saindo) (d[oa] )?(almoco|meio[ -]?dia)|logo apos o almoco", ("13:00", None)),
    (r"antes (do|d) (almoco|meio[ -]?dia)", (None, "12:00")),
    (r"\b(hora|horario|intervalo|no) (d[oe] )?almoco", ("12:00", "14:00")),
    (r"(depois|saindo|saio|apos) (do|d) (trabalho|trampo|servico|expediente)", ("17:00", None)),
    (r"(fim|final|finalzinho|finzinho) (d[ae] tarde|do dia|do expediente)|tardinha|ultimo horario|mais tarde possivel", ("16:00", None)),
    (r"(comeco|inicio|meio) d[ae] tarde|comecinho da tarde", ("13:00", "15:30")),
    (r"(fim|final|finalzinho) da manha|meio da manha", ("10:00", "12:00")),
    (r"\bcedo\b|cedinho|cedao|primeir[oa] (hora|horario)|assim que abr|abertura|mais cedo possivel|manhazinha|manhazona", (None, "11:00")),
    (r"\b(manha|matina)\b", (None, "12:00")),
    (r"(?<!mais )\btarde\b", ("13:00", None)),
    (r"\bnoite|anoitec", ("18:00", None)),
)
"""Parts of a day and the hours they span, the narrower first."""
_HOUR = r"(\d{1,2})(?:\s*[h:]\s*(\d\d)?)?(?:\s*(?:hrs?|hs|horas?))?"
_BETWEEN = re.compile(rf"\b(?:entre (?:as )?|d[ae]s )(?P<from>{_HOUR}) (?:e|ate|a|as|ate as|e as)\s*(?:as )?(?P<to>{_HOUR})\b")
_AFTER = re.compile(rf"\b(?:depois|apos|a partir|de)\s*d?as (?P<from>{_HOUR})\s*(?:em diante|pra frente)?")
_BEFORE = re.compile(rf"\b(?:antes d?as|ate as|ate umas|ate) (?P<to>{_HOUR})(?!\s*(?:mil|x|/))")
_BARE = re.compile(
    r"\W*(?:(?:pode ser|pode|entao|ok|sim|ta|bom|prefiro|quero|melhor|fica|umas|uns|la|pelas|pras?|para|por volta d?as|tipo|as|a|ai|ah"
    r"|no|o|das|de|horario|mais|ou menos|e"
    r"|na verdade|na vdd|na real|alias|digo|nao|muda)\W+)*(\d{1,2})(?:\s*[h:]\s*(\d\d)?)?\s*(?:hrs?|hs|horas?)?\W*(?:da tarde|da manha)?"
    r"(?:\W+(?:pode ser|entao|ta bom|ok|blz|beleza|pfv|por favor|em ponto|mesmo|certo|serve|da))*\W*$"
)
_GREETING = re.compile(r"\bbo[am] (dia|tarde|noite)\b")
_NEXT_WEEK = re.compile(r"\b(semana que vem|proxima semana|semana q vem|outra semana|comeco da semana|inicio da semana)\b")
_WEEKEND = re.compile(r"\b(fim de semana|final de semana|fds|finde)\b")
_PUT_RIGHT = re.compile(
    r"\b(?:ops|opa|ih+|vish\w*|put[sz]|eita|s[oó] que|(?<!pode ser )melhor(?= \w+ ?\w* ?[àa]?s? ?\d|:))\b", re.IGNORECASE
)
"""Where a time is taken back within a message, beside the words that take back anything (cues/revisions.py)."""
_HOURS = frozenset({"time", "earliest", "latest"})
_NOW = re.compile(r"\b(agora( mesmo)? (a|de|pela|na|as|pelas|umas|no)\b|agorinha|daqui a (pouco|pouquinho)|logo mais)")
_SAME_TIME = re.compile(r"\bmesm[oa]s? (hora|horario)|no mesmo horario")


def moment(text: str, now: datetime, *, bare: bool = False) -> dict[str, Any]:
    """`date` (ISO), `time`, or the hours `earliest` and `latest` (`HH:MM`) that the words leave.

    `bare` where a time was asked for: then "10" and "pode ser 10" are one.
    """
    return dict(_moment(text[:MOST_CHARS], now, bare))


@lru_cache(maxsize=256)
def _moment(text: str, now: datetime, bare: bool) -> dict[str, Any]:
    """Skills ask for the same message again and again. Of a time put right within it ("sábado 11h… não, sexta") the last counts."""
    said = [piece for version in versions(text) for piece in _PUT_RIGHT.split(version) if piece.strip()]
    if len(said) > 1:
        told: dict[str, Any] = {}
        for piece in said:
            later = _moment(piece, now, bare)
            told = ({key: told[key] for key in ("date",) if key in told} if later.keys() & _HOURS else told) | later
        return told
    folded = _GREETING.sub(" ", fold(text).replace("amanha", "amanhan"))
    found = {key: value for key, value in extract(text, role="customer", now=now, intent="test_drive").items() if key in ("date", "time")}
    if "date" not in found and (day := _day(folded, now.date())):
        found["date"] = day.isoformat()
    if span := _span(folded):
        return {key: value for key, value in found.items() if key == "date"} | span
    if "time" in found:
        return found
    if bare and (plain := _BARE.match(folded)) and (hour := _clock(plain[1], plain[2])):
        return {**found, "time": hour}
    for pattern, (earliest, latest) in _PARTS:
        if re.search(pattern, folded):
            return found | {key: value for key, value in (("earliest", earliest), ("latest", latest)) if value}
    return found


def same_time(text: str) -> bool:
    """Whether another day at the time already agreed is meant."""
    return _SAME_TIME.search(fold(text[:MOST_CHARS])) is not None


def same_day(text: str) -> bool:
    """Whether the day of a visit already agreed is meant."""
    return re.search(r"\bmesmo dia\b", fold(text[:MOST_CHARS])) is not None


def _day(folded: str, today: date) -> date | None:
    """The first day of a span of days that was named."""
    if _NEXT_WEEK.search(folded):
        return today + timedelta(days=7 - today.weekday())
    if _NOW.search(folded):
        return today
    if _WEEKEND.search(folded):
        return today + timedelta(days=(5 - today.weekday()) % 7)
    return None


def _span(folded: str) -> dict[str, str]:
    """Hours left open on one side or between two: "depois das 17", "entre 14 e 16h"."""
    for pattern in (_BETWEEN, _AFTER, _BEFORE):
        if match := pattern.search(folded):
            sides = {"earliest": match.groupdict().get("from"), "latest": match.groupdict().get("to")}
            hours = {side: _clock(*_figures(said)) for side, said in sides.items() if said}
            return {side: hour for side, hour in hours.items() if hour}
    return {}


def _figures(said: str) -> tuple[str, str | None]:
    numbers = re.findall(r"\d+", said)
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _clock(hour: str, minutes: str | None) -> str | None:
    """`HH:MM` in shop hours: one to six are of the afternoon."""
    value = int(hour)
    if not 1 <= value <= 23 or (minutes and int(minutes) > 59):
        return None
    return f"{value + 12 if value <= 6 else value:02d}:{minutes or '00'}"
