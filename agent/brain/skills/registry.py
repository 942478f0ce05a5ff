"""Skills by name, and the intents each answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.brain.talk import Skill, Talk

Function = Callable[[Talk], Skill]


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """`fills` are the entities that go on with a task of this skill when they come as an answer; `claims` says of a message
    that it is this skill's business whatever its intent: an answer that looks like something else, or a word only it uses."""

    name: str
    intents: frozenset[str]
    fills: frozenset[str]
    run: Function
    claims: Callable[[Talk], bool] | None = None
    of_staff: bool = False
    """Whether it is the shop's people, not its customers, whose messages are claimed."""


SKILLS: dict[str, SkillEntry] = {}


def skill(
    name: str, *intents: str, fills: tuple[str, ...] = (), claims: Callable[[Talk], bool] | None = None, of_staff: bool = False
) -> Callable[[Function], Function]:
    """Make a skill of `def name(talk) -> Skill`, answering these intents."""

    def make(run: Function) -> Function:
        SKILLS[name] = SkillEntry(name, frozenset(intents), frozenset(fills), run, claims, of_staff)
        return run

    return make
