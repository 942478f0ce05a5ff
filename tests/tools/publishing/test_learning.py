"""A home's prices are learned from, forecast and published; a worse model never takes the champion's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import Invalid, NotFound
from domain.goods.prices import Price
from domain.market.model_versions import ModelState
from forecasting import Effort, ModelFiles, ModelUnreadable, Policy
from forecasting.shards import Here
from memory.records import Records
from tests.tools.publishing.homes import LITTLE, TENANT, TUESDAY, furnish, noisy, site
from tools.publishing import ModelFolders
from tools.publishing.learning import learn_and_publish
from tools.publishing.publication import bring_back, forecast_all

TODAY = TUESDAY.date()


def quiet(share: float, stage: str) -> None:
    """Nobody looks."""


@pytest.fixture
def kind() -> str:
    """Rows are the same on both databases; the specs of the records see to that."""
    return "sqlite"


async def test_a_run_publishes_all_products_with_model_days_metrics_and_bands(records: Records, tmp_path: Path) -> None:
    await furnish(records, TODAY)
    heard: list[float] = []
    result = await learn_and_publish(records, site(records, tmp_path), Here(), lambda share, _: heard.append(share), LITTLE)
    assert (result["published"], result["forecast"], result["products"]) == (True, 8, 8)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    async with records.reading(TENANT) as books:
        champion, forecasts = await books.models.champion(), await books.forecasts.all_latest()
    assert champion is not None
    assert (champion.version, champion.last_day, champion.products, champion.is_synthetic) == (result["version"], TODAY, 8, False)
    assert len(forecasts) == 8
    for forecast in forecasts.values():
        assert (forecast.day, forecast.last_real_day, forecast.horizon, forecast.is_synthetic) == (TODAY, TODAY, 14, False)
        assert forecast.metrics["forecasts"] == 42
        assert [each.day for each in forecast.days] == [TODAY + timedelta(days=step) for step in range(1, 15)]
        for each in forecast.days:
            assert each.low_95 <= each.low_80 <= each.low_50 <= each.mean <= each.high_50 <= each.high_80 <= each.high_95
            assert each.low_95 > 0
    files = ModelFolders(tmp_path / "models" / TENANT).load(champion)
    assert Policy.load(files).expected is not None
    async with records.reading(TENANT) as books:
        waits = await books.outlooks.page()
    assert {each.sku for each in waits} == set(forecasts)
    assert all((each.day, each.version, each.price) == (TODAY, champion.version, forecasts[each.sku].today) for each in waits)
    again = await learn_and_publish(records, site(records, tmp_path, TUESDAY + timedelta(hours=1)), Here(), quiet, LITTLE)
    assert (again["unchanged"], again["version"]) == (True, champion.version)


async def test_a_worse_challenger_is_kept_but_the_champion_speaks_on(records: Records, tmp_path: Path) -> None:
    await furnish(records, TODAY)
    good = await learn_and_publish(records, site(records, tmp_path), Here(), quiet, replace(LITTLE, effort=Effort(6_000, 40)))
    hurried = replace(LITTLE, effort=Effort(rows=1, rounds=1))
    worse = await learn_and_publish(records, site(records, tmp_path, TUESDAY + timedelta(hours=1)), Here(), quiet, hurried)
    assert worse["published"] is False
    assert worse["metrics"]["loss_ratio"] > 1
    assert worse["champion"] == good["version"]
    async with records.reading(TENANT) as books:
        states = {each.version: each.state for each in await books.models.all()}
        assert states == {good["version"]: ModelState.CHAMPION, worse["version"]: ModelState.CANDIDATE}
        forecast = await books.forecasts.latest("P00")
    assert forecast is not None
    assert forecast.version == good["version"]
    back = await bring_back(records, site(records, tmp_path), worse["version"], Here(), quiet)
    async with records.reading(TENANT) as books:
        champion, forecast = await books.models.champion(), await books.forecasts.latest("P00")
    assert champion is not None
    assert forecast is not None
    assert champion.version == forecast.version == back["version"] == worse["version"]


async def test_new_prices_are_forecast_from_without_training(records: Records, tmp_path: Path) -> None:
    await furnish(records, TODAY)
    with pytest.raises(NotFound):
        await forecast_all(records, site(records, tmp_path), Here(), quiet)
    trained = await learn_and_publish(records, site(records, tmp_path), Here(), quiet, LITTLE)
    tomorrow = TUESDAY + timedelta(days=1)
    async with records.writing(TENANT) as books:
        await books.prices.put_all(
            [Price("P00", tomorrow.date(), Decimal(60)), Price("P00", tomorrow.date(), Decimal(62), source="x")], tomorrow
        )
    made = await forecast_all(records, site(records, tmp_path, tomorrow), Here(), quiet)
    assert (made["version"], made["forecast"]) == (trained["version"], 8)
    async with records.reading(TENANT) as books:
        fresh, old = await books.forecasts.latest("P00"), await books.forecasts.latest("P01")
    assert fresh is not None
    assert (fresh.day, fresh.today, fresh.last_real_day) == (tomorrow.date(), Decimal(61), tomorrow.date())
    assert old is not None
    assert (old.day, old.last_real_day) == (tomorrow.date(), TODAY)


async def test_made_up_prices_teach_only_a_home_that_has_no_others_and_are_marked(records: Records, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        await learn_and_publish(records, site(records, tmp_path), Here(), quiet, LITTLE)
    await furnish(records, TODAY, products=2, is_synthetic=True)
    only = await learn_and_publish(records, site(records, tmp_path), Here(), quiet, LITTLE)
    assert (only["is_synthetic"], only["synthetic_products"], only["learned_from"]) == (True, 2, 2)
    async with records.writing(TENANT) as books:
        await books.prices.put_all(noisy("P00", 9, TODAY), TUESDAY)
        old = [replace(price, day=price.day - timedelta(days=90)) for price in noisy("P09", 3, TODAY)]
        await books.prices.put_all(old, TUESDAY)
    mixed = await learn_and_publish(records, site(records, tmp_path, TUESDAY + timedelta(hours=1)), Here(), quiet, LITTLE)
    assert (mixed["is_synthetic"], mixed["synthetic_products"], mixed["learned_from"], mixed["too_old"]) == (False, 1, 2, 1)
    async with records.reading(TENANT) as books:
        said = await books.forecasts.all_latest()
    assert {sku: each.is_synthetic for sku, each in said.items()} == {"P00": False, "P01": True}


async def test_a_damaged_model_is_not_spoken_from_and_the_next_training_heals_it(records: Records, tmp_path: Path) -> None:
    await furnish(records, TODAY, products=2)
    first = await learn_and_publish(records, site(records, tmp_path), Here(), quiet, LITTLE)
    manifest = tmp_path / "models" / TENANT / first["version"] / "model.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"seed": 1', b'"seed": 2'))
    assert ModelFiles.load(manifest.parent)
    with pytest.raises(ModelUnreadable):
        await forecast_all(records, site(records, tmp_path), Here(), quiet)
    later = await learn_and_publish(records, site(records, tmp_path, TUESDAY + timedelta(hours=1)), Here(), quiet, LITTLE)
    assert later["published"]
    assert later["version"] != first["version"]
    assert "champion_unreadable" in later["metrics"]
