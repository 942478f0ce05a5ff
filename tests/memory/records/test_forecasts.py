"""Models of prices by version, and what they said of the coming days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.errors import NotFound
from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.market.model_versions import ModelState, ModelVersion
from memory.records import Records
from tests.memory.records.samples import NOON, OTHER, TENANT, after

MONDAY = date(2026, 11, 16)
FIRST = ModelVersion("v1", NOON, date(2026, 1, 1), MONDAY, 2, 600, "v1", "ab" * 32, metrics={"error_vs_naive": 0.91})
SECOND = replace(FIRST, version="v2", trained_at=after(days=7), path="v2")


def said(sku: str = "MET-1", version: str = "v1", day: date = MONDAY, price: str = "7.4525") -> PublishedForecast:
    """Two days at this price, give or take."""
    amount = Decimal(price)
    bands = [amount + Decimal(step) / 100 for step in (0, -1, 1, -2, 2, -3, 3)]
    ahead = tuple(ForecastDay(day + timedelta(days=step), *bands) for step in (1, 2))
    return PublishedForecast(sku, version, day, NOON, day, amount, ahead, "random_walk", "steps", {"mae": 0.02}, ("histórico curto",))


async def test_one_version_speaks_at_a_time_and_one_that_spoke_before_may_be_brought_back(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.models.champion() is None
        await books.models.put(FIRST)
        await books.models.put(SECOND)
        await books.models.crown("v1")
        await books.models.crown("v2")
        with pytest.raises(NotFound):
            await books.models.crown("v9")
    async with records.writing(TENANT) as books:
        assert [(each.version, each.state) for each in await books.models.all()] == [
            ("v2", ModelState.CHAMPION),
            ("v1", ModelState.RETIRED),
        ]
        await books.models.crown("v1")
        assert await books.models.champion() == replace(FIRST, state=ModelState.CHAMPION)
    async with records.reading(OTHER) as books:
        assert await books.models.all() == []


async def test_to_learn_more_of_a_version_changes_nothing_about_who_speaks(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.models.put(FIRST)
        await books.models.crown("v1")
        await books.models.put(replace(FIRST, metrics={"error_vs_naive": 0.9}))
        await books.models.note_drift("v1", {"found": ["calm"]})
        champion = await books.models.champion()
    assert champion is not None
    assert (champion.metrics, champion.drift) == ({"error_vs_naive": 0.9}, {"found": ["calm"]})


async def test_what_is_read_is_what_the_champion_said_last(records: Records) -> None:
    tuesday = MONDAY + timedelta(days=1)
    async with records.writing(TENANT) as books:
        for version in (FIRST, SECOND):
            await books.models.put(version)
        await books.models.crown("v1")
        await books.forecasts.put_all([])
        await books.forecasts.put_all([said(), said("FIX-1"), said(day=tuesday, price="0.0375"), said(version="v2", day=tuesday)])
        assert await books.forecasts.latest("MET-1") == said(day=tuesday, price="0.0375")
        assert await books.forecasts.all_latest() == {"FIX-1": said("FIX-1"), "MET-1": said(day=tuesday, price="0.0375")}
        assert await books.forecasts.last_day() == tuesday
        await books.models.crown("v2")
        assert await books.forecasts.latest("FIX-1") is None
        assert await books.forecasts.latest("MET-1") == said(version="v2", day=tuesday)
    async with records.reading(OTHER) as books:
        assert await books.forecasts.latest("MET-1") is None


async def test_a_forecast_of_the_same_day_is_corrected_and_old_ones_are_dropped(records: Records) -> None:
    tuesday = MONDAY + timedelta(days=1)
    async with records.writing(TENANT) as books:
        await books.forecasts.put_all([said(), said(day=tuesday)])
        await books.forecasts.put_all([said(price="9.99")])
        assert [each.today for each in await books.forecasts.said("MET-1", MONDAY, tuesday)] == [Decimal("9.9900"), Decimal("7.4525")]
        assert (await books.forecasts.said_on(MONDAY))["MET-1"] == said(price="9.99")
        assert await books.forecasts.prune(tuesday) == 1
        assert await books.forecasts.said("MET-1", MONDAY, tuesday) == [said(day=tuesday)]


def test_a_day_is_found_within_the_horizon_and_no_other() -> None:
    forecast = said()
    assert forecast.horizon == 2
    assert forecast.on(MONDAY + timedelta(days=2)) == forecast.days[1]
    assert forecast.on(MONDAY) is None
