"""A training divided among machines gives what one machine gives."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from domain.errors import Unavailable
from domain.market.forecasts import PublishedForecast
from memory.records import Records
from tests.tools.publishing.homes import LITTLE, TENANT, TUESDAY, furnish, site
from tools.publishing import Site
from tools.publishing.cluster import open_cluster
from tools.publishing.runs import train_home


@pytest.fixture
def kind() -> str:
    """A file can be copied."""
    return "sqlite"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Two workers, each a process."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as started:  # type: ignore[no-untyped-call]
        yield started.scheduler_address


def quiet(share: float, stage: str) -> None:
    """Nobody looks."""


async def _published(address: str) -> dict[str, PublishedForecast]:
    records = Records(address)
    async with records.reading(TENANT) as books:
        found = await books.forecasts.all_latest()
    await records.close()
    return found


async def test_two_workers_publish_what_one_process_does(records: Records, tmp_path: Path, cluster: str) -> None:
    await furnish(records, TUESDAY.date(), products=5)
    await records.close()
    here = site(records, tmp_path / "here")
    shutil.copy(tmp_path / "balcao.sqlite", tmp_path / "there.sqlite")
    there = Site(f"sqlite+aiosqlite:///{tmp_path / 'there.sqlite'}", tmp_path / "there", TENANT, TUESDAY)
    alone = await asyncio.to_thread(train_home, here, LITTLE, None, quiet)
    divided = await asyncio.to_thread(train_home, there, LITTLE, cluster, quiet)
    assert divided == alone
    assert await _published(there.address) == await _published(here.address)
    assert len(await _published(there.address)) == 5


def test_a_cluster_that_does_not_answer_is_said_so() -> None:
    with pytest.raises(Unavailable, match="não responde"), open_cluster("tcp://127.0.0.1:9", patience=0.5):
        pass
