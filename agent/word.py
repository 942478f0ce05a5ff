"""The customer's own word: what a message agrees to, and which messages are not left to a provider.

A model may be talked into anything, by the text of a listing for one. So what binds a customer waits for a yes in this very
message, and rights are served by our own brain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.brain.policy import FIRST, SURE
from agent.state import State
from agent.understanding.cues import fold, yes_or_no
from agent.understanding.reading import Reading

_ASSENTS = re.compile(
    r"\W*(sim+|s|ss|claro|com certeza|pode|aceito|concordo|autorizo|ok(ay)?|blz|beleza|isso|fechado|confirm(o|ado|a)|positivo|aham|uhum"
    r"|certo|perfeito)\b"
)
"""Narrower than `yes_or_no`, for which "quero um SUV" begins as a yes."""
_BINDING = {"reserve_car": "reserve_car", "erase_my_data": "affirm", "set_consent": "affirm", "stop_messages": "opt_out"}
"""Tools that bind the customer or their data, and the intent that asks for each as well as a yes does."""


def heard(state: State, readings: Sequence[Reading]) -> frozenset[str] | None:
    """What the customer said with this message, as intents, `affirm` for any yes; None for staff, who act on their own word."""
    if state["person"]["role"] != "customer":
        return None
    return frozenset({reading.intent for reading in readings} | ({"affirm"} if _assents(state["turn"]["text"]) else set()))


def unasked(tool: str, args: Mapping[str, Any], said: frozenset[str] | None) -> bool:
    """Whether a tool would bind a customer who has not said so."""
    if said is None or tool not in _BINDING or args.get("granted") is False:
        return False
    return not said & {"affirm", _BINDING[tool]}


def for_us_alone(state: State, readings: Sequence[Reading]) -> bool:
    """Opting out, privacy, the wish for a person, and the answer to a question about these."""
    if state["person"]["role"] != "customer":
        return False
    task, text = state["memory"]["task"], state["turn"]["text"]
    answers = _assents(text) or yes_or_no(text) is False or readings[0].intent in ("affirm", "deny")
    return (answers and task is not None and task["skill"] in ("consent", "erase")) or any(
        reading.intent in FIRST and reading.confidence >= SURE for reading in readings
    )


def _assents(text: str) -> bool:
    return _ASSENTS.match(fold(text[:200])) is not None and "?" not in text
