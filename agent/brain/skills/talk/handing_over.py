"""A person instead of the assistant: asked for, needed, waited for, or no longer wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.brain.phrasing.dates import day_name
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.talk.telling_the_team import contact_told
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.handed_over import WAITING
from agent.rights import claims
from agent.understanding.cues.awaited_team import waited_in_vain
from agent.understanding.cues.handing_back import declines_a_person
from agent.understanding.text import fold
from domain.clock import local
from domain.store import clock_time

CALL_BACK = "Para voltar a falar comigo, escreva “voltar”"


_SELLER = re.compile(
    r"\b(me atend\w+|(estava|tava|estou|to|tou) (falando|negociando|conversando|tratando|vendo) com|fal(ei|ava) com|combin(ei|amos) com)\b"
)
_THERE = re.compile(r"\b(ta|esta|tem|trabalha|continua|chegou|anda|cade|onde) .{0,15}\b(ai|hoje|loja|na area)\b|\bcade\b|\bposso falar\b")


def _seeks_a_seller(talk: Talk) -> bool:
    """ "A Marina tá aí? Ela tava me atendendo": somebody of the shop, and no car."""
    words = fold(talk.reading.text[:200])
    person = _SELLER.search(words) is not None and _THERE.search(words) is not None and not talk.who.handed_over
    return talk.who.role == "customer" and person and not talk.entities.keys() & {"models", "car_refs"}


@skill("handoff", "human", claims=_seeks_a_seller)
def handoff(talk: Talk) -> Skill:
    if talk.asked_for("handoff") == "confirmed" and not _wanted(talk):
        again = talk.slots("handoff").get("reason") == "misunderstood"
        return Say("Tudo bem, vamos tentar de novo. O que você procura?" if again else "Tudo bem, sigo por aqui com você.")
    known = talk.slots("handoff")
    note = {"note": known["note"]} if known.get("note") else {}
    result = yield Call("handoff_to_human", {"reason": "anger" if talk.reading.angry else known.get("reason", "asked")} | note)
    return Say(result["detail"] if result.get("error") else f"{talk.pick('Claro!', 'Pode deixar!')} {_who_and_when(talk, result)}")


def _wanted(talk: Talk) -> bool:
    return talk.assent.yes is True or claims(talk.reading) or _seeks_a_seller(talk)


@skill("offer_of_a_person")
def offer_of_a_person(talk: Talk) -> Skill:
    """It sounds as if somebody of the shop were needed: that is asked, not done."""
    yield from ()
    complains = talk.reading.intent == "complaint"
    slots = {"reason": "complaint", "note": talk.reading.text[:500]} if complains else {"reason": "asked"}
    question = Question("Quer que eu chame um vendedor?", "handoff", "confirmed", slots, ("Chamar vendedor", "Agora não"))
    return Say("Sinto muito se algo não saiu bem." if complains else "", question)


@skill("complaint", "complaint")
def complaint(talk: Talk) -> Skill:
    result = yield Call("handoff_to_human", {"reason": "anger" if talk.reading.angry else "complaint", "note": talk.reading.text[:500]})
    sorry = talk.pick("Sinto muito por isso, de verdade.", "Lamento que tenha passado por isso.", "Desculpe pelo transtorno.")
    return Say(f"{sorry} {result['detail'] if result.get('error') else _who_and_when(talk, result)}")


def _who_and_when(talk: Talk, result: dict[str, Any]) -> str:
    """Who answers next, and when; most of the conversation is theirs from here on."""
    when = "Já chamei uma pessoa da equipe e ela continua com você por aqui."
    if not result["open_now"]:
        when = f"Avisei a equipe. {_closed(talk, result)}"
    return f"{when} Se preferir ligar: {result['phone']}. {CALL_BACK}."


def _closed(talk: Talk, result: dict[str, Any]) -> str:
    """`A loja está fechada agora; um vendedor te responde segunda a partir das 8h.`"""
    return f"A loja está fechada agora; um vendedor te responde {_opening(talk, result)}."


def _opening(talk: Talk, result: dict[str, Any]) -> str:
    """`segunda a partir das 8h`."""
    opens = local(datetime.fromisoformat(result["opens_at"])) if result["opens_at"] else None
    return f"{day_name(opens.date(), talk.now.date())} a partir das {clock_time(opens.time())}" if opens else "assim que abrir"


@skill(WAITING)
def waiting(talk: Talk) -> Skill:
    """Something for the person to answer: said once, after a pause again, and otherwise left to them."""
    if WAITING in talk.memory["told_once"]:
        yield from ()
        return Say(talk.pick("A equipe já foi avisada e te responde por aqui.", "Já avisei a equipe; a resposta vem por aqui."))
    if any(CALL_BACK in reply for reply in talk.memory["replies"]):  # who answers, and when, was just said
        return Say("Isso quem te responde é a equipe. Se preferir comigo, é só escrever “voltar”.", once=WAITING)
    store = yield Call("store_info", {})
    when = "Um vendedor já vai te responder por aqui." if store["open_now"] else _closed(talk, store)
    return Say(f"{when} Se quiser seguir comigo enquanto isso, escreva “voltar”.", once=WAITING)


_WITH_THEM = "Seu pedido já está com a equipe; quando respondem, eu não consigo ver daqui."


@skill("team_awaited")
def team_awaited(talk: Talk) -> Skill:
    """Asked when the person answers: that the team knows, and the opening hours; nobody told us a time, so none is promised."""
    if contact_told(talk):
        passed_on: Say = yield from SKILLS["contact_for_the_team"].run(talk)
        return replace(passed_on, text=f"{_WITH_THEM} {passed_on.text}")
    store = yield Call("store_info", {})
    known = talk.pick("Seu pedido está com a equipe.", "A equipe já foi avisada do seu pedido.", "Seu pedido já chegou à equipe.")
    if not store["open_now"]:
        return Say(f"{known} A loja está fechada agora e abre {_opening(talk, store)}.", keeps_task=True)
    unknown = talk.pick("O horário da resposta eu não sei dizer daqui.", "Quando respondem, eu não consigo ver daqui.")
    return Say(f"{known} {unknown} Se preferir ligar: {store['branches'][0]['phone']}.", keeps_task=True)


@skill("resume")
def resume(talk: Talk) -> Skill:
    """Back to the assistant, or not away from it in the first place."""
    yield from ()
    if declines_a_person(talk.reading.text):
        return Say(talk.pick("Tudo bem, resolvo por aqui com você.", "Combinado, fica comigo então."), _what_next(talk), keeps_task=True)
    if waited_in_vain(talk.reading.text):
        return Say("Desculpa a espera! Sigo eu com você.", _what_next(talk), keeps_task=True)
    return Say(talk.pick("Voltei!", "Estou de volta."), _what_next(talk), keeps_task=True)


def _what_next(talk: Talk) -> Question | None:
    return None if talk.task and talk.task["question"] else Question("O que você precisa?", "search", "wish")
