"""The question of a second request, which waits until the task of the first is done: "reserva ele e agenda pra amanhã"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from agent.brain.phrasing.genders import of_the
from agent.brain.talk import Question, Talk
from agent.state import Task

LATER = {
    "trade_in": "a troca",
    "visit": "a visita",
    "financing": "as parcelas",
    "offer": "sua proposta",
    "reserve": "a reserva",
    "details": "os detalhes",
}
"""What is put off where another request's question comes first."""
_ON_THE_WAY = ("profile", "consent")
"""Skills that ask something for the sake of the task that is going on."""


def put_off(talk: Talk, ran: Sequence[str]) -> Question | None:
    """The question that waited behind the task which the skills that `ran` have just ended."""
    waiting = _behind(talk)
    if waiting is None or talk.task is None or talk.task["skill"] not in ran:
        return None
    question, car = Question.of(waiting), waiting["slots"].get("car")
    about = f"{LATER[question.skill]} {of_the(car['name'])}" if question.skill in LATER and isinstance(car, dict) else ""
    return replace(question, text=f"Agora {about}: {question.text[:1].lower()}{question.text[1:]}") if about else question


def still_put_off(talk: Talk, question: Question) -> Task | None:
    """What waited before and goes on waiting, behind a question of the same task; something else asked for lets it go."""
    if talk.task is None or (question.skill != talk.task["skill"] and question.skill not in _ON_THE_WAY):
        return question.then
    waiting = _behind(talk)
    return waiting if waiting and waiting["skill"] != question.skill else question.then


def _behind(talk: Talk) -> Task | None:
    return cast("Task | None", talk.task.get("then")) if talk.task else None
