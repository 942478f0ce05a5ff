"""How far into the future staff ask, in days; never the past."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_DAYS = {
    "dia": 1,
    "semana": 7,
    "quinzena": 15,
    "mes": 30,
    "bimestre": 60,
    "trimestre": 90,
    "semestre": 180,
    "ano": 365,
    "h": 0,
}
_UNIT = (
    r"(?P<u>dias?|diazinhos|semanas?|meses|mes|anos?|quinzenas?|trimestres?|semestres?"
    r"|bimestres?|dia uteis)"
)
_COUNT = re.compile(rf"(?:(?<=\s)|^)(?P<n>\d{{1,3}}|um|uma|meio|poucos) {_UNIT}(?= |$)")
_NEXT = re.compile(
    r"(?:(?<=\s)|^)(?:(?:n[oa]s? |d[oa]s? |est[ae] |para |pr[oa]s? |ess[ae] )?(?:proximo"
    r"|seguinte)s? (?P<a>semana|mes|quinzena|trimestre|semestre|ano|bimestre)"
    r"|(?P<b>semana|mes|ano|trimestre|semestre|quinzena)(?: inteiro)? (?:que (?:vem|entra|q vem)"
    r"|seguinte|proximo|q vem)|(?:n?a |d?a )?outra (?P<c>semana)|(?:n?o |d?o )?outro "
    r"(?P<d>mes))(?= |$)"
)
_PAST_BEFORE = re.compile(
    r"(?:^| )(?:ultim[oa]s?|passad[oa]s?|ha|faz|fazem|desde|tem|anteriores|parad[oa]s?(?: (?:ha"
    r"|a|faz))?|mais de|menos de|atrasad[oa]s?(?: ha)?|depois de|tras|ja|durante|prazo de"
    r"|validade de|garantia de|com prazo de|comparar com|vencid[oa]s?(?: ha)?|cada|a cada"
    r"|retroativ[oa]|dos meus|por|todo|pelos?)(?: (?:os|as|uns|umas|mais de|quase|a|de|ha"
    r"|faz))?$"
)
_PAST_AFTER = re.compile(
    r"^(?:atras|passad[oa]s?|anteriores|que (?:nao|ta|tao|esta|parou)|sem |parad[oa]s?|de "
    r"(?:casa|empresa|atraso|garantia|validade|prazo|uso|vida)|e nada|seguid[oa]s|a mais|por "
    r"semana|por mes|retroativ)"
)
_FUTURE = re.compile(
    r"(?:^| )(?:proximos?|em|daqui|daqui (?:a|ha|para|uns|umas)|ate|dentro de|para|pros?|pr[oa]s"
    r"|horizonte de|nesses|nos|nas|por|e|janela de|uns|umas|olhando|prazo|visao de|frente|de|a"
    r"|ate daqui|cobrir|os|as|horizonte|periodo de|seguintes|durante|para os|nos seguintes)(?: "
    r"(?:os|as|uns|umas|a|de|mais|daqui|proximos|seguintes|dos))*$"
)
_INTENTS = frozenset(
    {
        "forecast_price",
        "forecast_demand",
        "best_purchase_day",
        "stock_status",
        "simulate_campaign",
        "schedule_discount",
        "suggest_price",
        "create_po",
        "price_history",
        "scrape_now",
        "po_status",
        "find_supplier",
        "competitor_analysis",
        "retrain",
        "run_experiment",
    }
)
_FORECASTS = frozenset({"forecast_price", "forecast_demand", "best_purchase_day"})


def read(utterance: Utterance) -> dict[str, Any]:
    """`horizon_days` from "próximos 15 dias", "semana que vem", "daqui a 3 meses"; staff only."""
    if not utterance.staff:
        return {}
    found: list[tuple[int, int]] = []
    for hit in utterance.find(_NEXT):
        unit = hit["a"] or hit["b"] or hit["c"] or hit["d"]
        weekday = re.search(
            r"(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)(?: feira)?(?: da)?$",
            utterance.before(hit.first, 3),
        )
        if not weekday:
            found.append((hit.first, _DAYS[unit]))
            utterance.claim(hit.first, hit.last)
    for hit in utterance.find(_COUNT):
        days = _count(utterance, hit)
        if days:
            found.append((hit.first, days))
            utterance.claim(hit.first, hit.last)
    if not found or (utterance.intent is not None and utterance.intent not in _INTENTS):
        return {}
    return {"horizon_days": min(found)[1]}


def _count(utterance: Utterance, hit: Hit) -> int | None:
    before, after = utterance.before(hit.first, 4), utterance.after(hit.last, 3)
    if _PAST_BEFORE.search(before) or _PAST_AFTER.match(after):
        utterance.claim(hit.first, hit.last)
        return None
    number = {"um": 1.0, "uma": 1.0, "meio": 0.5, "poucos": 0}.get(hit["n"])
    count = float(hit["n"]) if number is None else number
    forecast = utterance.intent in _FORECASTS
    if not (_FUTURE.search(before) or re.match(r"^(?:para frente|a frente|seguintes|adiante)", after) or forecast):
        return None
    if number is not None and not re.search(r"(?:em|daqui|daqui a|ate|dentro de|para|proximo|horizonte de|de)$", before):
        return None
    if not forecast and not re.search(
        r"(?:proximos?|daqui(?: a)?|dentro de|proximos? os|nos|seguintes|em|cobrir|para)(?: (?:uns"
        r"|umas|os|as))?$",
        before,
    ):
        return None
    unit = re.sub(r"(?:zinhos)$", "", hit["u"].split()[0])
    unit = "mes" if unit == "meses" else unit.rstrip("s") if unit != "mes" else unit
    return round(count * _DAYS[unit]) or None
