"""In whose name something is kept."""

from __future__ import annotations

from agent.brain.talk import Question, Talk

_LOST = "Qual é mesmo seu nome? Antes do seu ok eu não podia guardar."


def ask_name(talk: Talk, plainly: str) -> Question | None:
    """The question; told before it might be kept, the name is asked for again as by somebody who knows that they were told: that once,
    and not after every answer."""
    if "name" not in talk.memory.get("unkept", []):
        return Question(plainly, "profile", "name")
    return None if "name" in talk.memory["asked"] else Question(_LOST, "profile", "name", repeats=1)
