"""What the shop's people ask of its figures: the ones asked for, of the period asked about; all of them where none is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from agent.brain.phrasing import and_list, brl
from agent.brain.phrasing.dates import span_name
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.shop_floor.leads import asked_temperature
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.periods import Period, period
from agent.understanding.cues.sold_items import item_sold
from agent.understanding.entities import extract
from agent.understanding.text import fold

_ASKS = r"\bquant[oa]s?\b|\bnumeros?\b|\btaxa\b|\btotal\b|\bindicador|\bcomo (foi|foram|esta|estao|anda|vai|ta)\b|\bconver(sao|t)|\bvalor\b"
_UNMEASURED = {
    "faturamento": r"\bfatur|\breceitas?\b|\bganhamos\b",
    "lucro e margem": r"\blucr|\bmargem|\bticket\b|rentabil",
    "vendas fechadas": r"\bvend(emos|i|eu|eram|idos?|idas?)\b|\bvendas (d[aeo]|n[ao]|ness[ea]|fechadas)\b|\b(total|quantas) (de )?vendas\b",
    "venda por vendedor": r"\bquem (mais vend|vend(eu|e|em|eram)( mais)? ?(?=$|[?.,!]|ness|neste|n[oa] (mes|ano)|es[st]e|hoje|carro))"
    r"|\bpor vendedor|ranking (de|dos) vend|\bcomiss",
    "tempo de resposta": r"\btempo (medio )?(de|para|pra) (resp|atend)|\bdemor\w+ .{0,20}\brespo",
    "satisfação": r"\bnps\b|\bsatisfac",
    "há quanto tempo cada carro está no estoque": r"\bmais tempo (no|em|de) (estoque|patio)|\b(carros?|estoque) (encalhad|parad)|\bgiro"
    r"|\b(carros?|veiculos?|estoque|patio)\b.{0,30}\b(parad|encalhad)|\btempo (medio )?(parad|de patio|de estoque|em estoque)"
    r"|\b(parad|encalhad)\w+\b.{0,20}\b(patio|estoque|loja)",
    "de onde vêm os leads": r"\borigem d|\bde onde (vem|vieram|estao vindo)|\bqual canal",
}
"""What is asked for and not kept, in the words it is called by."""
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
MEASURED = "conversas, leads, propostas, simulações, visitas, reservas e estoque"


def _leads_now(found: dict[str, Any]) -> str:
    temperatures = f"quentes: {found['hot_leads']}, mornos: {found['warm_leads']}, frios: {found['cold_leads']}"
    return f"leads agora: {found['all_leads']} ({temperatures})"


def _conversion(found: dict[str, Any]) -> str:
    if found["conversion_percent"] is None:
        return "nenhum cliente conversou, então não há conversão a calcular"
    talked, booked = found["customers"], found["customers_with_visit"]
    return f"conversão de {found['conversion_percent']}% (de {talked} clientes que conversaram, {booked} com visita marcada)"


def _came_to_visit(found: dict[str, Any]) -> str:
    return f"viraram visita: {found['customers_with_visit']}, dos {found['customers']} clientes que conversaram"


def _bought(found: dict[str, Any]) -> str:
    bought = found["purchases"]
    if bought is None:
        return "compras eu só conto a quem compra"
    if bought["of"] or bought["from"]:
        of = f" de {bought['of']}" * bool(bought["of"]) + f" com {bought['from']}" * bool(bought["from"])
        some = f"{bought['orders']} OC{'s' * (bought['orders'] > 1)} aprovada{'s' * (bought['orders'] > 1)}"
        return f"compras{of}: {brl(bought['total'])} em {some}" if bought["orders"] else f"nenhuma compra aprovada{of}"
    waits = f", e {bought['awaiting']} esperando aprovação agora ({brl(bought['awaiting_total'])})" if bought["awaiting"] else ""
    if not bought["orders"]:
        return f"nenhuma OC aprovada{waits}"
    most = f", a maior parte com {bought['suppliers'][0]['name']} ({brl(bought['suppliers'][0]['total'])})"
    many = f"{bought['orders']} OC{'s' * (bought['orders'] > 1)} aprovada{'s' * (bought['orders'] > 1)}"
    return f"compras: {brl(bought['total'])} em {many}{most if len(bought['suppliers']) > 1 else ''}{waits}"


_MEASURED: dict[str, Callable[[dict[str, Any]], str]] = {
    r"\bgast(ei|amos|ou|aram|os?|ando)\b|\bcompr(ei|amos|ou|aram)\b|\b(total|valor|soma|resumo) (de|das|em) compras\b"
    r"|\b(nossas|minhas|as) compras (d|n|ess|est)|^\W*compras (do|desse|deste|no) ": _bought,
    r"\bconver(sao|t)": _conversion,
    r"\bleads? .{0,20}(cheg|entr|novos?|novas?|receb|aparec|ger)|\b(novos?|receb\w+|entraram|chegaram) .{0,12}leads?\b": (
        lambda found: f"leads novos: {found['new_leads']}"
    ),
    r"\bleads?\b(?!.{0,20}(cheg|entr|novos?|receb|aparec|ger))": _leads_now,
    r"\b(vir(?:aram|ou|am)|marcaram|agendaram|fizeram|foram pra|resultaram em|geraram)\b.{0,12}\bvisitas?\b": _came_to_visit,
    r"\bconversas\b|\batendimentos?\b": lambda found: f"conversas com clientes: {found['conversations']}",
    r"\bpropostas?\b|\bofertas?\b": lambda found: f"propostas: {found['offers']}",
    r"\bsimula(coes|cao)\b": lambda found: f"simulações: {found['financing_simulations']}",
    r"\btrocas\b": lambda found: f"carros oferecidos na troca: {found['trade_ins']}",
    r"\breserv(a|as|ados?)\b": lambda found: f"carros reservados agora: {found['cars_reserved']}",
    r"\bpara a equipe\b|\btransferi|\bpediram (um |uma )?(humano|pessoa|atendente|vendedor)": (
        lambda found: f"conversas passadas para a equipe: {found['handoffs']}"
    ),
    r"\bvale\w* (o|do|nosso) estoque\b|\bvalor (do|em|de) estoque\b|\bestoque vale\b": (
        lambda found: f"o estoque soma {brl(found['stock_value'])}, em {found['cars_available']} carros à venda"
    ),
    r"\bquantos (carros|veiculos)\b|\b(total|numero) de (carros|veiculos)\b|\bcarros? (a venda|em estoque)\b": (
        lambda found: f"{found['cars_available']} carros à venda"
    ),
}
"""What is measured, by the words that ask for it."""


def asks_for_figures(talk: Talk) -> bool:
    """Whether a member of staff asks for a figure, whatever the intent was taken for."""
    said = fold(talk.reading.text[:300])
    chosen = talk.asked_for("order") == "product" and "?" not in said  # "o mais vendido" says which to buy
    if chosen or talk.reading.intent in _OTHER_TASKS or item_sold(talk.reading.text):
        return False
    if _unmeasured(said) or _compares(talk) or _ALL_OF_IT.search(said):
        return True
    return re.search(_ASKS, said) is not None and bool(_measured(said)) and not talk.entities.get("models")


@skill("figures", "kpis", claims=asks_for_figures, of_staff=True)
def figures(talk: Talk) -> Skill:
    said = fold(talk.reading.text[:300])
    asked, unmeasured = _measured(said), _unmeasured(said)
    if not asked and unmeasured:
        items = " De um item do estoque eu digo quanto saiu: é só dizer qual." if "vendas fechadas" in unmeasured else ""
        return Say(f"{_begun(and_list(unmeasured))}: isso eu ainda não meço. Tenho {MEASURED}.{items}")
    if _compares(talk):
        return (yield from _compared(talk))
    if "lead" in said and "quant" not in said and asked_temperature(said):
        return (yield from SKILLS["leads"].run(talk))
    today = talk.now.date()
    named = period(talk.reading.text, today) or (Period(today, today) if _OF_THE_DAY.search(said) else None)
    if named and named.first > talk.now.date():
        return Say("Esse período ainda não chegou; números eu só tenho do que já aconteceu.")
    goods = _spent_on(talk, talk.reading.text) if _bought in asked else {}
    result = yield Call("business_metrics", {**_dates(named, talk.now.date()), **goods})
    if result.get("error"):
        return Say(result["detail"])
    if named and _AGAINST_BEFORE.search(said):
        of_before = {**_dates(named.before, today), **goods}
        return (yield from _beside_before(result, of_before, asked or _measured(_OF_A_PERIOD), today))
    if asked:
        told = [figure(result) for figure in asked]
        when = f"{_when(result, talk.now.date())}: " if any("agora" not in each and "à venda" not in each for each in told) else ""
        missing = f" {_begun(and_list(unmeasured))} eu ainda não meço." if unmeasured else ""
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


def _told_before(talk: Talk) -> list[Callable[[dict[str, Any]], str]]:
    """The figures that the last question asked for, or the one that it went on from."""
    return _measured(fold(_begun_with(talk)[:300]))


def _begun_with(talk: Talk) -> str:
    """What somebody asked for of the figures told last: "quantos leads novos essa semana?", before "e na semana passada?"."""
    for exchange in reversed(talk.memory["said"][-_LATELY:]):
        if _measured(fold(exchange["user"][:300])):
            return exchange["user"]
        if period(exchange["user"], talk.now.date()) is None:
            break
    return ""


def _compared(talk: Talk) -> Skill:
    """The figures told last, of the other period and once more of their own."""
    today, lines = talk.now.date(), list[str]()
    goods = _spent_on(talk, _begun_with(talk)) if _bought in _told_before(talk) else {}
    for days in (_another_period(talk), period(_begun_with(talk), today)):
        result = yield Call("business_metrics", {**_dates(days, today), **goods})
        if result.get("error"):
            return Say(result["detail"])
        lines.append(f"• {_when(result, today)}: {'; '.join(figure(result) for figure in _told_before(talk))}")
    return Say("\n".join(lines))


def _beside_before(
    result: dict[str, Any], of_before: dict[str, str], asked: Sequence[Callable[[dict[str, Any]], str]], today: date
) -> Skill:
    """The figures of a period, and those of the one before it."""
    before = yield Call("business_metrics", of_before)
    if before.get("error"):
        return Say(before["detail"])
    return Say("\n".join(f"• {_when(one, today)}: {'; '.join(figure(one) for figure in asked)}" for one in (result, before)))


def _measured(said: str) -> list[Callable[[dict[str, Any]], str]]:
    return [figure for pattern, figure in _MEASURED.items() if re.search(pattern, said)]


def _unmeasured(said: str) -> list[str]:
    return [name for name, pattern in _UNMEASURED.items() if re.search(pattern, said)]


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
