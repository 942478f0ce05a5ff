"""`balcao forecast ITEM` and `balcao advise ITEM`: what the tools say of a product of the home."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from channels.house import database_address
from domain.goods.prices import Price
from domain.goods.products import Product
from evals.worlds.outlooks import falling, publish
from memory.records import Records
from memory.records.migrate import upgrade
from tests.channels.commands.conftest import Run

NOW = datetime(2026, 11, 24, 13, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    async def fill() -> None:
        records = Records(database_address(tmp_path / "casa"))
        await upgrade(records)
        async with records.writing("demo") as books:
            await books.products.put_all([Product("ACO-3", "Chapa de aço 3mm", unit="kg"), Product("ACO-4", "Chapa de aço 4mm", unit="kg")])
            await books.prices.put_all([Price("ACO-4", NOW.date(), Decimal("9.5"))], NOW)
            await publish(books, NOW.date(), NOW, falling("ACO-3", NOW.date()))
        await records.close()

    asyncio.run(fill())
    return tmp_path / "casa"


def test_advice_and_forecast_of_a_product_are_told_in_words_and_as_json(run: Run, home: Path) -> None:
    now = ("--now", "2026-11-24T10:00:00")
    words = run("advise", "ACO-3", "--quantity", "1000", *now, home=home)
    assert words.code == 0
    assert "espere até terça, 01/12" in words.out
    told = json.loads(run("advise", "ACO-3", "--quantity", "1000", "--horizon", "3", "--json", *now, home=home).out)
    assert (told["quantity"], told["days_left"], told["about"]) == (1000, 3, "purchase_day")
    ahead = json.loads(run("forecast", "ACO-4", "--horizon", "5", "--json", *now, home=home).out)
    assert (ahead["trained"], len(ahead["days"])) == (False, 5)


def test_an_item_that_may_be_several_fails_with_their_names(run: Run, home: Path) -> None:
    said = run("advise", "chapa", home=home)
    assert said.code == 1
    assert "ACO-3 Chapa de aço 3mm" in said.err


def test_neither_item_nor_file_is_wrong_use(run: Run, home: Path) -> None:
    for command in ("forecast", "advise"):
        said = run(command, home=home)
        assert (said.code, f"balcao {command} ITEM" in said.err) == (2, True)
