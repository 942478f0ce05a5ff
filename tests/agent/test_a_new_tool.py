"""CONTRIBUTING's three steps, followed to the letter: its own code blocks are run."""

from __future__ import annotations

import re
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field
from pydantic_ai import Agent

from agent.brain import Call, LocalBrain, Say, Talk, Who
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Skill
from agent.state import fresh_memory
from agent.toolset import Hands, toolset
from agent.understanding.reading import Reading
from domain.clock import FixedClock
from domain.errors import Invalid
from domain.people import EVERYONE, Actor, Role
from memory.records import Records
from tools import Counter, Tool, Toolbox, tool
from tools.catalogue import TOOLBOX
from tools.toolbox import Arguments

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def steps() -> dict[str, Any]:
    """What the code blocks of the guide define, with the names a file of the house would import."""
    blocks = re.findall(r"```python\n(.*?)```", CONTRIBUTING.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {
        "Any": Any, "Arguments": Arguments, "Field": Field, "tool": tool, "EVERYONE": EVERYONE, "Counter": Counter,
        "skill": skill, "Call": Call, "Say": Say, "Talk": Talk, "Skill": Skill,
    }  # fmt: skip
    for block in blocks:
        exec(textwrap.dedent(block), names)
    yield names
    SKILLS.pop("fuel")


@pytest.fixture
def counter(shop: Records, clock: FixedClock) -> Counter:
    return Counter(Actor("demo", "ana", Role.CUSTOMER), shop, clock, "turn-1")


async def test_the_new_tool_is_checked_run_and_audited(steps: dict[str, Any], counter: Counter) -> None:
    made: Tool = steps["fuel_needed"]
    toolbox = Toolbox([*TOOLBOX, made])
    assert await toolbox.call(counter, "fuel_needed", {"km": 300, "km_per_litre": 12.5}) == {"litres": 24.0}
    with pytest.raises(Invalid):
        await toolbox.call(counter, "fuel_needed", {"km": -1, "km_per_litre": 12.5})
    assert [(entry.action, entry.ok) for entry in counter.entries] == [("fuel_needed", True), ("fuel_needed", False)]


async def test_the_local_brain_uses_it_through_the_same_loop(steps: dict[str, Any], counter: Counter) -> None:
    toolbox = Toolbox([*TOOLBOX, steps["fuel_needed"]])
    reading = Reading("quanta gasolina?", "customer", "fuel_question", 0.9, "neutral", {})
    talk = Talk(reading, fresh_memory(), Who("customer"), datetime(2026, 11, 24, 10), "turn-1")
    hands = Hands(counter, toolbox)
    brain = LocalBrain(lambda: SKILLS["fuel"].run(talk))
    agent = Agent(deps_type=Hands, toolsets=[toolset(toolbox, Role.CUSTOMER)])
    assert (await agent.run("quanta gasolina?", model=brain, deps=hands)).output == "São 24.0 litros."
    assert [call.name for call in hands.calls] == ["fuel_needed"]
