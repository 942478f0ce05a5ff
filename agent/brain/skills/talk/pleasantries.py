"""A kind word back: what asks for nothing is not sent away."""

from __future__ import annotations

from dataclasses import replace

from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.talk.small_talk import opening
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.pleasantries import pleasantry
from domain.store import WEEKDAYS

_TAKEN_FOR = frozenset({"out_of_scope", "help", "greet", "thanks", "provide_profile", "goodbye"})


def _claims(talk: Talk) -> bool:
    if talk.who.role != "customer" or talk.entities.keys() - {"date"} or talk.reading.intent not in _TAKEN_FOR:
        return False
    kind = pleasantry(talk.reading.text)
    return kind is not None and (kind not in ("laughter", "musing") or talk.reading.intent == "out_of_scope")


@skill("pleasantries", claims=_claims)
def pleasantries(talk: Talk) -> Skill:
    kind = pleasantry(talk.reading.text)
    if kind == "surprise":
        return (yield from SKILLS["search"].run(replace(talk, reading=replace(talk.reading, intent="search_cars"))))
    if kind == "today":
        return Say(f"Hoje é {WEEKDAYS[talk.now.weekday()]}, {talk.now:%d/%m}.", opening(talk), keeps_task=True)
    if kind == "in_short":
        return (yield from SKILLS["help"].run(talk))
    said = {
        "laughter": ("Haha!", "😄"),
        "musing": ("Pode falar!", "Estou por aqui."),
        "kind": ("Que carinho, obrigada!", "Fico feliz, obrigada!"),
        "wish": ("Obrigada, pra você também!", "Valeu, igualmente!"),
        "came_by": ("Que bom saber!", "Fico feliz que chegou até nós!"),
        "slip": ("Sem problema!", "Tranquilo!"),
    }[kind or "laughter"]
    return Say(talk.pick(*said), opening(talk), keeps_task=True)
