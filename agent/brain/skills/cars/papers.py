"""Warranty, inspection report, transfer and taxes."""

from __future__ import annotations

import re

from agent.brain.skills.cars.pointing import placed
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.returning import asks_to_return
from agent.understanding.text import fold

_STOP = {
    "tem",
    "qual",
    "quais",
    "como",
    "para",
    "pra",
    "com",
    "que",
    "carro",
    "voces",
    "vcs",
    "esta",
    "sobre",
    "quero",
    "saber",
    "meu",
    "ele",
}


_INSURANCE = re.compile(r"\b(o|do|de|um|no|com|faz|fazem|tem|pelo|esse|valor|preco) seguro\b|^\W*(e )?seguro\b")
"""Insurance; "é seguro?" asks for safety."""


def _of_insurance(talk: Talk) -> bool:
    asks = _INSURANCE.search(fold(talk.reading.text[:200])) is not None
    return (
        talk.who.role == "customer" and asks and talk.reading.intent in ("warranty_docs", "car_details", "financing", "reserve_car", "help")
    )


@skill("papers", "warranty_docs", claims=_of_insurance)
def papers(talk: Talk) -> Skill:
    car = placed(talk, talk.memory["shown"]) or talk.memory["focus"]
    result = yield Call("warranty_and_papers", {"car_id": car["id"]} if car else {})
    if result.get("error"):
        return Say(result["detail"])
    if asks_to_return(talk.reading.text) and not any("devol" in fold(fact) for fact in (result["warranty"], *result["papers"])):
        return Say(
            f"Sobre devolução, um vendedor confirma com você. {result['warranty'][0].upper()}{result['warranty'][1:]}.", keeps_task=True
        )
    words = {"seguro"} if _of_insurance(talk) else set(re.findall(r"[a-z]{4,}", fold(talk.reading.text))) - _STOP
    facts = [result["warranty"], *result["papers"]]
    asked = [fact for fact in facts if any(word[:6] in fold(fact) for word in words)]
    told = ". ".join(fact[0].upper() + fact[1:] for fact in (asked or facts)[:3])
    ending = "" if asked else ". Se a dúvida for outra, um vendedor confirma"
    return Say(f"{told}{ending}.", keeps_task=True)
