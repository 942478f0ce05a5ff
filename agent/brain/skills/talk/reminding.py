"""A reminder asked for, which we cannot give: that is said, and what can be done instead."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.reminders import asks_for_a_reminder


def _claims(talk: Talk) -> bool:
    booked = "did:booked" in talk.memory["facts"]
    return talk.who.role == "customer" and not booked and talk.reading.intent != "test_drive" and asks_for_a_reminder(talk.reading.text)


@skill("remind", claims=_claims)
def remind(talk: Talk) -> Skill:
    yield from ()
    text = "Lembrar por conta própria eu não consigo; quando quiser, é só me escrever que sigo daqui."
    return Say(
        f"{text} Se preferir, já marco uma visita ou chamo um vendedor.", buttons=("Marcar visita", "Chamar vendedor"), keeps_task=False
    )
