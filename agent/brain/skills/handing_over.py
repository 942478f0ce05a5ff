"""A person instead of the assistant: asked for, or needed."""

from __future__ import annotations

from typing import Any

from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk


@skill("handoff", "human")
def handoff(talk: Talk) -> Skill:
    if talk.asked_for("handoff") == "confirmed" and (talk.assent.yes is False or "tentar de novo" in talk.reading.text.lower()):
        again = talk.slots("handoff").get("reason") == "misunderstood"
        return Say("Tudo bem, vamos tentar de novo. O que você procura?" if again else "Tudo bem, sigo por aqui com você.")
    reason = talk.slots("handoff").get("reason", "asked")
    result = yield Call("handoff_to_human", {"reason": "anger" if talk.reading.angry else reason})
    return Say(result["detail"] if result.get("error") else f"{talk.pick('Claro!', 'Pode deixar!')} {_who_and_when(result)}")


@skill("complaint", "complaint")
def complaint(talk: Talk) -> Skill:
    result = yield Call("handoff_to_human", {"reason": "anger" if talk.reading.angry else "complaint", "note": talk.reading.text[:500]})
    sorry = talk.pick("Sinto muito por isso, de verdade.", "Lamento que tenha passado por isso.", "Desculpe pelo transtorno.")
    return Say(f"{sorry} {result['detail'] if result.get('error') else _who_and_when(result)}")


def _who_and_when(result: dict[str, Any]) -> str:
    """Who answers next, and when; the assistant is silent from here on."""
    if result["open_now"]:
        when = "Já chamei uma pessoa da equipe e ela continua com você por aqui."
    else:
        when = f"Avisei a equipe; a loja está fechada agora ({result['hours']}) e te respondem por aqui assim que abrir."
    return f"{when} Se preferir ligar: {result['phone']}. Para voltar a falar comigo, escreva “voltar”."


@skill("resume")
def resume(talk: Talk) -> Skill:
    yield from ()
    return Say(talk.pick("Voltei! Como posso ajudar?", "Estou de volta. O que você precisa?"))
