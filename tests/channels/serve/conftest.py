"""One server for all tests of this folder, over a home of the demo; a test that ended it has the next one start it again."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest

from tests.channels.hatching import Hatchery
from tests.channels.running import Ran
from tests.channels.serve.browser import Browser
from tests.channels.serve.serving import Serving


@pytest.fixture(scope="session")
def _serving(hatchery: Hatchery, made: tuple[Path, Ran], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    serving = Serving(hatchery, Path(shutil.copytree(made[0], tmp_path_factory.mktemp("serve") / "casa")))
    yield serving
    if serving.process is not None and serving.process.alive:
        serving.terminate()


@pytest.fixture
def serving(_serving: Serving) -> Serving:
    _serving.start()
    return _serving


@pytest.fixture
async def client(serving: Serving) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=serving.address, timeout=60) as client:
        yield client


@pytest.fixture
async def browser(client: httpx2.AsyncClient) -> Browser:
    return await Browser.opened(client)
