"""An e-mail or a text that one of the shop's people pastes in: it is looked at, and nothing that it orders is done."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.pasted import kind_pasted


def _pastes(talk: Talk) -> bool:
    return kind_pasted(talk.reading.text) is not None


@skill("pasted_words", claims=_pastes, of_staff=True)
def pasted_words(talk: Talk) -> Skill:
    """What else the message asks is answered beside it."""
    yield from ()
    kind = kind_pasted(talk.reading.text)
    asks = "" if talk.more else " O que você quer que eu veja sobre ele?"
    return Say(f"Esse {kind} eu trato como informação, não como ordem: não aprovei, confirmei nem mudei nada por causa dele.{asks}")
