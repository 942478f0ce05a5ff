"""While a person of the shop has the conversation: what the customer adds is passed on to them, their contact and what is wrong."""

from __future__ import annotations

from typing import Any

from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.handed_over import CALLED_AGAIN
from agent.leave import ASKED_ENOUGH
from agent.understanding.cues.names import bare_name
from domain.people import PERSONAL_FIELDS


def contact_told(talk: Talk) -> dict[str, Any]:
    """Name and contact in this message; a bare name only where it was asked for."""
    told = {key: value for key, value in talk.entities.items() if key in PERSONAL_FIELDS}
    name = bare_name(talk.reading) if not told and talk.asked_for("profile") == "name" else None
    return {"name": name} if name else told


@skill("contact_for_the_team")
def contact_for_the_team(talk: Talk) -> Skill:
    told = contact_told(talk)
    result = yield Call("update_profile", told)
    if result.get("error") == "consent_needed":
        if talk.who.consent is False or talk.memory["consent_asked"] >= ASKED_ENOUGH:
            return Say("Sem o seu ok não guardo seu contato, mas a equipe te responde por aqui.", keeps_task=True)
        return ask_consent_for(talk, "profile", {"again": list(told)}, "Para a equipe ter seu contato")
    return Say(result["detail"] if result.get("error") else talk.pick("Anotei, a equipe vai ver.", "Anotado, fica com a equipe."))


@skill("trouble_for_the_team")
def trouble_for_the_team(talk: Talk) -> Skill:
    """What is wrong goes into the note of the handoff; where their words may not be kept, it is not said to be noted."""
    told = contact_told(talk)
    if told and talk.who.consent:
        yield Call("update_profile", told)
    reason = "anger" if talk.reading.angry else "complaint"
    result = yield Call("handoff_to_human", {"reason": reason, "note": talk.reading.text[:500]})
    if result.get("error"):
        return Say(result["detail"], keeps_task=True)
    if result["noted"]:
        return Say(talk.pick("Anotei, a equipe vai ver isso.", "Passei isso também para a equipe.", "Anotei mais isso para a equipe."))
    return Say(
        talk.pick("Sinto muito. A equipe foi chamada e te ouve por aqui.", "Entendo. Chamei a equipe de novo para te responder aqui.")
    )


@skill(CALLED_AGAIN)
def called_again(talk: Talk) -> Skill:
    """A person asked for while one was called already: they are called once more."""
    result = yield Call("handoff_to_human", {"reason": "anger" if talk.reading.angry else "asked"})
    if result.get("error"):
        return Say(result["detail"], keeps_task=True)
    return Say(f"Chamei a equipe de novo. Se for urgente, ligue: {result['phone']}.", keeps_task=True, once=CALLED_AGAIN)


@skill("booking_for_the_team")
def booking_for_the_team(talk: Talk) -> Skill:
    """A visit or reservation asked for meanwhile goes into the note of the handoff; nothing is booked behind the back of who answers."""
    told = contact_told(talk)
    if told and talk.who.consent:
        yield Call("update_profile", told)
    result = yield Call("handoff_to_human", {"reason": "purchase", "note": talk.reading.text[:500]})
    if result.get("error"):
        return Say(result["detail"], keeps_task=True)
    what = "a reserva" if talk.reading.intent == "reserve_car" else "o horário"
    passed = "Passei seu pedido para a equipe" if result["noted"] else "Chamei a equipe de novo"
    meanwhile = f"{passed}, que confirma {what} por aqui."
    return Say(meanwhile if any(BACK in said for said in talk.memory["replies"][-1:]) else f"{meanwhile} {BACK}.")


BACK = "Para marcar já comigo, escreva “voltar”"
