"""What fits as an answer to an open question: one acceptor a kind of question, named in the question (`Question.takes`).

A message that fits no acceptor is no answer: it is routed by what it asks for, and the question stays open.
"""

from __future__ import annotations

from collections.abc import Callable

from agent.binding import SURE
from agent.brain.skills import SKILLS
from agent.brain.skills.cars.pointing import points_at_one
from agent.brain.skills.cars.relaxing import choice
from agent.brain.skills.orders.order_answers import fits_order
from agent.brain.talk import Talk
from agent.brain.which_item import tells_which_item
from agent.leave import at_issue
from agent.rights import RIGHTS
from agent.state import Task
from agent.understanding.cues.assent import Strength, indifferent
from agent.understanding.cues.car_prices import asks_price_in_a_sentence
from agent.understanding.cues.comparisons import comparatives, ordinal
from agent.understanding.cues.fragments import asks_hours
from agent.understanding.cues.names import bare_name
from agent.understanding.cues.own_car import asks_else, less_own
from agent.understanding.cues.preambles import declines_a_deed
from agent.understanding.text import fold

Acceptor = Callable[[Talk, Task], bool]

PLAIN = frozenset({"affirm", "deny", "provide_profile", "out_of_scope", "greet"})
"""Intents that an answer is easily taken for; the others begin something, unless the message is short."""
_OTHER_DEEDS = frozenset({"reserve_car", "test_drive"})
SHORT = 5
"""Words of an answer that says no more than the value that was asked for."""
_OF_SLOT = {
    "granted": "consent",
    "confirmed": "yes_no",
    "given": "yes_no",
    "relax": "relaxation",
    "car": "car",
    "name": "name",
    "date": "moment",
    "time": "moment",
    "condition": "words",
    "wish": "preference",
    "budget_max": "preference",
    "usage": "preference",
    "categories": "preference",
    "transmission": "preference",
}
"""The kind of a question by the slot it asks for, where it names none; the others take a value of that slot."""


def fits(talk: Talk, task: Task) -> bool:
    """Whether the message answers the question that is open."""
    return _ACCEPTORS[task["takes"] or _OF_SLOT.get(task["asked"] or "", "value")](talk, task)


def _consent(talk: Talk, task: Task) -> bool:
    said = talk.assent
    if said.named or not at_issue(talk.reading, talk.memory):
        return False
    return said.answers and (said.strength is Strength.EXPLICIT or not talk.entities)


def _yes_no(talk: Talk, task: Task) -> bool:
    pressed = fold(talk.reading.text).strip() in [fold(button) for button in task["buttons"]]
    return pressed or talk.assent.answers


def _value(talk: Talk, task: Task) -> bool:
    """A value of the slot, or one that its skill can go on with, in a message that says little else."""
    fills = SKILLS[task["skill"]].fills | {task["asked"] or ""}
    if task["skill"] == "offer" and talk.reading.intent in _OTHER_DEEDS and "offer" not in talk.entities:
        return False  # "reserva o segundo pra mim", asked what one offers
    return _says_little(talk) and bool(fills & talk.entities.keys())


def _car(talk: Talk, task: Task) -> bool:
    if task["skill"] == "offer" and asks_price_in_a_sentence(talk.reading.text) and "offer" not in talk.entities:
        return False  # "quanto custa o onix?", asked for which car one offers
    named = {"models", "car_refs", "brands", "colors"} & less_own(talk.entities, talk.reading.text).keys()
    return bool(named) and (_says_little(talk) or bool({"models", "car_refs"} & named))


def _moment(talk: Talk, task: Task) -> bool:
    """A day or a time, a place in the list of times, or a yes or no to those offered."""
    if asks_hours(talk.reading.text) and "time" not in talk.entities:
        return False
    if {"date", "time"} & talk.entities.keys():
        return talk.reading.intent not in RIGHTS
    placed = ordinal(talk.reading.text) is not None and "models" not in talk.entities
    return _says_little(talk) and (placed or talk.assent.answers or _value(talk, task))


def _name(talk: Talk, task: Task) -> bool:
    return "name" in talk.entities or bare_name(talk.reading) is not None


def _words(talk: Talk, task: Task) -> bool:
    """Anything said in one's own words, unless it is a question, thanks, or plainly asks for something else."""
    return "?" not in talk.reading.text and talk.reading.intent != "thanks" and _says_little(talk) and not asks_else(talk.reading.text)


def _preference(talk: Talk, task: Task) -> bool:
    """No preference, or a yes or no; a preference itself changes the profile, whose skill goes on with the search."""
    if indifferent(talk.reading.text):
        return not talk.entities
    asks = talk.reading.intent not in PLAIN and talk.reading.confidence >= SURE and not talk.assent.alone
    if asks or not _says_little(talk) or declines_a_deed(talk.reading.text) or "others" in comparatives(talk.reading.text):
        return False
    if talk.assent.yes is False:
        return talk.assent.refuses
    if points_at_one(talk.reading.text):
        return False  # "quero esse aí mesmo" is said of a car
    return talk.assent.answers and bool(talk.profile)


def _relaxation(talk: Talk, task: Task) -> bool:
    return choice(talk) is not None


def _says_little(talk: Talk) -> bool:
    reading = talk.reading
    short = len(reading.text.split()) <= SHORT and "?" not in reading.text
    return short or reading.intent in PLAIN or reading.confidence < SURE


def _order(talk: Talk, task: Task) -> bool:
    """What an order still misses, or a yes or no to it, in a message that says little else."""
    return (_says_little(talk) or talk.reading.intent in ("create_po", "reject_po")) and fits_order(talk, task)


_ACCEPTORS: dict[str, Acceptor] = {
    "consent": _consent,
    "yes_no": _yes_no,
    "value": _value,
    "car": _car,
    "moment": _moment,
    "name": _name,
    "words": _words,
    "item": lambda talk, _: tells_which_item(talk),
    "order": _order,
    "preference": _preference,
    "relaxation": _relaxation,
}
