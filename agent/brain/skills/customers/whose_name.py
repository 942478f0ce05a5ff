"""In whose name something is kept."""

from __future__ import annotations

from agent.brain.talk import Question, Talk


def ask_name(talk: Talk, plainly: str) -> Question:
    """The question; told before it might be kept, the name is asked for again as by somebody who knows that they were told."""
    lost = "name" in talk.memory.get("unkept", [])
    return Question("Me diz de novo seu nome? Antes do seu ok eu não podia guardar." if lost else plainly, "profile", "name")
