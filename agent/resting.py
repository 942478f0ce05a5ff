"""A session ends after a day of silence: what was left open then is open no more.

A yes of today is no answer to a question of three days ago, and nothing is approved that was shown then. What the person told and the cars
they saw stay: they come back to these.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from agent.state import Memory

SESSION = timedelta(hours=24)


def rested(memory: Memory, now: datetime) -> Memory:
    """The memory as it is found at `now`."""
    if memory["spoke_at"] is None or now - datetime.fromisoformat(memory["spoke_at"]) < SESSION:
        return memory
    return {**memory, "task": None, "misses": 0, "told_once": [], "leads": [], "orders": []}
