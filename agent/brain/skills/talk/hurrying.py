"""Somebody without patience: the question that is open is put shortly, or none is asked any more and cars are shown."""

from __future__ import annotations

from dataclasses import replace

from agent.brain.phrasing import brl
from agent.brain.skills.cars.extremes import LOOK
from agent.brain.skills.cars.wishes import NO_MORE
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.state import Memory
from agent.understanding.cues.hurry import in_a_hurry, no_more_questions, prods, tired_of_waiting
from agent.understanding.cues.visits import comes_unasked


def _asked_enough(talk: Talk) -> bool:
    about_a_wish = talk.task is None or talk.task["skill"] in ("search", "refine", "profile")
    return talk.who.role == "customer" and about_a_wish and no_more_questions(talk.reading.text) and not comes_unasked(talk.reading.text)


@skill("asked_enough", claims=_asked_enough)
def asked_enough(talk: Talk) -> Skill:
    """Cars by what is known, and no question about the wish from now on."""
    if not talk.profile and not talk.entities:
        yield from ()
        return Say("Sem mais perguntas. É só me dizer um modelo ou até quanto quer gastar.", declined=NO_MORE)
    memory: Memory = {**talk.memory, "task": None, "declined": [*talk.memory["declined"], NO_MORE]}
    meant = replace(talk.reading, intent="search_cars")
    said = yield from SKILLS["search"].run(replace(talk, memory=memory, reading=meant))
    return replace(said, declined=NO_MORE)


def _hurried(talk: Talk) -> bool:
    return talk.who.role == "customer" and in_a_hurry(talk.reading.text) and not talk.entities.keys() - {"urgency"}


@skill("hurried", claims=_hurried)
def hurried(talk: Talk) -> Skill:
    """A short apology to who waited, and on with what was open."""
    yield from ()
    waited = tired_of_waiting(talk.reading.text)
    if talk.task and talk.task["question"]:
        sorry = ("Desculpe a demora!", "Perdão pela espera!") if waited else ("Vou direto ao ponto.", "Sem enrolação.")
        return Say(talk.pick(*sorry), Question.of(talk.task))
    sorry = ("Desculpe a espera, estou aqui. O que você precisa?", "Perdão pela demora, já estou aqui. O que você precisa?")
    return Say(talk.pick(*sorry) if waited else talk.pick("Estou aqui, direto ao ponto: o que você precisa?", sorry[0]), keeps_task=True)


def _prodded(talk: Talk) -> bool:
    return talk.who.role == "customer" and bool(talk.memory["shown"]) and prods(talk.reading.text)


@skill("prodded", claims=_prodded)
def prodded(talk: Talk) -> Skill:
    """Nothing but "??": what was shown in a line, with its prices, and what is open."""
    yield from ()
    question = Question.of(talk.task) if talk.task and talk.task["question"] else None
    told = "; ".join(f"{car['name']} por {brl(car['price'])}" for car in talk.memory["shown"])
    return Say(f"{talk.pick('Resumindo', 'Em uma linha')}: {told}.", question, buttons=() if question else LOOK)
