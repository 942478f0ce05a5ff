"""Something else than a car given in exchange: what we value is said, and the rest left to a seller."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues.other_goods import other_goods

_TAKEN_FOR = frozenset({"trade_in", "financing", "negotiate", "out_of_scope", "store_info", "car_details", "search_cars", "help"})


def _claims(talk: Talk) -> bool:
    customers = talk.who.role == "customer" and not talk.who.handed_over
    return (
        customers and talk.reading.intent in _TAKEN_FOR and not talk.entities.get("models") and other_goods(talk.reading.text) is not None
    )


@skill("other_goods", claims=_claims)
def other(talk: Talk) -> Skill:
    yield from ()
    asks = Question("Quer que eu chame um?", "handoff", "confirmed", {"reason": "purchase"}, ("Chamar vendedor", "Agora não"))
    return Say("Na troca a gente avalia carro; se dá para receber outra coisa, só um vendedor te diz.", asks)
