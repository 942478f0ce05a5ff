"""What to bring to the shop."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.papers_to_bring import papers_to_bring


@skill("to_bring", claims=lambda talk: talk.who.role == "customer" and papers_to_bring(talk.reading.text) is not None)
def to_bring(talk: Talk) -> Skill:
    yield from ()
    if papers_to_bring(talk.reading.text) == "cpf":
        return Say("Por aqui não precisa de CPF. Para financiar ou fechar a compra, um vendedor te diz o que levar.", keeps_task=True)
    facts = talk.memory["facts"]
    if "did:registered" in facts and "did:booked" not in facts and not talk.memory["shown"]:
        return Say("Do seu carro e seus, um vendedor confirma quais documentos trazer.", keeps_task=True)
    return Say("Para o test drive, leve sua CNH. O resto um vendedor confirma com você.", keeps_task=True)
