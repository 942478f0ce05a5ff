"""Somebody who bought a car here: what is theirs already is the team's."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues.shop_questions import bought_here as told_of_buying


def _claims(talk: Talk) -> bool:
    return talk.who.role == "customer" and talk.reading.intent == "help" and told_of_buying(talk.reading.text)


@skill("bought_here", claims=_claims)
def bought_here(talk: Talk) -> Skill:
    yield from ()
    slots = {"reason": "asked", "note": talk.reading.text[:500]}
    question = Question("Quer que eu chame alguém da equipe?", "handoff", "confirmed", slots, ("Chamar pessoa", "Agora não"))
    return Say("Que bom ter você de volta! Do carro que você já tem, quem cuida é a equipe da loja.", question)
