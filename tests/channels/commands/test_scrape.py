"""`balcao scrape`: one product or all, with the failures counted."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from domain.goods.products import Product
from evals.marketplace import Market, Ware
from tests.channels.commands.conftest import Run, stocked
from tests.evals.markets import market_beside

SLUG = "chapa-de-aco-3mm"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return stocked(tmp_path / "casa", Product("ACO-3", "Chapa de aço 3mm", unit="kg"), Product("PAR", "Parafuso M8"))


def test_prices_are_collected_and_failures_counted(run: Run, home: Path, own_settings: pytest.MonkeyPatch) -> None:
    with market_beside(Market({SLUG: Ware(Decimal("8.50"), "kg")})) as market:
        own_settings.setenv("SCRAPER_URL", market.url)
        one = run("scrape", "aco 3mm", "--json", home=home)
        assert one.code == 0, one.err
        assert (json.loads(one.out)["price"], json.loads(one.out)["results_used"]) == (8.5, 7)
        market.faults[SLUG].append("forbidden")
        every = run("scrape", "--json", home=home)
        assert every.code == 0
        assert json.loads(every.out) == {"state": "done", "total": 2, "tried": 2, "collected": 1, "failed": 1, "errors": {"blocked": 1}}
        assert every.err == ""
        market.faults[SLUG].append("layout")
        failed = run("scrape", "ACO-3", home=home)
        assert (failed.code, "formato" in failed.err) == (1, True)
        assert run("scrape", home=home).out == "Preços coletados: 2 de 2 itens.\n"


def test_what_is_not_known_is_told_with_what_is_near(run: Run, home: Path) -> None:
    assert "Chapa de aço 3mm" in run("scrape", "aço de foguete", home=home).err
    assert run("scrape", "foguete", home=home).code == 1


def test_without_products_there_is_nothing_to_collect(run: Run, tmp_path: Path) -> None:
    refused = run("scrape", home=tmp_path / "leer")
    assert refused.code == 1
    assert "balcao import products" in refused.err
