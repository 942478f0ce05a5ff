"""Leave to keep data: what in a talk asks for it, and what in a message gives it.

A yes answers what was asked last. "Sim, e você?" after "tudo bem?" gives leave for nothing; so a yes counts as consent only where the
privacy question was the last one asked, a message or two ago, or where it speaks of keeping or of data itself.
"""

from __future__ import annotations

import re

from agent.state import Memory
from agent.understanding.cues.assent import Assent, about_keeping
from agent.understanding.cues.keeping import gives_leave
from agent.understanding.reading import Reading
from agent.understanding.text import fold

ASKED_ENOUGH = 2
"""Times the privacy question is put in full in a conversation; somebody who passed over it so often has read it."""
_DEEDS = ("confirmed", "given")
"""What a yes is asked for to something other than the keeping of data."""
_PARTING = frozenset({"thanks", "goodbye"})
"""What "tá bom, obrigada viu" is said for, a while after the question."""
_STILL_OPEN = 3
"""Messages of ours in which a question waits for its answer, while the later of them ask nothing."""
_ASKS = re.compile(r"\bposso (guardar|anotar|salvar)\b[^?]*\?|\bmay i keep\b[^?]*\?|\bpuedo guardar\b[^?]*\?")


def asked_last(memory: Memory) -> bool:
    """Whether the assistant's last message asked to keep data."""
    return bool(memory["said"]) and _ASKS.search(fold(memory["said"][-1]["assistant"])) is not None


def asks_still(memory: Memory) -> bool:
    """Whether the privacy question is the last that was asked, though what was asked aside was answered in between: the hours, say."""
    lately = [fold(said["assistant"]) for said in memory["said"][-_STILL_OPEN:]]
    asking = next((said for said in reversed(lately) if "?" in said), "")
    return _ASKS.search(asking) is not None


def at_issue(reading: Reading, memory: Memory) -> bool:
    """Whether a yes or no in this message is about keeping data."""
    still = asked_last(memory) or (asks_still(memory) and reading.intent not in _PARTING)
    return still or about_keeping(reading.text) or leave_in_words(reading.text, memory)


def leave_in_words(text: str, memory: Memory) -> bool:
    """Whether somebody whom the privacy question was put to says "então aceito", and nothing else waits for that."""
    task = memory["task"]
    elsewhere = task is not None and task["skill"] != "consent" and (task["takes"] == "yes_no" or task["asked"] in _DEEDS)
    return bool(memory["consent_asked"]) and not elsewhere and gives_leave(text)


def given(said: Assent, reading: Reading, memory: Memory) -> bool:
    """Whether a message gives leave to keep data, to rest a record on."""
    return said.binds and not said.named and at_issue(reading, memory)
