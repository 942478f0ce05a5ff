"""Good morning, and who speaks."""

from __future__ import annotations

import re
from datetime import datetime

from agent.understanding.text import fold


def hello(text: str, now: datetime) -> str:
    """The customer's own greeting given back, whatever the clock says; without one, by the clock."""
    return part_of_day(text) or ("Bom dia" if now.hour < 12 else "Boa tarde" if now.hour < 18 else "Boa noite")


def part_of_day(text: str) -> str | None:
    """The greeting in a text: "bom diaa" → "Bom dia"."""
    found = re.search(r"\bbo+[nm]s? di+a+s?\b|\bboa+s? (tarde|noite)[es]*\b", fold(text[:200]))
    if found is None:
        return None
    return f"Boa {found[1]}" if found[1] else "Bom dia"


def introduction(greeting: str, store: str) -> str:
    return f"{greeting}! Sou a Bia, assistente virtual da {store}."
