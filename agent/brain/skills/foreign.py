"""Somebody who writes in Spanish or English: told in their language what is spoken here, and helped with what was understood."""

from __future__ import annotations

from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Say, Skill, Talk
from domain.profile import WISH_FIELDS

_SPOKEN = {
    "es": "¡Hola! Atiendo en portugués, pero con palabras simples te entiendo.",
    "en": "Hi! I answer in Portuguese, but I understand simple words.",
}
_EXAMPLE = {"es": "Por ejemplo: “quero um SUV automático”.", "en": "For example: “quero um SUV automático”."}


@skill("foreign")
def foreign(talk: Talk) -> Skill:
    spoken = _SPOKEN[talk.reading.language]
    if spoken in " ".join(talk.memory["replies"]):
        spoken = ""
    if not set(talk.entities) & set(WISH_FIELDS):
        return Say(f"{spoken} {_EXAMPLE[talk.reading.language]}".strip())
    said = yield from SKILLS["search"].run(talk)
    return Say(f"{spoken} {said.text}".strip(), said.question, said.buttons, learned=said.learned)
