"""What the sales people ask about leads: the list, whom to call first, and why a lead has its score."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.text import fold
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
_OWNERLESS = r"\bsem (dono|vendedor|responsavel|atendente|ninguem|consultor)\b|\bnao atribuid|\b(de quem (e|sao)|quem (e|sao) os? donos?)\b"
_QUIET = (
    r"\b(?:parad|esquecid|sumid|inativ|abandonad|sem (?:contato|resposta|retorno|falar))\w*.{0,20}?\b(\d{1,3}|uma?|duas|dois|tres)"
    r" (dias?|semanas?|mes(?:es)?)\b"
)
_IN_WORDS = {"um": 1, "uma": 1, "dois": 2, "duas": 2, "tres": 3}
_UNITS = {"d": 1, "s": 7, "m": 30}
_HOW_MANY = r"\b(?:os|as|top|me da|lista|mostra|quais) (?:os |as )?(\d{1,2})\b|\b(\d{1,2}) (?:melhores|leads|mais quentes|primeir[oa]s)\b"
_AGAIN = re.compile(r"^\W*e (?:(?:[oa]|qual [oa]?)? ?(?:score|nota|pontuacao|pontos)? ?d[oae]|[oa]) ([a-z]+(?: [a-z]+)?)\W*$")
_TOLD = re.compile(r"(?:Comece por )?([^\n—]+) — \d+ pontos \(")
"""How a reply about one lead begins (`_line`)."""
_CAR_KEYS = ("models", "brands", "categories")
SHOWN = 5


def asks_for_leads(talk: Talk) -> bool:
    """Whether leads are listed whatever the intent was taken for: those nobody looks after, quiet ones, the best so many."""
    said = fold(talk.reading.text[:300])
    about_leads = re.search(r"\b(leads?|clientes?)\b", said) is not None
    if about_leads and (re.search(_OWNERLESS, said) or re.search(_QUIET, said)):
        return True
    if talk.reading.intent == "greet" and re.search(r"\b(quais|mostra|lista|ver|cade)\b.{0,20}\bleads\b", said):
        return True
    return re.search(r"\b(melhores|mais quentes)\b", said) is not None and re.search(_HOW_MANY, said) is not None and not _about_cars(said)


def _about_cars(said: str) -> bool:
    return re.search(r"\bcarros?\b|\bveiculos?\b|\bmodelos?\b", said) is not None


@skill("leads", "list_leads", claims=asks_for_leads, of_staff=True)
def leads(talk: Talk) -> Skill:
    said = fold(talk.reading.text)
    if any(talk.entities.get(key) for key in _CAR_KEYS) and re.search(r"\bcarros?\b", said):
        return (yield from SKILLS["cars_in_stock"].run(talk))
    if (refused := _not_sales(talk)) is not None:
        return refused
    if re.search(_FIRST, said):
        return (yield from _first_to_call())
    if re.search(_OWNERLESS, said):
        return Say("Leads ainda não têm dono por aqui: todo vendedor vê todos, e eu não registro quem atende cada um.")
    quiet = _quiet_days(said)
    temperature = None if quiet or re.search(_HOW_MANY, said) else asked_temperature(talk.reading.text)
    asked = {"temperature": temperature, "city": talk.entities.get("city"), "quiet_days": quiet, "limit": _how_many(said)}
    result = yield Call("list_leads", {key: value for key, value in asked.items() if value})
    if result.get("error"):
        return Say(result["detail"])
    kind = f" {_TEMPERATURE[temperature]}" if temperature else ""
    place = f" de {asked['city']}" if asked["city"] else ""
    if not result["leads"]:
        return Say(f"Nenhum lead{kind}{place} {f'sem falar com a gente há mais de {quiet} dias' if quiet else 'agora'}.")
    lines = [f"{at}. {_line(lead)}" for at, lead in enumerate(result["leads"], 1)]
    more = f" (mostro {len(lines)} de {result['total']})" if result["total"] > len(lines) else ""
    since = f" sem falar com a gente há mais de {quiet} dias," if quiet else ""
    return Say(f"Leads{kind and kind + 's'}{place}{since} por pontuação{more}:\n" + "\n".join(lines))


def _quiet_days(said: str) -> int | None:
    found = re.search(_QUIET, said)
    if found is None:
        return None
    number = _IN_WORDS.get(found[1]) or int(found[1])
    return min(number * _UNITS[found[2][0]], 365) or None


def _how_many(said: str) -> int | None:
    found = re.search(_HOW_MANY, said)
    return min(int(found[1] or found[2]), 50) or None if found else None


def asked_temperature(text: str) -> str | None:
    """`high`, `medium` or `low`, where one is asked for."""
    said = fold(text)
    return next((name for name, pattern in _ASKED.items() if re.search(pattern, said)), None)


def asks_for_another_score(talk: Talk) -> bool:
    """ "e o da Ana?" right after the score of a lead."""
    return _another(talk) is not None and lead_just_told(talk) is not None


def lead_just_told(talk: Talk) -> str | None:
    """The name of the one lead that the last reply was about."""
    found = _TOLD.match(talk.memory["said"][-1]["assistant"]) if talk.memory["said"] else None
    return found[1] if found else None


def _another(talk: Talk) -> str | None:
    found = _AGAIN.search(fold(talk.reading.text[:100]))
    return talk.reading.text[found.start(1) : found.end(1)] if found else None


@skill("lead_score", "score_lead", fills=("lead_ref", "name"), claims=asks_for_another_score, of_staff=True)
def lead_score(talk: Talk) -> Skill:
    if (refused := _not_sales(talk)) is not None:
        return refused
    lead = yield from lead_meant(talk)
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
    if asks_for_phone(fold(talk.reading.text)):
        return Say(_how_to_reach(result))
    parts = "\n".join(f"• {_PARTS[part['name']]}: {part['points']} de {part['most']} — {part['reason']}" for part in result["parts"])
    return Say(f"{_line(result)}.\n{parts}{_sent(result)}")


_FILES = (("image", "foto"), ("video", "vídeo"), ("document", "documento"))


def _sent(lead: dict[str, Any]) -> str:
    """`Mandou 2 fotos e 1 documento.`, on a line of its own."""
    sent = lead["sent"]
    told = [f"{sent[kind]} {word}{'s' if sent[kind] > 1 else ''}" for kind, word in _FILES if sent.get(kind)]
    return f"\nMandou {and_list(told)}." if told else ""


def asks_for_phone(said: str) -> bool:
    return re.search(_REACH, said) is not None


def lead_meant(talk: Talk) -> Generator[Call, dict[str, Any], str | None]:
    """The id or name of the lead asked about; a number or "o segundo" is a place in the list last shown, else in the ranking."""
    said = str(talk.entities.get("lead_ref") or talk.entities.get("name") or "")
    place = int(said) if said.isdecimal() else None
    if not said:
        place = next(iter(talk.entities.get("car_refs", ())), None) or ordinal(talk.reading.text)
    if place is None:
        return said or (_another(talk) if asks_for_another_score(talk) else None)
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
    where = [
        part
        for part in (lead["city"], lead["phone"], _brought_by(lead), None if lead["may_be_called"] else "não quer que a loja chame")
        if part
    ]
    return ", ".join([f"{name} — {lead['score']} pontos ({_TEMPERATURE[lead['temperature']]})", *where])


def _brought_by(lead: dict[str, Any]) -> str | None:
    """`veio do anúncio “Compass 2021”`."""
    came_from = lead.get("came_from")
    if not came_from:
        return None
    what = "da publicação" if came_from["source_type"] == "post" else "do anúncio"
    return (
        f"veio {what} “{came_from['headline']}”" if came_from["headline"] else f"veio {'de publicação' if 'da' in what else 'de anúncio'}"
    )


def _not_sales(talk: Talk) -> Say | None:
    """What somebody who may not see leads is told, and whom to ask."""
    role = Role(talk.who.role)
    if role in SALES:
        return None
    return Say(f"Seu acesso é de {role.word}, que não vê leads. Quem vê são vendedores, gerentes e administradores: peça a um deles.")
