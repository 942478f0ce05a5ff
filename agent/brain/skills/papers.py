"""Warranty, inspection report, transfer and taxes."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
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


@skill("papers", "warranty_docs")
def papers(talk: Talk) -> Skill:
    focus = talk.memory["focus"]
    result = yield Call("warranty_and_papers", {"car_id": focus["id"]} if focus else {})
    if result.get("error"):
        return Say(result["detail"])
    words = set(re.findall(r"[a-z]{4,}", fold(talk.reading.text))) - _STOP
    facts = [result["warranty"], *result["papers"]]
    asked = [fact for fact in facts if any(word[:6] in fold(fact) for word in words)]
    told = ". ".join(fact[0].upper() + fact[1:] for fact in (asked or facts)[:3])
    ending = "" if asked else ". Se a dúvida for outra, um vendedor confirma"
    return Say(f"{told}{ending}.", keeps_task=True)
