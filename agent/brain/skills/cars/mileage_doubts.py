"""Whether a car that has gone far is any good: what the shop has to say of its cars, and no verdict of ours."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.hearsay import doubts_the_mileage
from agent.understanding.text import fold


def _claims(talk: Talk) -> bool:
    return talk.who.role == "customer" and doubts_the_mileage(talk.reading.text)


@skill("mileage_doubts", claims=_claims)
def mileage_doubts(talk: Talk) -> Skill:
    result = yield Call("warranty_and_papers", {"car_id": focus["id"]} if (focus := talk.memory["focus"]) else {})
    facts = [] if result.get("error") else [result["warranty"], *result["papers"]]
    telling = next((fact for fact in facts if "laudo" in fold(fact)), None)
    told = f" Aqui, {telling}." if telling else " Um vendedor te conta o histórico do carro."
    return Say(f"Só o km não diz tudo: conta muito como o carro foi cuidado.{told}", keeps_task=True)
