"""A player in worlds of its own, and scenarios short enough to read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from agent.understanding import Understanding
from evals.runs import Outcome, graded
from evals.scenarios import Player, Scenario, Trial
from evals.worlds import Worlds
from tools import Toolbox
from tools.catalogue import TOOLBOX


@pytest.fixture(scope="package")
def understanding() -> Understanding:
    return Understanding.load()


@pytest.fixture(scope="package")
def worlds(understanding: Understanding) -> Iterator[Worlds]:
    """Shared, so that each world is furnished once; every trial has a house of its own."""
    with Worlds(understanding) as opened:
        yield opened


Play = Callable[..., Awaitable[Outcome]]


@pytest.fixture
def play(worlds: Worlds) -> Play:
    """Play a scenario once and grade it."""

    async def once(scenario: Scenario, toolbox: Toolbox = TOOLBOX, seed: int = 0) -> Outcome:
        (outcome,) = await graded(Player(worlds, toolbox), [Trial(scenario, seed)])
        return outcome

    return once


def scenario(*turns: Any, **more: Any) -> Scenario:
    """Of turns as they stand in a file, by somebody who has agreed to be remembered."""
    told = [turn if isinstance(turn, dict) else {"say": turn} for turn in turns]
    world = {"consent": "given", **more.pop("world", {})}
    return Scenario.model_validate({"id": "test/this-one", "about": "A test.", "world": world, "turns": told, **more})
