"""Something to be done to a car before it is handed over: no tool knows what the shop does, so a seller confirms it."""

from __future__ import annotations

from agent.binding import SURE
from agent.brain.skills.registry import skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues.services import asks_of_a_service
from agent.understanding.cues.trouble import in_trouble

_ELSEWHERE = frozenset({"warranty_docs", "test_drive", "reserve_car", "financing"})


def _claims(talk: Talk) -> bool:
    customers = talk.who.role == "customer" and not talk.who.handed_over
    elsewhere = (talk.reading.intent in _ELSEWHERE and talk.reading.confidence >= SURE) or in_trouble(talk.reading.text)
    return customers and not elsewhere and asks_of_a_service(talk.reading.text)


@skill("services", claims=_claims)
def services(talk: Talk) -> Skill:
    yield from ()
    told = talk.pick("Isso um vendedor confirma com você.", "O que é feito no carro antes da entrega, um vendedor confirma com você.")
    if talk.task and talk.task["question"]:
        return Say(told, keeps_task=True)
    slots = {"reason": "asked", "note": talk.reading.text[:500]}
    return Say(told, Question("Quer que eu chame um?", "handoff", "confirmed", slots, ("Chamar vendedor", "Agora não")))
