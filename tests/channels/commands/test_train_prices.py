"""`balcao train prices` over the prices of the home, and `balcao models`."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from channels.house import database_address
from domain.clock import local
from domain.goods.products import Product
from domain.tasks import Task
from memory.records import Records
from memory.records.migrate import upgrade
from tests.channels.commands.conftest import Run
from tests.tools.publishing.homes import TUESDAY, noisy

NOW = ("--now", "2026-11-24T10:00:00")


async def _fill(home: Path, running: Task | None = None) -> None:
    records = Records(database_address(home))
    await upgrade(records)
    async with records.writing("demo") as books:
        await books.products.put_all([Product("P0", "Aço"), Product("P1", "Tinta")])
        for seed, sku in enumerate(("P0", "P1")):
            await books.prices.put_all(noisy(sku, seed, local(TUESDAY).date(), 60), TUESDAY)
        if running is not None:
            await books.tasks.ask(running)
            assert await books.tasks.take(running, "elsewhere", TUESDAY + timedelta(seconds=1))
    await records.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    asyncio.run(_fill(tmp_path / "casa"))
    return tmp_path / "casa"


def test_a_home_is_trained_its_models_are_listed_and_one_is_brought_back(run: Run, home: Path) -> None:
    nothing = run("models", home=home)
    assert (nothing.code, "balcao train prices" in nothing.out) == (0, True)
    trained = run("train", "prices", "--json", *NOW, home=home)
    assert trained.code == 0, trained.err
    assert trained.err == ""
    result = json.loads(trained.out)
    assert (result["forecast"], result["products"], result["published"]) == (2, 2, True)
    again = run("train", "prices", *NOW, home=home)
    assert again.out.startswith(f"Nada mudou desde o último treino: segue o modelo {result['version']}")
    (listed,) = run("models", "--json", home=home).out.splitlines()
    assert (json.loads(listed)["version"], json.loads(listed)["state"]) == (result["version"], "champion")
    assert "2 previsões publicadas" in run("models", "--use", result["version"], *NOW, home=home).out
    unknown = run("models", "--use", "v9", home=home)
    assert (unknown.code, "v9" in unknown.err) == (1, True)


def test_a_training_beside_another_is_refused(run: Run, tmp_path: Path) -> None:
    asyncio.run(_fill(tmp_path / "casa", Task("t", "train_prices", "worker", TUESDAY)))
    refused = run("train", "prices", *NOW, home=tmp_path / "casa")
    assert refused.code == 1
    assert "Já há um treino em andamento" in refused.err


def test_a_home_without_prices_says_what_to_do(run: Run, tmp_path: Path) -> None:
    refused = run("train", "prices", home=tmp_path / "leer")
    assert refused.code == 1
    assert "balcao import prices" in refused.err
