"""A small industry on a real database, and its people at the counter."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from domain.clock import FixedClock
from domain.errors import BalcaoError
from domain.people import Actor
from memory.records import Records
from tests.industry import PEOPLE, TUESDAY, furnish
from tools import Counter
from tools.catalogue import TOOLBOX

TENANT = "demo"
Uses = Callable[..., Awaitable[dict[str, Any]]]
_ROLES = {person_id: role for person_id, role, _ in PEOPLE}


@pytest.fixture
def kind() -> str:
    """The tools know no database but through the records, whose own tests run on both."""
    return "sqlite"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TUESDAY)


@pytest.fixture
async def industry(records: Records) -> Records:
    await furnish(records, TENANT)
    return records


@pytest.fixture
def uses(industry: Records, clock: FixedClock) -> Uses:
    """Use a tool as somebody: `uses("jorge", "create_purchase_order", items=[…])`, in a turn of its own unless one is named."""
    turns = itertools.count(1)

    async def use(person: str, tool: str, turn: str | None = None, **args: Any) -> dict[str, Any]:
        counter = Counter(Actor(TENANT, person, _ROLES[person]), industry, clock, turn or f"turn-{next(turns)}")
        return await TOOLBOX.call(counter, tool, args)

    return use


async def refusal(use: Awaitable[dict[str, Any]]) -> BalcaoError:
    """Why a tool refuses."""
    try:
        done = await use
    except BalcaoError as error:
        return error
    raise AssertionError(f"it was not refused: {done}")
