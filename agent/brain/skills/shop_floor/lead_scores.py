"""One lead: the score with its reasons, what they look for, the phone; by name, by place in the list, or "dele" after it was told."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.phrasing.leads import how_to_reach, lead_line
from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.skills.registry import skill
from agent.brain.skills.shop_floor.leads import not_sales, told_no
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.text import fold
from domain.cars.wishes import Wish

_PARTS = {"budget": "orçamento", "urgency": "urgência", "preferences": "preferências", "engagement": "engajamento"}
_REACH = r"\b(telefone|fone|celular|contato|numero|zap|whats\w*)\b"
_AGAIN = re.compile(r"^\W*e (?:(?:[oa]|qual [oa]?)? ?(?:score|nota|pontuacao|pontos)? ?d[oae]|[oa]) ([a-z]+(?: [a-z]+)?)\W*$")
_TOLD = re.compile(r"(?:Comece por )?([^\n—]+) — \d+ pontos \(|([^\n:]+?)(?:: \+\d+\.| ainda não deixou telefone\.)$")
"""How a reply about one lead begins (`lead_line`), or is their phone (`how_to_reach`)."""
_THIS_ONE = re.compile(r"\b(dele|dela|ele|ela|(d?esse|d?essa|d?este|d?esta) (cliente|lead|pessoa))\b")
_WANTS = re.compile(r"\bo que (ele|ela|esse cliente|essa cliente) (quer|procura|busca|ta procurando|esta procurando)\b")
_PHONE_OF = re.compile(
    rf"{_REACH} d[oae] (?:cliente |lead |senhor[a]? |dona |seu )?(?!primeir|segund|terceir|ultim|lead\b|cliente\b)([a-z]+(?: [a-z]+)?)\W*$"
)
"""How somebody is reached, asked by their name: "qual o zap da Ana?"."""
_PHONE_AT = re.compile(rf"{_REACH} (d[oa]|para [oa]|pro|pra) (primeir|segund|terceir|ultim)[oa]\b")
"""The same, by the place in the list told: "me passa o telefone da primeira"."""
_LITTLE = 4
"""Words of a question about the one lead just told that does not say whose: "me passa o zap"."""
_LATELY = 4
"""Replies back to which "dele" may point."""


def asks_for_another_score(talk: Talk) -> bool:
    """ "e o da Ana?" right after the score of a lead."""
    if (
        (told_no(talk) or _told_lately(talk))
        and asks_for_phone(fold(talk.reading.text[:100]))
        and _THIS_ONE.search(fold(talk.reading.text[:100]))
    ):
        return True
    if lead_just_told(talk) and asks_for_phone(fold(talk.reading.text[:100])) and len(talk.reading.text.split()) <= _LITTLE:
        return True
    if _WANTS.search(fold(talk.reading.text[:100])):
        return _told_lately(talk) is not None
    if _PHONE_AT.search(fold(talk.reading.text[:100])) and talk.memory["leads"]:
        return True
    if talk.reading.intent == "out_of_scope" and _PHONE_OF.search(fold(talk.reading.text[:100])):
        return True
    return _another(talk) is not None and lead_just_told(talk) is not None


def _told_lately(talk: Talk) -> str | None:
    """The name of the lead told last, of the few replies before."""
    told = (_TOLD.match(said["assistant"]) for said in reversed(talk.memory["said"][-_LATELY:]))
    return next((found[1] or found[2] for found in told if found), None)


def leads_told_lately(talk: Talk) -> list[str]:
    """The names of the leads told of one by one in the few replies before, in order."""
    told = (_TOLD.match(said["assistant"]) for said in talk.memory["said"][-_LATELY:])
    return list(dict.fromkeys(found[1] or found[2] for found in told if found))


def lead_just_told(talk: Talk) -> str | None:
    """The name of the one lead that the last reply was about."""
    found = _TOLD.match(talk.memory["said"][-1]["assistant"]) if talk.memory["said"] else None
    return (found[1] or found[2]) if found else None


def _another(talk: Talk) -> str | None:
    said = fold(talk.reading.text[:100])
    if (asked := _PHONE_OF.search(said)) is not None:
        return talk.reading.text[asked.start(2) : asked.end(2)]
    found = _AGAIN.search(said)
    return talk.reading.text[found.start(1) : found.end(1)] if found else None


@skill("lead_score", "score_lead", fills=("lead_ref", "name"), claims=asks_for_another_score, of_staff=True)
def lead_score(talk: Talk) -> Skill:
    if (refused := not_sales(talk)) is not None:
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
        return Say(how_to_reach(result))
    parts = "\n".join(f"• {_PARTS[part['name']]}: {part['points']} de {part['most']} — {part['reason']}" for part in result["parts"])
    return Say(f"{lead_line(result)}.{_looks_for(result)}\n{parts}{_sent(result)}")


def _looks_for(lead: dict[str, Any]) -> str:
    """`Procura SUV automático até R$ 90.000.`, where they said anything of it."""
    wish = Wish.of(lead["profile"]).stated()
    return f" Procura {wish_in_words(wish, 1)}." if set(wish) - {"city", "state"} else ""


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
        asked = fold(talk.reading.text[:200])
        meant = _told_lately(talk) if _THIS_ONE.search(asked) else lead_just_told(talk) if asks_for_phone(asked) else None
        return said or meant or (_another(talk) if asks_for_another_score(talk) else None)
    known = talk.memory["leads"]
    if not known:
        listed = yield Call("list_leads", {"limit": min(max(place, 1), 50)})
        known = [lead["id"] for lead in listed.get("leads", [])]
    at = place - 1 if place > 0 else len(known) + place
    return known[at] if 0 <= at < len(known) else str(place)
