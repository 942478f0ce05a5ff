"""What the nodes of a turn work with: not part of the conversation's state."""

from __future__ import annotations

from dataclasses import dataclass

from agent.providers import Providers
from agent.toolset import HouseAgent
from agent.understanding import Understanding
from agent.understanding.entities import Vocabulary
from domain.cars.lots import Lot
from domain.conversation import Turn
from memory.records import Standing
from tools import Counter, Toolbox


@dataclass(frozen=True, slots=True)
class Context:
    turn: Turn
    standing: Standing
    """Where the turn began: the person, their consent, the shop."""
    lot: Lot
    """The cars in stock."""
    counter: Counter
    toolbox: Toolbox
    understanding: Understanding
    providers: Providers
    agent: HouseAgent
    """The pydantic-ai loop with the tools of the speaker's role."""
    vocabulary: Vocabulary
    """The names that the house knows."""
