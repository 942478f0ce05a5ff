"""People of the small industry who buy by conversation."""

from __future__ import annotations

import pytest

from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.industry import furnish


@pytest.fixture
async def jorge(introduce: Introduce, shop: Records) -> Speaker:
    """A buyer of the small industry, who may approve up to R$ 5.000."""
    await furnish(shop, TENANT)
    return introduce(role=Role.BUYER, person_id="jorge")


@pytest.fixture
async def helena(introduce: Introduce, jorge: Speaker) -> Speaker:
    """Their manager, who may approve up to R$ 50.000."""
    return introduce(role=Role.MANAGER, person_id="helena")
