"""What the shop's people ask of its figures: the period's numbers, and the visits of a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from agent.brain.phrasing import brl
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.dates import day_name
from agent.brain.skills.leads import asked_temperature
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import fold
from agent.understanding.entities import extract
from domain.clock import local
from domain.store import clock_time

_VISITS = r"\bvisitas?\b|test drives?|agendament|\bagenda\b"
_DAYS = re.compile(
    r"\bultim[oa]s (\d{1,3}) dias\b|\b(hoje)\b|\b(?:ultima|esta|essa|na|nessa|da) (semana)\b|\b(?:ultimo|este|esse|no) (ano)\b"
)


@skill("figures", "kpis")
def figures(talk: Talk) -> Skill:
    said = fold(talk.reading.text)
    if "lead" in said and "quant" not in said and asked_temperature(said):
        return (yield from SKILLS["leads"].run(talk))
    if re.search(_VISITS, said) and (day := _day(talk)):
        return _visits((yield Call("business_metrics", {"visits_on": day})), talk.now)
    days = _days(said)
    result = yield Call("business_metrics", {"days": days} if days else {})
    if result.get("error"):
        return Say(result["detail"])
    period = "Últimas 24 horas" if result["days"] == 1 else f"Últimos {result['days']} dias"
    return Say(
        f"{period}:\n"
        f"• conversas: {result['conversations']}\n"
        f"• propostas: {result['offers']}\n• simulações: {result['financing_simulations']}\n• para a equipe: {result['handoffs']}\n"
        f"Agora:\n"
        f"• leads: {result['all_leads']} (quentes: {result['hot_leads']}, mornos: {result['warm_leads']}, frios: {result['cold_leads']})\n"
        f"• visitas nos próximos 30 dias: {result['visits_booked_ahead']}\n"
        f"• carros à venda: {result['cars_available']}, somando {brl(result['stock_value'])}"
    )


def _days(said: str) -> int | None:
    """The period asked about, in days up to now."""
    found = _DAYS.search(said)
    if found is None:
        return None
    number, today, week, _ = found.groups()
    if number:
        return min(int(number), 366) or None
    return 1 if today else 7 if week else 365


def _day(talk: Talk) -> str | None:
    """The day a question about visits names: read as a customer's, whose dates are of visits."""
    day: str | None = extract(talk.reading.text, role="customer", now=talk.now, intent="test_drive").get("date")
    return day


def _visits(result: dict[str, Any], now: datetime) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    day = date.fromisoformat(result["visits_on"])
    when = f"{day_name(day, now.date())} ({day:%d/%m})"
    found = result["visits"]
    if not found:
        return Say(f"Nenhuma visita marcada para {when}.")
    lines = [f"• {clock_time(local(datetime.fromisoformat(visit['starts_at'])).time())} — {_who_and_what(visit)}" for visit in found]
    return Say(f"{len(found)} visita{'s' * (len(found) > 1)} {when}:\n" + "\n".join(lines))


def _who_and_what(visit: dict[str, Any]) -> str:
    parts = [visit["name"], name_of(visit["car"]) if visit["car"] else "carro fora do estoque", visit["phone"]]
    return ", ".join(part for part in parts if part)
