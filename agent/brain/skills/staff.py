"""What the shop's people ask: leads, their scores, and the figures."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import brl
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import fold
from domain.leads import HIGH

_PARTS = {"budget": "orçamento", "urgency": "urgência", "preferences": "preferências", "engagement": "engajamento"}
_TEMPERATURE = {"high": "quente", "medium": "morno", "low": "frio"}


@skill("leads", "list_leads")
def leads(talk: Talk) -> Skill:
    asked: dict[str, Any] = {}
    if re.search(r"quente|promissor|melhor|ligar|priorid|fechar", fold(talk.reading.text)):
        asked["least_score"] = HIGH
    if city := talk.entities.get("city"):
        asked["city"] = city
    result = yield Call("list_leads", asked)
    if result.get("error"):
        return Say(result["detail"])
    if not result["leads"]:
        return Say("Nenhum lead quente agora." if asked.get("least_score") else "Ainda não há leads.")
    lines = [
        f"{at}. {lead['name'] or lead['id']} — {lead['score']} pontos ({_TEMPERATURE[lead['temperature']]})"
        + (f", {lead['city']}" if lead["city"] else "")
        + (f", {lead['phone']}" if lead["phone"] else "")
        for at, lead in enumerate(result["leads"], 1)
    ]
    return Say("Leads por pontuação:\n" + "\n".join(lines))


@skill("lead_score", "score_lead", fills=("lead_ref", "name"))
def lead_score(talk: Talk) -> Skill:
    name = talk.entities.get("lead_ref") or talk.entities.get("name")
    if not name:
        return Say("", Question("De qual lead?", "lead_score", "lead_ref"))
    result = yield Call("score_lead", {"lead": str(name)})
    if result.get("error"):
        return Say(result["detail"])
    if same := result.get("ambiguous"):
        return Say(
            "Há mais de um: " + "; ".join(f"{lead['name']} ({lead['score']} pontos)" for lead in same) + ".",
            Question("Qual deles?", "lead_score", "lead_ref"),
        )
    parts = "\n".join(f"• {_PARTS[part['name']]}: {part['points']} de {part['most']} — {part['reason']}" for part in result["parts"])
    return Say(f"{result['name'] or result['id']}: {result['score']} pontos ({_TEMPERATURE[result['temperature']]}).\n{parts}")


@skill("figures", "kpis")
def figures(talk: Talk) -> Skill:
    result = yield Call("business_metrics", {})
    if result.get("error"):
        return Say(result["detail"])
    return Say(
        f"Últimos {result['days']} dias:\n"
        f"• conversas: {result['conversations']}\n• leads quentes: {result['hot_leads']}\n• visitas: {result['visits_booked_ahead']}\n"
        f"• propostas: {result['offers']}\n• simulações: {result['financing_simulations']}\n• para a equipe: {result['handoffs']}\n"
        f"• carros à venda: {result['cars_available']}, somando {brl(result['stock_value'])}"
    )


@skill(
    "not_offered",
    "forecast_price",
    "best_purchase_day",
    "price_history",
    "scrape_now",
    "forecast_demand",
    "stock_status",
    "create_po",
    "approve_po",
    "reject_po",
    "po_status",
    "find_supplier",
    "retrain",
    "report",
    "simulate_campaign",
    "optimize_listing",
    "schedule_discount",
    "competitor_analysis",
    "suggest_price",
    "segment_customers",
    "run_experiment",
)
def not_offered(talk: Talk) -> Skill:
    yield from ()
    return Say("Isso eu ainda não faço por aqui. Por enquanto cuido de leads, pontuações, números da loja e do estoque de carros.")
