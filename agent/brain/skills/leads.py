"""What the sales people ask about leads: the list, whom to call first, and why a lead has its score."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import fold, ordinal
from domain.people import SALES, Role

_PARTS = {"budget": "orçamento", "urgency": "urgência", "preferences": "preferências", "engagement": "engajamento"}
_TEMPERATURE = {"high": "quente", "medium": "morno", "low": "frio"}
_ASKED = {
    "high": r"\bquentes?\b|promissor|melhores|\bbons\b|fechar|priorid|ligar|chance",
    "medium": r"\bmorn[oa]s?\b|\bmedi[oa]s?\b",
    "low": r"\bfri[oa]s?\b|parad[oa]s|esfri",
}
_FIRST = r"\b(quem|qual|cliente)\b.{0,40}\b(lig[oa]r?|cham[oa]r?|atend[eo]r?|contato)\b.{0,20}\b(primeir[oa]|agora|antes|ja)\b"
_REACH = r"\b(telefone|fone|celular|contato|numero|zap|whats\w*)\b"
_CAR_KEYS = ("models", "brands", "categories")
SHOWN = 5


@skill("leads", "list_leads")
def leads(talk: Talk) -> Skill:
    said = fold(talk.reading.text)
    if any(talk.entities.get(key) for key in _CAR_KEYS) and re.search(r"\bcarros?\b", said):
        return (yield from SKILLS["cars_in_stock"].run(talk))
    if (refused := _not_sales(talk)) is not None:
        return refused
    if re.search(_FIRST, said):
        return (yield from _first_to_call())
    temperature = asked_temperature(talk.reading.text)
    asked = {"temperature": temperature, "city": talk.entities.get("city")}
    result = yield Call("list_leads", {key: value for key, value in asked.items() if value})
    if result.get("error"):
        return Say(result["detail"])
    kind = f" {_TEMPERATURE[temperature]}" if temperature else ""
    place = f" de {asked['city']}" if asked["city"] else ""
    if not result["leads"]:
        return Say(f"Nenhum lead{kind}{place} agora.")
    lines = [f"{at}. {_line(lead)}" for at, lead in enumerate(result["leads"], 1)]
    more = f" (mostro {len(lines)} de {result['total']})" if result["total"] > len(lines) else ""
    return Say(f"Leads{kind and kind + 's'}{place} por pontuação{more}:\n" + "\n".join(lines))


def asked_temperature(text: str) -> str | None:
    """`high`, `medium` or `low`, where one is asked for."""
    said = fold(text)
    return next((name for name, pattern in _ASKED.items() if re.search(pattern, said)), None)


@skill("lead_score", "score_lead", fills=("lead_ref", "name"))
def lead_score(talk: Talk) -> Skill:
    if (refused := _not_sales(talk)) is not None:
        return refused
    lead = yield from _meant(talk)
    if lead is None:
        return Say("", Question("De qual lead?", "lead_score", "lead_ref"))
    result = yield Call("score_lead", {"lead": lead})
    if result.get("error"):
        return Say(result["detail"])
    if same := result.get("ambiguous"):
        return Say(
            "Há mais de um: " + "; ".join(f"{lead['name']} ({lead['score']} pontos)" for lead in same) + ".",
            Question("Qual deles?", "lead_score", "lead_ref"),
        )
    if re.search(_REACH, fold(talk.reading.text)):
        return Say(_how_to_reach(result))
    parts = "\n".join(f"• {_PARTS[part['name']]}: {part['points']} de {part['most']} — {part['reason']}" for part in result["parts"])
    return Say(f"{_line(result)}.\n{parts}")


def _meant(talk: Talk) -> Generator[Call, dict[str, Any], str | None]:
    """The id or name of the lead asked about; a number or "o segundo" is a place in the list last shown, else in the ranking."""
    said = str(talk.entities.get("lead_ref") or talk.entities.get("name") or "")
    place = int(said) if said.isdecimal() else None
    if not said:
        place = next(iter(talk.entities.get("car_refs", ())), None) or ordinal(talk.reading.text)
    if place is None:
        return said or None
    known = talk.memory["leads"]
    if not known:
        listed = yield Call("list_leads", {"limit": min(max(place, 1), 50)})
        known = [lead["id"] for lead in listed.get("leads", [])]
    at = place - 1 if place > 0 else len(known) + place
    return known[at] if 0 <= at < len(known) else str(place)


def _first_to_call() -> Skill:
    result = yield Call("list_leads", {"limit": 50})
    if result.get("error"):
        return Say(result["detail"])
    lead = next((lead for lead in result["leads"] if lead["may_be_called"]), None)
    if lead is None:
        return Say("Ainda não há leads para ligar.")
    why = sorted(lead["parts"], key=lambda part: -part["points"] / part["most"])[:2]
    return Say(f"Comece por {_line(lead)}. Motivo: {and_list([part['reason'] for part in why if part['points']])}.")


def _how_to_reach(lead: dict[str, Any]) -> str:
    name = lead["name"] or "Esse cliente"
    return f"{name}: {lead['phone']}." if lead["phone"] else f"{name} ainda não deixou telefone."


def _line(lead: dict[str, Any]) -> str:
    """`Carla Souza — 82 pontos (quente), Campinas, +5519…`; ids stay inside."""
    name = lead["name"] or "Cliente que ainda não disse o nome"
    where = [part for part in (lead["city"], lead["phone"], None if lead["may_be_called"] else "não quer que a loja chame") if part]
    return ", ".join([f"{name} — {lead['score']} pontos ({_TEMPERATURE[lead['temperature']]})", *where])


def _not_sales(talk: Talk) -> Say | None:
    """What somebody who may not see leads is told, and whom to ask."""
    role = Role(talk.who.role)
    if role in SALES:
        return None
    return Say(f"Seu acesso é de {role.word}, que não vê leads. Quem vê são vendedores, gerentes e administradores: peça a um deles.")
