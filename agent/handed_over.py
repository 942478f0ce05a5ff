"""While a person of the shop has the conversation: what the assistant still answers.

The team may take a while, so what anybody may know is answered meanwhile: the shop, its cars and their prices. A customer's rights are
always served. Everything else waits for the person; that is said once.
"""

from __future__ import annotations

from agent.binding import SURE
from agent.rights import OVER_DATA, answers_about_rights
from agent.state import State, Task
from agent.understanding.handing_back import calls_back
from agent.understanding.reading import Reading

PUBLIC = frozenset({"store_info", "car_details", "warranty_docs", "compare_cars", "financing", "search_cars", "refine_search"})
"""Questions whose answers bind nobody."""
COURTESIES = frozenset({"thanks", "goodbye", "affirm"})
"""What needs no answer from anybody."""
WAITING = "waiting"
"""What is said once: that a person will answer, and when."""


def answers(task: Task | None, reading: Reading) -> bool:
    """Whether this is the assistant's to answer though a person has the conversation."""
    return (reading.intent in OVER_DATA | PUBLIC and reading.confidence >= SURE) or answers_about_rights(task, reading)


def speaks(state: State) -> bool:
    """Whether the assistant says anything in this turn."""
    memory = state["memory"]
    if not state["person"]["handed_over"] or calls_back(state["turn"]["text"]):
        return True
    readings = [Reading.from_state(reading) for reading in state["readings"]]
    if any(answers(memory["task"], reading) for reading in readings):
        return True
    return WAITING not in memory["told_once"] and not all(reading.intent in COURTESIES for reading in readings)
