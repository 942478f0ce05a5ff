"""How these tests read a message: one call with a fixed clock, a Friday."""

from datetime import datetime
from typing import Any

from agent.understanding.entities import Vocabulary, extract

NOTHING = Vocabulary()
FRIDAY = datetime(2026, 11, 20, 10, 0)


def customer(text: str, intent: str | None = None, now: datetime = FRIDAY) -> dict[str, Any]:
    return extract(text, role="customer", now=now, intent=intent)


def staff(text: str, intent: str | None = None, now: datetime = FRIDAY, vocabulary: Vocabulary = NOTHING) -> dict[str, Any]:
    return extract(text, role="staff", now=now, intent=intent, vocabulary=vocabulary)
