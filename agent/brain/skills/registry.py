"""Skills by name, and the intents each answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.brain.talk import Skill, Talk

Function = Callable[[Talk], Skill]


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """`fills` are the entities that go on with a task of this skill when they come as an answer."""

    name: str
    intents: frozenset[str]
    fills: frozenset[str]
    run: Function


SKILLS: dict[str, SkillEntry] = {}


def skill(name: str, *intents: str, fills: tuple[str, ...] = ()) -> Callable[[Function], Function]:
    """Make a skill of `def name(talk) -> Skill`, answering these intents."""

    def make(run: Function) -> Function:
        SKILLS[name] = SkillEntry(name, frozenset(intents), frozenset(fills), run)
        return run

    return make
