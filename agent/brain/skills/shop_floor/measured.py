"""What is measured of the shop, by the words that ask for it, and how each figure is told; and what is asked for and not kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from agent.brain.phrasing import brl

Figure = Callable[[dict[str, Any]], str]
MEASURED = "conversas, leads, propostas, simulações, visitas, reservas e estoque"
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


def bought(found: dict[str, Any]) -> str:
    told = found["purchases"]
    if told is None:
        return "compras eu só conto a quem compra"
    if told["of"] or told["from"]:
        of = f" de {told['of']}" * bool(told["of"]) + f" com {told['from']}" * bool(told["from"])
        some = f"{told['orders']} OC{'s' * (told['orders'] > 1)} aprovada{'s' * (told['orders'] > 1)}"
        return f"compras{of}: {brl(told['total'])} em {some}" if told["orders"] else f"nenhuma compra aprovada{of}"
    waits = f", e {told['awaiting']} esperando aprovação agora ({brl(told['awaiting_total'])})" if told["awaiting"] else ""
    if not told["orders"]:
        return f"nenhuma OC aprovada{waits}"
    most = f", a maior parte com {told['suppliers'][0]['name']} ({brl(told['suppliers'][0]['total'])})"
    many = f"{told['orders']} OC{'s' * (told['orders'] > 1)} aprovada{'s' * (told['orders'] > 1)}"
    return f"compras: {brl(told['total'])} em {many}{most if len(told['suppliers']) > 1 else ''}{waits}"


_MEASURED: dict[str, Figure] = {
    r"\bgast(ei|amos|ou|aram|os?|ando)\b|\bcompr(ei|amos|ou|aram)\b|\b(total|valor|soma|resumo) (de|das|em) compras\b"
    r"|\b(nossas|minhas|as) compras (d|n|ess|est)|^\W*compras (do|desse|deste|no) ": bought,
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


def measured(said: str) -> list[Figure]:
    return [figure for pattern, figure in _MEASURED.items() if re.search(pattern, said)]


def unmeasured(said: str) -> list[str]:
    return [name for name, pattern in _UNMEASURED.items() if re.search(pattern, said)]
