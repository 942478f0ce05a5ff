"""A customer's rights: stopping messages, seeing and erasing their data, and speaking to a person.

They are served at once, by our own brain whatever provider is configured, and also while a person of the shop has the conversation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.binding import SURE
from agent.state import State, Task
from agent.understanding.cues.assent import assent
from agent.understanding.reading import Reading
from agent.understanding.text import fold

OVER_DATA = frozenset({"opt_out", "privacy_erase", "privacy_export"})
RIGHTS = OVER_DATA | {"human"}
CALLS = frozenset({"human", "complaint"})
"""Kinds for which a person of the shop is called."""
SURE_TO_CALL = 0.7
"""Below this the wish for a person is a guess ("vou falar com minha esposa"), and asked about: a handoff ends the talk."""
_OWN_DATA = re.compile(r"\b(dados?|cadastro|conversas?|historico|tudo|informac\w+|numero|telefone|nome|lgpd|conta|registros?|mim)\b")
_ASKING = ("consent", "erase", "opt_out")
"""Skills whose questions are about a right: the answer is part of it."""


def exercised(state: State, readings: Sequence[Reading]) -> bool:
    """Whether a customer's message asks for one of their rights, or answers our question about one."""
    if state["person"]["role"] != "customer":
        return False
    return any(claims(reading) for reading in readings) or answers_about_rights(state["memory"]["task"], readings[0])


def claims(reading: Reading) -> bool:
    if reading.intent == "privacy_erase" and reading.waived and not _OWN_DATA.search(fold(reading.text)):
        return False  # "apaga o diesel" is said of a wish
    return reading.intent in RIGHTS and reading.confidence >= (SURE_TO_CALL if reading.intent in CALLS else SURE)


def answers_about_rights(task: Task | None, reading: Reading) -> bool:
    return task is not None and task["skill"] in _ASKING and assent(reading).answers
