"""Days and times as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from agent.brain.phrasing.lists import or_list
from domain.clock import local
from domain.store import WEEKDAYS, clock_time


def day_and_time(moment: str | datetime, now: datetime) -> str:
    """`amanhã, 24/11, às 15h`; `quarta, 25/11, às 16h`."""
    when = local(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)
    return f"{day_name(when.date(), now.date())}, {when:%d/%m}, às {clock_time(when.time())}"


def choices(moments: Sequence[str], now: datetime) -> str:
    """`hoje (23/11) às 11h, hoje às 13h ou amanhã (24/11) às 9h`: each date is told once."""
    told: set[date] = set()
    words = []
    for moment in moments:
        when = local(datetime.fromisoformat(moment))
        dated = "" if when.date() in told else f" ({when:%d/%m})"
        told.add(when.date())
        words.append(f"{day_name(when.date(), now.date())}{dated} às {clock_time(when.time())}")
    return or_list(words)


def day_button(moment: str, now: datetime) -> str:
    """Short enough for a button: `qua 25/11 16h`."""
    when = local(datetime.fromisoformat(moment))
    return f"{WEEKDAYS[when.weekday()][:3]} {when:%d/%m} {clock_time(when.time())}"


def span_name(first: date, last: date, today: date) -> str:
    """`de 23/11 a 24/11`; of a day alone `ontem (23/11)`."""
    if first == last:
        name = "ontem" if first == today - timedelta(days=1) else day_name(first, today)
        return f"{name} ({first:%d/%m})"
    return f"de {first:%d/%m} a {last:%d/%m}"


def day_name(day: date, today: date) -> str:
    """`hoje`, `amanhã`, or the weekday."""
    near = {today: "hoje", today + timedelta(days=1): "amanhã"}
    return near.get(day, WEEKDAYS[day.weekday()])
