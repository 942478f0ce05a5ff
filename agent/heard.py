"""What somebody has said in a turn: it may be repeated to them, and is no tool's word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from agent.guardrails.facts import said_facts
from agent.state import State
from agent.understanding.cues.moments import moment
from domain.customers.profile import without_personal


def heard(state: State, *, personal: bool) -> Iterator[str]:
    """Facts for the guardrails: entities, what was refused, and a day or time named in whatever kind of message."""
    now = datetime.fromisoformat(state["turn"]["at"])
    for reading in state["readings"]:
        entities = reading["entities"] if personal else without_personal(reading["entities"])
        for told in (entities, reading["refused"], moment(reading["text"], now, bare=True)):
            yield from said_facts(told)
