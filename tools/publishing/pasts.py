"""The prices of a home as series: real ones where a product has any, made-up ones, marked, where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from forecasting import PriceSeries, Refused, collected
from memory.records import Books

STALE = 60
"""Days without a price from which on nothing is said of a product."""
_TOLD = 7
"""Days from which on it is said how old the last price is."""
_SCALE = 10_000


@dataclass(frozen=True, slots=True)
class Pasts:
    """Of all products with a price. `synthetic`: those whose prices are all made up."""

    series: list[PriceSeries]
    synthetic: frozenset[str]
    refused: list[Refused]

    @property
    def is_synthetic(self) -> bool:
        """Whether there is no real price at all."""
        return bool(self.series) and all(each.unique_id in self.synthetic for each in self.series)

    def to_learn_from(self) -> list[PriceSeries]:
        """Made-up prices teach only where nothing else does."""
        real = [each for each in self.series if each.unique_id not in self.synthetic]
        return real or self.series

    def to_speak_of(self, today: date) -> list[PriceSeries]:
        """Each product up to today, its last price standing, unless that is too old."""
        return [standing(each, today) for each in self.series if age(each, today) < STALE]


async def pasts(books: Books, today: date) -> Pasts:
    """Every price up to today, the median of each product's day."""
    import pandas as pd

    rows = await books.prices.rows(today)
    if not rows:
        return Pasts([], frozenset(), [])
    frame = pd.DataFrame(rows, columns=["sku", "day", "amount", "synthetic"])
    made_up = frame.groupby("sku", sort=False)["synthetic"].transform("all")
    frame = frame[made_up | ~frame["synthetic"].astype(bool)]
    daily = frame.groupby(["sku", "day"], sort=True)["amount"].median().reset_index()
    codes, names = pd.factorize(daily["sku"])
    days = np.asarray(daily["day"].to_numpy(), "datetime64[D]")
    found = collected(np.asarray(names, object), np.asarray(codes, np.intp), days, daily["amount"].to_numpy(float) / _SCALE)
    return Pasts(found.series, frozenset(frame.loc[made_up, "sku"]), found.refused)


def age(series: PriceSeries, today: date) -> int:
    """Days since the last real price."""
    return int((np.datetime64(today, "D") - last_real_day(series)).astype(int))


def last_real_day(series: PriceSeries) -> np.datetime64:
    seen = np.flatnonzero(series.observed)
    last: np.datetime64 = series.days[seen[-1]] if len(seen) else series.last_day
    return last


def standing(series: PriceSeries, today: date) -> PriceSeries:
    """The series up to today: a price stands until the next one is known."""
    missing = int((np.datetime64(today, "D") - series.last_day).astype(int))
    if missing <= 0:
        return series
    said = () if missing < _TOLD else (f"o último preço é de {series.last_day.astype(object):%d/%m/%Y}: vale até vir outro",)
    return replace(
        series,
        days=np.concatenate([series.days, series.ahead(missing)]),
        values=np.concatenate([series.values, np.full(missing, series.last_value)]),
        observed=np.concatenate([series.observed, np.zeros(missing, bool)]),
        notes=(*series.notes, *said),
    )


def digest(series: Sequence[PriceSeries]) -> str:
    """The same for the same prices."""
    import hashlib

    found = hashlib.sha256()
    for each in series:
        found.update(each.unique_id.encode())
        for part in (each.days, each.values, each.observed):
            found.update(part.tobytes())
    return found.hexdigest()
