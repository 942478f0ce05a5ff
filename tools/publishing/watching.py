"""What was said is held against what came, and drifts are written down beside the champion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import log
from typing import Any

from domain.market.forecasts import PublishedForecast
from forecasting import PriceSeries
from forecasting.drift import data_drift, error_drift
from memory.records import Books, Records
from memory.records.forecast_errors import ForecastError
from tools.publishing.site import Site

AHEAD = 7
"""Days before, by preference: the forecast that a price is held against."""
_OTHERWISE = (6, 8, 5, 9, 4, 10, 3, 11, 2, 12, 1, 13, 14)
LATE = 7
"""Days back for which prices may still arrive, and are held against the forecasts again."""
LOOKED_AT = timedelta(days=90)
LIVE = timedelta(days=28)
"""Days whose errors are told as the forecasts' record."""


async def watch(records: Records, site: Site, series: Sequence[PriceSeries]) -> dict[str, Any]:
    """Write down the errors of the last days and the drifts there are; what was found, as the champion's papers hold it."""
    async with records.reading(site.tenant) as books:
        fresh = await _errors(books, site.today, series)
        before = await books.forecast_errors.since(site.today - LOOKED_AT)
    known = sorted(({(each.day, each.sku): each for each in (*before, *fresh)}).values(), key=lambda each: (each.day, each.sku))
    drifts = error_drift([each.day for each in known], [each.group for each in known], [each.error for each in known])
    drifts += data_drift(series, site.today)
    found = {"looked_at": site.now.isoformat(), "found": [drift.as_json() for drift in drifts], "live": _live(known, site.today)}
    async with records.writing(site.tenant) as books:
        await books.forecast_errors.put_all(fresh)
        await books.forecast_errors.prune(site.today - 2 * LOOKED_AT)
        if (champion := await books.models.champion()) is not None:
            await books.models.note_drift(champion.version, found)
    return found


async def _errors(books: Books, today: date, series: Sequence[PriceSeries]) -> list[ForecastError]:
    made = await books.forecast_errors.publication_days(today - timedelta(days=LATE + 14), today)
    found: list[ForecastError] = []
    for day in (today - timedelta(days=back) for back in range(LATE)):
        ahead = next((ahead for ahead in (AHEAD, *_OTHERWISE) if day - timedelta(days=ahead) in made), None)
        if ahead is not None:
            said = await books.forecasts.said_on(day - timedelta(days=ahead))
            found += [error for each in series if (error := _error(each, day, ahead, said)) is not None]
    return found


def _error(series: PriceSeries, day: date, ahead: int, said: Mapping[str, PublishedForecast]) -> ForecastError | None:
    forecast = said.get(series.unique_id)
    back = (series.last_day.astype(object) - day).days
    ahead_of = forecast.on(day) if forecast else None
    if forecast is None or ahead_of is None or not 0 <= back < len(series) or not series.observed[-1 - back]:
        return None
    came = float(series.values[-1 - back])
    error, naive = log(came / float(ahead_of.mean)), log(came / float(forecast.today))
    inside = float(ahead_of.low_80) * 0.9999 <= came <= float(ahead_of.high_80) * 1.0001
    return ForecastError(day, series.unique_id, forecast.group, ahead, abs(error), abs(naive), inside)


def _live(known: Sequence[ForecastError], today: date) -> dict[str, Any]:
    """The record of what was published, over the last weeks."""
    some = [each for each in known if each.day > today - LIVE]
    naive = sum(each.naive for each in some)
    return {
        "forecasts": len(some),
        "error_vs_naive": round(sum(each.error for each in some) / naive, 4) if naive else None,
        "coverage_80": round(sum(each.inside for each in some) / len(some), 4) if some else None,
    }
