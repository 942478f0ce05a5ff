"""The question which car is meant, with a button for each of a few."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from agent.brain.phrasing import labels
from agent.brain.talk import Call, Question, Say, Talk
from agent.state import Shown

Picking = Generator[Call, dict[str, Any], Shown | Say]
"""A car found, or the words that ask which one."""
_WHICH = {
    "details": "Qual carro você quer ver de perto?",
    "financing": "Para qual carro eu simulo?",
    "offer": "Sua proposta é para qual carro?",
    "reserve": "Qual carro você quer reservar?",
    "visit": "Qual carro você quer ver?",
    "variants": "De qual deles?",
}
BINDING = frozenset({"offer", "reserve", "visit"})
"""Skills that do something in the customer's name: never with a car that they did not point out."""


def ask_which(talk: Talk, skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Say:
    opening = "" if talk.may_ask else talk.pick("Claro!", "Vamos lá!")  # at first contact the question waits behind the privacy one
    return Say(opening, question_which(skill, slots, cars, text))


def question_which(skill: str, slots: dict[str, Any], cars: Sequence[Shown], text: str | None = None) -> Question:
    """Which of a few cars, each with a button of its own; or which one at all."""
    if not cars:
        which = "De qual carro você está falando?" if skill == "details" else _WHICH.get(skill, "Qual carro? Me diga o modelo.")
        return Question(which, skill, "car", slots)
    few = list(cars[:3])
    return Question(text or _WHICH.get(skill, "De qual carro você está falando?"), skill, "car", {**slots, "choices": few}, labels(few))
