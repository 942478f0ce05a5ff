"""Tools are tried on a SQLite file of the test's own; that records are the same on PostgreSQL is the records' spec."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.tools.counters import Shop, open_shop


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    """The shop, open, with its cars on the lot."""
    async with open_shop(tmp_path) as opened:
        yield opened
