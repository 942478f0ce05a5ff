"""A word of sympathy for bad luck told in passing, and on with what was open."""

from __future__ import annotations

from agent.brain.skills.cars.wishes import going_on
from agent.brain.skills.registry import skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues.misfortunes import tells_misfortune

_TAKEN_FOR = frozenset({"complaint", "test_drive", "out_of_scope", "help", "greet", "trade_in", "car_details"})
_WISH = frozenset({"models", "brands", "categories", "budget_max", "car_refs", "time"})


def _claims(talk: Talk) -> bool:
    asks = talk.reading.intent not in _TAKEN_FOR or _WISH & talk.entities.keys()
    return talk.who.role == "customer" and not asks and tells_misfortune(talk.reading.text)


@skill("misfortune", claims=_claims)
def misfortune(talk: Talk) -> Skill:
    yield from ()
    sorry = talk.pick("Puxa, sinto muito por isso.", "Poxa, que situação; sinto muito.", "Sinto muito, de verdade.")
    if talk.task and talk.task["question"]:
        return Say(sorry, keeps_task=True)
    known = talk.profile or talk.memory["shown"]
    question = going_on(talk) if known else Question("Que tipo de carro você está procurando agora?", "search", "wish")
    return Say(sorry, question, keeps_task=True)
