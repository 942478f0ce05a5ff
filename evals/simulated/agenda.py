"""What a simulated customer wants, knows, and changes their mind about."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Fact = Literal[
    "budget", "category", "transmission", "fuel", "color", "usage", "name", "phone", "city", "down_payment", "installments", "day", "time",
    "trade_in", "offer", "urgency", "priority",
]  # fmt: skip
Want = Literal["visit", "reservation", "offer", "financing", "details", "trade_in"]
Style = Literal["curt", "chatty", "formal", "slangy"]


class Change(BaseModel):
    """A fact that is another from the user's turn `at` on; it is said then."""

    model_config = ConfigDict(extra="forbid")

    at: int
    fact: Fact
    to: str


class Goal(BaseModel):
    """Facts are in the person's own words ("uns 90 mil"); what is not among them they do not know or do not care about."""

    model_config = ConfigDict(extra="forbid")

    want: Want
    facts: dict[Fact, str] = {}
    opens_with: list[Fact] = ["category", "budget"]
    """Facts of the first message; the others wait until they are asked for, or needed."""
    style: Style = "curt"
    consent: bool = True
    picks: Literal["first", "second", "last", "cheapest"] = "first"
    """The car they take, of those shown."""
    changes: list[Change] = []
    most_turns: int = 14
