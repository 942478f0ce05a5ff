"""Skills by name, and the intents each answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.brain.talk import Skill, Talk
from domain.conversation import Kind

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
    kinds: frozenset[Kind] = frozenset()
    """What it answers when it is sent, beside whatever words."""
    covers: Callable[[Talk], bool] | None = None
    """Whether, of what was sent, the words beside it are answered with it: "tô aqui, qual a mais perto?" under a location."""
    of_staff: bool = False
    """Whether it is the shop's people, not its customers, whose messages are claimed."""


SKILLS: dict[str, SkillEntry] = {}


def skill(
    name: str,
    *intents: str,
    fills: tuple[str, ...] = (),
    claims: Callable[[Talk], bool] | None = None,
    kinds: tuple[Kind, ...] = (),
    covers: Callable[[Talk], bool] | None = None,
    of_staff: bool = False,
) -> Callable[[Function], Function]:
    """Make a skill of `def name(talk) -> Skill`, answering these intents, or these kinds of message."""

    def make(run: Function) -> Function:
        SKILLS[name] = SkillEntry(name, frozenset(intents), frozenset(fills), run, claims, frozenset(kinds), covers, of_staff)
        return run

    return make
