"""Whether we know somebody, and what was said: a talk of long ago in two sentences."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import the
from agent.brain.phrasing.recollections import is_gone, looked_for, on_the_day, quoted, sentence, still_here, with_prices
from agent.brain.talk import Question, Say, Talk

LOOK = ("Ver detalhes", "Marcar visita", "Simular parcelas")
OPENING = Question("Que carro você está procurando?", "search", "wish")


def who_you_are(talk: Talk, found: dict[str, Any]) -> Say:
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    if (summary := _summary(talk, found)) is None:
        text = f"Oi{name}! Ainda não falamos de nenhum carro." if found["moments"] else "É a nossa primeira conversa por aqui."
        return Say(text, None if talk.profile else OPENING)
    return Say(f"Lembro sim{name}! {summary}", buttons=LOOK if len(found["cars"]) == 1 else ("Ver detalhes", "Ver outros"))


def what_was_said(talk: Talk, found: dict[str, Any], *, about: bool) -> Say:
    moments = found["moments"]
    if not moments:
        return Say("Não achei isso nas nossas conversas. Me pergunta que eu te respondo agora.", keeps_task=True)
    if not about and (summary := _summary(talk, found)) is not None:
        return Say(summary)
    first = moments[0]
    return Say(f"Falamos disso {on_the_day(first['at'], talk.now)}. Eu te disse: “{quoted(first['answered'])}”", keeps_task=True)


def _summary(talk: Talk, found: dict[str, Any]) -> str | None:
    """What was looked for and what came of it."""
    wish, cars, gone = found["wish_then"], found["cars"], found["gone"]
    if wish is None and not cars and not gone:
        return None
    parts = [sentence(looked_for(wish, talk.now))] if wish else []
    if cars and cars[0]["looked_at_closely"]:
        called = name_of(cars[0]["car"])
        parts.append(sentence(f"você olhou de perto {the(called)}, que {still_here(cars[0])}"))
    elif cars:
        parts.append(f"Te mostrei {with_prices(cars[:2], talk.now)}.")
    elif gone:
        parts.append(f"{is_gone(gone[0])}.")
    return " ".join(parts)
