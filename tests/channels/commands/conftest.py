"""Command lines run in this process, as `main` runs them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from channels.commands.main import outcome
from channels.house import database_address
from domain.goods.products import Product
from memory.records import Records
from memory.records.migrate import upgrade
from tests.channels.running import Ran

Run = Callable[..., Ran]


@pytest.fixture
def run(own_settings: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("doctor", "--json")`: with a home of its own unless one is named."""

    def ran(*words: str, home: Path | None = None) -> Ran:
        capsys.readouterr()
        listening = logging.root.handlers[:]
        code = outcome(["--home", str(home or tmp_path / "casa"), *words])
        logging.root.handlers[:] = listening  # a server's own would write to a screen that is gone
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran


def stocked(home: Path, *products: Product) -> Path:
    """A home with these products and nothing else."""

    async def fill() -> None:
        records = Records(database_address(home))
        await upgrade(records)
        async with records.writing("demo") as books:
            await books.products.put_all(products)
        await records.close()

    asyncio.run(fill())
    return home
