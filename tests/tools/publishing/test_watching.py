"""What was published is held against what came; a drift is written down, and asks for a training."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from channels.working import ask_for_what_is_due
from domain.clock import FixedClock
from domain.goods.prices import Price
from forecasting.shards import Here
from memory.records import Records
from memory.records.forecast_errors import ForecastError
from tests.tools.publishing.homes import LITTLE, TENANT, TUESDAY, furnish, site
from tools.publishing.learning import learn_and_publish
from tools.publishing.publication import forecast_all
from tools.tasks import Bench

TODAY = TUESDAY.date()


def quiet(share: float, stage: str) -> None:
    """Nobody looks."""


@pytest.fixture
def kind() -> str:
    """Rows are the same on both databases; the specs of the records see to that."""
    return "sqlite"


async def test_errors_are_written_down_as_prices_come_and_a_drift_asks_for_a_training(records: Records, tmp_path: Path) -> None:
    await furnish(records, TODAY, products=2)
    await learn_and_publish(records, site(records, tmp_path), Here(), quiet, LITTLE)
    later = TUESDAY + timedelta(days=2)
    async with records.writing(TENANT) as books:
        said = await books.forecasts.latest("P00")
        assert said is not None
        came = [Price("P00", said.days[0].day, said.days[0].mean), Price("P00", said.days[1].day, said.today * 2)]
        await books.prices.put_all(came, later)
    made = await forecast_all(records, site(records, tmp_path, later), Here(), quiet)
    assert made["drift"] == []
    async with records.reading(TENANT) as books:
        first, second = await books.forecast_errors.since(TODAY)
        champion = await books.models.champion()
    assert (first.day, first.sku, first.ahead, first.inside) == (said.days[0].day, "P00", 1, True)
    assert first.error < 1e-3
    assert (second.ahead, second.inside) == (2, False)
    assert second.naive == pytest.approx(0.6931, abs=1e-3)
    assert champion is not None
    assert champion.drift["live"]["forecasts"] == 2
    assert champion.drift["live"]["coverage_80"] == 0.5

    grown = TUESDAY + timedelta(days=40)
    errors = [
        ForecastError((TUESDAY + timedelta(days=day)).date(), f"P{product:02}", "market", 7, size, 0.03, True)
        for day in range(3, 40)
        for product in range(30)
        for size in [(0.09 if day > 30 else 0.03) * (1 + (product * 7 + day) % 5 / 10)]
    ]
    async with records.writing(TENANT) as books:
        await books.forecast_errors.put_all(errors)
        await books.prices.put_all([Price("P01", grown.date(), Decimal(50))], grown)
    made = await forecast_all(records, site(records, tmp_path, grown), Here(), quiet)
    (drift,) = made["drift"]
    assert (drift["kind"], drift["since"]) == ("error", (TUESDAY + timedelta(days=31)).date().isoformat())
    assert "subiu" in drift["words"]
    due = await ask_for_what_is_due(Bench(records, TENANT, FixedClock(grown), tmp_path), 90)
    assert due is not None
    assert due.name == "train_prices"
