"""People of the small industry who buy by conversation, and who does what takes a while."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channels.meanwhile import meanwhile
from channels.working import keep_working
from domain.clock import FixedClock
from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.industry import furnish
from tools.tasks import Bench


@pytest.fixture
async def at_work(shop: Records, clock: FixedClock, tmp_path: Path) -> AsyncIterator[None]:
    """Somebody who makes what is asked for. Without, a turn that asks for a report waits for it as long as it may."""
    async with meanwhile(keep_working(Bench(shop, TENANT, clock, tmp_path, address="http://balcao"), every=0.02)):
        yield


@pytest.fixture
async def jorge(introduce: Introduce, shop: Records) -> Speaker:
    """A buyer of the small industry, who may approve up to R$ 5.000."""
    await furnish(shop, TENANT)
    return introduce(role=Role.BUYER, person_id="jorge")


@pytest.fixture
async def helena(introduce: Introduce, jorge: Speaker) -> Speaker:
    """Their manager, who may approve up to R$ 50.000."""
    return introduce(role=Role.MANAGER, person_id="helena")
