"""Whom the shop expects: the visits of a day or of several, asked by its people."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.dates import day_name
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.periods import Period, period
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.clock import local
from domain.store import clock_time

_VISITS = re.compile(
    r"\bvisitas?\b|\b(quais|quantas|tem|que) (as )?vistas\b|\bvistas (de |da |pra |marcad\w+|agendad\w+)"
    r"|\btest ?drives?\b|\bagendamentos?\b|\bagenda\b|\bquem (vem|vira|vai vir)\b"
)
_NOT_THESE = re.compile(r"\bconver(sao|t)|\b(apaga|exclu|cancel|desmarc|remarc)|\b(descontos?|promoc\w+|preco)\b")
_AND_THEN = re.compile(r"^\W*e (na |no |pra |para |de )?(\w+[ -]?){1,3}\W*$")
"""Another day asked of the same list: "e na sexta?"."""
_TOLD = re.compile(r"^(\d+ visitas? |Nenhuma visita marcada)", re.MULTILINE)
_AHEAD = timedelta(days=30)
SHOWN = 10


def asks_for_visits(talk: Talk) -> bool:
    """Whether a member of staff asks for visits, whatever the intent was taken for."""
    said = fold(talk.reading.text[:300])
    if _AND_THEN.match(said) and talk.memory["said"] and _TOLD.search(talk.memory["said"][-1]["assistant"]):
        return True
    return _VISITS.search(said) is not None and _NOT_THESE.search(said) is None


@skill("visits_expected", claims=asks_for_visits, of_staff=True)
def visits_expected(talk: Talk) -> Skill:
    today = talk.now.date()
    days = _days(talk) or Period(today, today + _AHEAD)
    result = yield Call("business_metrics", {"visits_on": days.first.isoformat(), "visits_until": days.last.isoformat()})
    if result.get("error"):
        return Say(result["detail"])
    found, when = result["visits"], _when(days, today)
    if not found:
        return Say(f"Nenhuma visita marcada {when}.")
    lines = [f"• {_line(visit, days)}" for visit in found[:SHOWN]]
    more = f"\n(mostro as {SHOWN} primeiras)" if len(found) > SHOWN else ""
    return Say(f"{len(found)} visita{'s' * (len(found) > 1)} {when}:\n" + "\n".join(lines) + more)


def _days(talk: Talk) -> Period | None:
    """The days a question about visits names; a weekday or a date is read as a customer's, whose dates are of visits."""
    if named := period(talk.reading.text, talk.now.date()):
        return named
    day = extract(talk.reading.text, role="customer", now=talk.now, intent="test_drive").get("date")
    return Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None


def _when(days: Period, today: date) -> str:
    if days.first == days.last:
        name = "ontem" if days.first == today - timedelta(days=1) else day_name(days.first, today)
        return f"{name} ({days.first:%d/%m})"
    return f"de {days.first:%d/%m} a {days.last:%d/%m}"


def _line(visit: dict[str, Any], days: Period) -> str:
    """`15h — Ana, Creta Pulse 1.6 2018, +5519…`; the day too where there are several."""
    at = local(datetime.fromisoformat(visit["starts_at"]))
    day = "" if days.first == days.last else f"{at:%d/%m} "
    parts = [visit["name"], name_of(visit["car"]) if visit["car"] else "carro fora do estoque", visit["phone"]]
    return f"{day}{clock_time(at.time())} — " + ", ".join(part for part in parts if part)
