"""Data of somebody else, told by the customer: nobody's are kept without their own leave."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.third_persons import in_anothers_name, tells_of_another


def _claims(talk: Talk) -> bool:
    return talk.who.role == "customer" and not talk.entities.keys() - {"city", "state"} and tells_of_another(talk.reading.text)


@skill("other_people", claims=_claims)
def other_people(talk: Talk) -> Skill:
    yield from ()
    if in_anothers_name(talk.reading.text):
        return Say("Comprar ou financiar em nome de outra pessoa, um vendedor confirma com você.", keeps_task=True)
    asked = "Isso um vendedor confirma com você. " if "?" in talk.reading.text else ""
    why = talk.pick(
        "Dado de outra pessoa eu não guardo sem o ok dela; ela pode me escrever por aqui.",
        "De outra pessoa não guardo dado nenhum sem o ok dela; se quiser, ela me chama aqui.",
    )
    return Say(f"{asked}{why}", keeps_task=True)
