"""What the shop's people ask of its figures: the ones asked for, of the period asked about; all of them where none is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from agent.brain.phrasing import and_list, brl
from agent.brain.phrasing.dates import span_name
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.shop_floor.leads import asked_temperature
from agent.brain.skills.shop_floor.measured import MEASURED, Figure, bought, measured, unmeasured
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.periods import Period, period
from agent.understanding.cues.sold_items import item_sold
from agent.understanding.entities import extract
from agent.understanding.text import fold

_ASKS = r"\bquant[oa]s?\b|\bnumeros?\b|\btaxa\b|\btotal\b|\bindicador|\bcomo (foi|foram|esta|estao|anda|vai|ta)\b|\bconver(sao|t)|\bvalor\b"
_AGAINST = re.compile(r"\b(compara\w*|em relacao|contra|versus|vs|do que)\b|^\W*e (?!com[o ])(n[oa]|o|a|em|de|do|da)?\b")
_AGAINST_BEFORE = re.compile(
    r"\b(?:compara\w*|em relacao|contra|versus|vs|do que)\b.{0,15}\b(?:anterior|antes|passad[oa]|retrasad[oa]|outr[oa])\b"
)
"""A period named beside the one before it: "a semana passada em relação à anterior"."""
_ALL_OF_IT = re.compile(
    r"\b(resumo|balanco|apanhado|panorama|fechamento) (d[aoe] |geral d[aoe] )?(dia|hoje|ontem|semana|mes|loja)\b"
    r"|\bcomo (foi|ta|esta|anda) (o|meu|nosso) (dia|mes)\b"
)
"""All of the figures, by no name."""
_OF_THE_DAY = re.compile(r"\b(resumo|balanco|apanhado|panorama|fechamento|como (foi|ta|esta|anda)) (d?o|geral do|meu|nosso) dia\b")
_OTHER_TASKS = frozenset(
    {"forecast_price", "forecast_demand", "best_purchase_day", "suggest_price", "simulate_campaign", "create_po", "find_supplier"}
)
_SPENT_ON = re.compile(r"\b(?:gast\w+|compr(?:ei|amos|ou|aram)|compras)\b (?:\w+ )?(?:com|em|de|d[oa]s?|n[oa]s?)\b")
_LATELY = 4
"""Questions back to which one for another period goes on from."""
_OF_A_PERIOD = "conversas, leads novos, propostas, simulacoes"
"""What is told of two periods side by side where no figure was named."""


def asks_for_figures(talk: Talk) -> bool:
    """Whether a member of staff asks for a figure, whatever the intent was taken for."""
    said = fold(talk.reading.text[:300])
    chosen = talk.asked_for("order") == "product" and "?" not in said  # "o mais vendido" says which to buy
    if chosen or talk.reading.intent in _OTHER_TASKS or item_sold(talk.reading.text):
        return False
    if unmeasured(said) or _compares(talk) or _ALL_OF_IT.search(said):
        return True
    return re.search(_ASKS, said) is not None and bool(measured(said)) and not talk.entities.get("models")


@skill("figures", "kpis", claims=asks_for_figures, of_staff=True)
def figures(talk: Talk) -> Skill:
    said = fold(talk.reading.text[:300])
    asked, unkept = measured(said), unmeasured(said)
    if not asked and unkept:
        items = " De um item do estoque eu digo quanto saiu: é só dizer qual." if "vendas fechadas" in unkept else ""
        return Say(f"{_begun(and_list(unkept))}: isso eu ainda não meço. Tenho {MEASURED}.{items}")
    if _compares(talk):
        return (yield from _compared(talk))
    if "lead" in said and "quant" not in said and asked_temperature(said):
        return (yield from SKILLS["leads"].run(talk))
    today = talk.now.date()
    named = period(talk.reading.text, today) or (Period(today, today) if _OF_THE_DAY.search(said) else None)
    if named and named.first > talk.now.date():
        return Say("Esse período ainda não chegou; números eu só tenho do que já aconteceu.")
    goods = _spent_on(talk, talk.reading.text) if bought in asked else {}
    result = yield Call("business_metrics", {**_dates(named, talk.now.date()), **goods})
    if result.get("error"):
        return Say(result["detail"])
    if named and _AGAINST_BEFORE.search(said):
        of_before = {**_dates(named.before, today), **goods}
        return (yield from _beside_before(result, of_before, asked or measured(_OF_A_PERIOD), today))
    if asked:
        told = [figure(result) for figure in asked]
        when = f"{_when(result, talk.now.date())}: " if any("agora" not in each and "à venda" not in each for each in told) else ""
        missing = f" {_begun(and_list(unkept))} eu ainda não meço." if unkept else ""
        return Say(f"{_begun(when + '; '.join(told))}.{missing}")
    return Say(_all(result, talk.now.date()))


def _spent_on(talk: Talk, text: str) -> dict[str, str]:
    """The goods or the supplier whose purchases are asked for: "quanto gastamos com parafuso esse ano?"."""
    if _SPENT_ON.search(fold(text[:300])) is None:
        return {}
    found = extract(text, role="staff", now=talk.now, intent="price_history")
    if supplier := found.get("supplier") or extract(text, role="staff", now=talk.now, intent="kpis").get("supplier"):
        return {"supplier": str(supplier)}
    return {"product": str(found["product"])} if "product" in found else {}


def _compares(talk: Talk) -> bool:
    """Whether another period is asked for of the figure told just before: "e comparado com mês passado?"."""
    if _spent_on(talk, talk.reading.text):
        return False  # "e de tinta esse mês?" asks of other goods
    return _AGAINST.search(fold(talk.reading.text[:200])) is not None and bool(_told_before(talk)) and _another_period(talk) is not None


def _another_period(talk: Talk) -> Period | None:
    return period(talk.reading.text, talk.now.date())


def _told_before(talk: Talk) -> list[Figure]:
    """The figures that the last question asked for, or the one that it went on from."""
    return measured(fold(_begun_with(talk)[:300]))


def _begun_with(talk: Talk) -> str:
    """What somebody asked for of the figures told last: "quantos leads novos essa semana?", before "e na semana passada?"."""
    for exchange in reversed(talk.memory["said"][-_LATELY:]):
        if measured(fold(exchange["user"][:300])):
            return exchange["user"]
        if period(exchange["user"], talk.now.date()) is None:
            break
    return ""


def _compared(talk: Talk) -> Skill:
    """The figures told last, of the other period and once more of their own."""
    today, lines = talk.now.date(), list[str]()
    goods = _spent_on(talk, _begun_with(talk)) if bought in _told_before(talk) else {}
    for days in (_another_period(talk), period(_begun_with(talk), today)):
        result = yield Call("business_metrics", {**_dates(days, today), **goods})
        if result.get("error"):
            return Say(result["detail"])
        lines.append(f"• {_when(result, today)}: {'; '.join(figure(result) for figure in _told_before(talk))}")
    return Say("\n".join(lines))


def _beside_before(result: dict[str, Any], of_before: dict[str, str], asked: Sequence[Figure], today: date) -> Skill:
    """The figures of a period, and those of the one before it."""
    before = yield Call("business_metrics", of_before)
    if before.get("error"):
        return Say(before["detail"])
    return Say("\n".join(f"• {_when(one, today)}: {'; '.join(figure(one) for figure in asked)}" for one in (result, before)))


def _dates(named: Period | None, today: date) -> dict[str, str]:
    return {} if named is None else {"since": named.first.isoformat(), "until": min(named.last, today).isoformat()}


def _when(result: dict[str, Any], today: date) -> str:
    first, last = date.fromisoformat(result["since"]), date.fromisoformat(result["until"])
    return span_name(first, last, today)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _all(result: dict[str, Any], today: date) -> str:
    return (
        f"{_begun(_when(result, today))}:\n"
        f"• conversas: {result['conversations']}\n"
        f"• leads novos: {result['new_leads']}\n"
        f"• propostas: {result['offers']}\n• simulações: {result['financing_simulations']}\n"
        f"• visitas: {result['visits_in_period']}\n• para a equipe: {result['handoffs']}\n"
        f"Agora:\n"
        f"• leads: {result['all_leads']} (quentes: {result['hot_leads']}, mornos: {result['warm_leads']}, frios: {result['cold_leads']})\n"
        f"• visitas nos próximos 30 dias: {result['visits_booked_ahead']}\n"
        f"• carros à venda: {result['cars_available']}, somando {brl(result['stock_value'])}"
    )
