"""A reminder asked for, which we cannot give: that is said, and what can be done instead."""

from __future__ import annotations

from agent.brain.phrasing import day_and_time
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.reminders import asks_for_a_reminder


def _claims(talk: Talk) -> bool:
    return talk.who.role == "customer" and talk.reading.intent != "test_drive" and asks_for_a_reminder(talk.reading.text)


@skill("remind", claims=_claims)
def remind(talk: Talk) -> Skill:
    visits = (yield Call("my_arrangements", {}))["visits"] if "did:booked" in talk.memory["facts"] else []
    text = "Lembrar por conta própria eu não consigo"
    if visits:
        return Say(f"{text}; anota aí: sua visita é {day_and_time(visits[-1]['starts_at'], talk.now)}.")
    return Say(
        f"{text}; quando quiser, é só me escrever que sigo daqui. Se preferir, já marco uma visita ou chamo um vendedor.",
        buttons=("Marcar visita", "Chamar vendedor"),
        keeps_task=False,
    )
