"""Leave to keep data: what in a talk asks for it, and what in a message gives it.

A yes answers what was said last. "Sim, e você?" after "tudo bem?" gives leave for nothing; so a yes counts as consent only where the
assistant's last message asked the privacy question, or where it speaks of keeping or of data itself.
"""

from __future__ import annotations

import re

from agent.state import Memory
from agent.understanding.cues.assent import Assent, about_keeping
from agent.understanding.reading import Reading
from agent.understanding.text import fold

ASKED_ENOUGH = 2
"""Times the privacy question is put in full in a conversation; somebody who passed over it so often has read it."""
_ASKS = re.compile(r"\bposso (guardar|anotar|salvar)\b[^?]*\?|\bmay i keep\b[^?]*\?|\bpuedo guardar\b[^?]*\?")


def asked_last(memory: Memory) -> bool:
    """Whether the assistant's last message asked to keep data."""
    return bool(memory["said"]) and _ASKS.search(fold(memory["said"][-1]["assistant"])) is not None


def at_issue(reading: Reading, memory: Memory) -> bool:
    """Whether a yes or no in this message is about keeping data."""
    return asked_last(memory) or about_keeping(reading.text)


def given(said: Assent, reading: Reading, memory: Memory) -> bool:
    """Whether a message gives leave to keep data, to rest a record on."""
    return said.binds and not said.named and at_issue(reading, memory)
