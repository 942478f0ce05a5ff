"""Homes with the sample dealership, and the rooms of a house opened over them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from agent.understanding import Understanding
from channels.house import House, open_house
from channels.terminal import ScriptClock
from domain.clock import SystemClock
from tests.channels.hatching import Hatchery
from tests.channels.running import Ran, balcao

TENANT = "demo"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A home filled by `balcao demo`, and what the command said. For looking at only: tests that write take `demo_home`.

    One for all workers: it takes seconds.
    """
    folder = _of_all_workers(tmp_path_factory)
    home, said = folder / "demo" / "casa", folder / "demo.json"
    with (folder / "demo.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not said.exists():
            home.parent.mkdir()
            said.write_text(json.dumps(asdict(balcao("demo", "--products", "80", home=home))), encoding="utf-8")
    return home, Ran(**json.loads(said.read_text(encoding="utf-8")))


def _of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def hatchery(made: tuple[Path, Ran], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hatchery]:
    """One for all workers: it takes seconds to load what its processes need not."""
    folder = _of_all_workers(tmp_path_factory)
    with ExitStack() as stack:
        with (folder / "hatchery.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            opened = stack.enter_context(Hatchery(folder, made[0]))
        yield opened


@pytest.fixture
def demo_home(made: tuple[Path, Ran], tmp_path: Path) -> Path:
    """A copy of that home."""
    return Path(shutil.copytree(made[0], tmp_path / "casa"))


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """None of the tester's own settings, for commands that run in this process."""
    for name in ("BALCAO_HOME", "BALCAO_ENV", "BALCAO_SECRET", "BALCAO_MODEL", "BALCAO_DEBUG", "DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.startswith("WHATSAPP_")]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.fixture(scope="session")
def understood() -> Understanding:
    """Loaded once: it takes seconds."""
    return Understanding.load()


@pytest.fixture
async def house(demo_home: Path, own_settings: pytest.MonkeyPatch, understood: Understanding) -> AsyncIterator[House]:
    """The house of the composition root over a copy of the demo's home, with a clock that a script may set."""
    async with open_house(demo_home, ScriptClock(SystemClock()), TENANT, understanding=understood) as opened:
        yield opened
