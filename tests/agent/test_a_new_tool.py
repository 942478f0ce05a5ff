"""CONTRIBUTING's three steps, followed to the letter: its own code blocks are run."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
from langgraph.checkpoint.base import BaseCheckpointSaver

from agent.assistant import Assistant
from agent.brain.skills.registry import SKILLS
from agent.understanding import Understanding
from domain.clock import FixedClock
from domain.conversation import Turn
from domain.errors import Invalid
from domain.people import Actor, Role
from memory.records import Records
from tools import Counter, Tool, Toolbox
from tools.catalogue import TOOLBOX

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def steps() -> dict[str, Any]:
    """What the code blocks of the guide define."""
    blocks = re.findall(r"```python\n(.*?)```", CONTRIBUTING.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "guide"}
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


async def test_the_local_brain_uses_it_when_somebody_asks(
    steps: dict[str, Any], shop: Records, understanding: Understanding, checkpoints: BaseCheckpointSaver[str], clock: FixedClock
) -> None:
    assistant = Assistant(shop, Toolbox([*TOOLBOX, steps["fuel_needed"]]), understanding, checkpoints, clock)
    asked = Turn("ana:1", "demo", "ana", "ana", Role.CUSTOMER, "quantos litros eu gasto pra rodar 300 km?", clock.now())
    answer = await assistant.answer(asked)
    assert "São 24.0 litros." in answer.replies[0].text
    assert [(call.name, call.args) for call in answer.tools] == [("fuel_needed", {"km": 300, "km_per_litre": 12.5})]
