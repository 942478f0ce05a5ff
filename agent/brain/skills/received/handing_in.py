"""Words that only go with what was sent: "segue", "olha aí", "tá assim ó"."""

from __future__ import annotations

from agent.binding import SURE
from agent.brain.talk import Talk

_COURTESIES = frozenset({"greet", "affirm", "thanks", "goodbye", "out_of_scope", "provide_profile", "deny"})
"""What such words are read as."""
_FEW = 6


def hands_in(talk: Talk) -> bool:
    """Whether nothing is said or asked beside what was sent, and no open question is answered."""
    reading = talk.reading
    if reading.entities or (talk.task is not None and talk.task["question"] and talk.assent.answers):
        return False
    few = "?" not in reading.text and len(reading.text.split()) <= _FEW
    return reading.confidence < SURE or (few and reading.intent in _COURTESIES)
