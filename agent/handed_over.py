"""While a person of the shop has the conversation: what the assistant still answers.

The team may take a while, so what anybody may know is answered meanwhile: the shop, its cars and their prices. A customer's rights are
always served. What they add for the person (a contact, what is wrong) is passed on and acknowledged, and who asks after the person is
told how it stands. Everything else waits for the person; that is said once, and again after a pause.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from agent.binding import SURE
from agent.rights import OVER_DATA, RIGHTS, answers_about_rights
from agent.state import Memory, State, Task
from agent.understanding.cues.awaited_team import asks_after_the_team
from agent.understanding.cues.handing_back import calls_back
from agent.understanding.cues.hurry import tired_of_waiting
from agent.understanding.cues.trouble import in_trouble, wants_it_on_record
from agent.understanding.reading import Reading
from domain.people import PERSONAL_FIELDS

PUBLIC = frozenset({"store_info", "car_details", "warranty_docs", "compare_cars", "financing", "search_cars", "refine_search"})
"""Questions whose answers bind nobody."""
_WISHING = frozenset({"search_cars", "refine_search", "provide_profile"})
COURTESIES = frozenset({"thanks", "goodbye", "affirm"})
"""What needs no answer from anybody."""
CALLED_AGAIN = "called_again"
"""What is done once: a person asked for who was called already is called again."""
SURE_ENOUGH = 0.6
"""Confidence from which a person is asked for again, and not just spoken of."""
WAITING = "waiting"
"""What is said once: that a person will answer, and when."""


def answers(task: Task | None, reading: Reading) -> bool:
    """Whether this is the assistant's to answer though a person has the conversation."""
    sure = reading.intent in OVER_DATA | PUBLIC and reading.confidence >= SURE
    return sure or _looks_for_a_car(reading) or answers_about_rights(task, reading)


def _looks_for_a_car(reading: Reading) -> bool:
    """ "Eu disse SUV até 95 mil!": a wish with its limits, however it is said."""
    told = reading.intent in _WISHING and not set(PERSONAL_FIELDS) & reading.entities.keys()
    return told and {"budget_max", "categories"} <= reading.entities.keys()


PAUSE = timedelta(minutes=10)
"""Since our last words: whoever writes after it hears again that the team knows."""


def tells_of_trouble(reading: Reading) -> bool:
    """Whether a message is for the note to the team, whatever car it names."""
    upset = reading.sentiment == "negative" and reading.intent not in PUBLIC | RIGHTS
    return reading.intent == "complaint" or reading.angry or upset or in_trouble(reading.text) or wants_it_on_record(reading.text)


def asks_to_book(reading: Reading) -> bool:
    """Whether a visit or a reservation is asked for, which the person who has the conversation arranges."""
    told = {"date", "time", "models", "car_refs"} & reading.entities.keys()
    return reading.intent in ("test_drive", "reserve_car") and reading.confidence >= SURE and bool(told)


def asks_again(memory: Memory, reading: Reading) -> bool:
    """Whether a person is asked for who was called before: "me passa pra alguém de carne e osso"; the first time it is done again."""
    asked = reading.intent == "human" and reading.confidence >= SURE_ENOUGH
    return asked and CALLED_AGAIN not in memory["told_once"] and not calls_back(reading.text)


def _brings_news(state: State, reading: Reading) -> bool:
    task = state["memory"]["task"]
    asked = task is not None and task["skill"] == "profile"
    return asked or tells_of_trouble(reading) or asks_to_book(reading) or bool(set(PERSONAL_FIELDS) & reading.entities.keys())


def _paused(state: State) -> bool:
    spoke_at = state["memory"]["spoke_at"]
    return spoke_at is not None and datetime.fromisoformat(state["turn"]["at"]) - datetime.fromisoformat(spoke_at) >= PAUSE


def speaks(state: State) -> bool:
    """Whether the assistant says anything in this turn."""
    memory = state["memory"]
    if not state["person"]["handed_over"] or calls_back(state["turn"]["text"]):
        return True
    readings = [Reading.from_state(reading) for reading in state["readings"]]
    if any(asks_after_the_team(reading.text) or tired_of_waiting(reading.text) for reading in readings):
        return True
    if any(asks_again(memory, reading) or answers(memory["task"], reading) or _brings_news(state, reading) for reading in readings):
        return True
    return (WAITING not in memory["told_once"] or _paused(state)) and not all(reading.intent in COURTESIES for reading in readings)
