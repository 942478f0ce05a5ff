"""The prices of a home as series: real ones where a product has any, made-up ones, marked, where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from forecasting import PriceSeries, Refused, collected
from forecasting.series import Values
from memory.records import Books

STALE = 60
"""Days without a price from which on nothing is said of a product."""
_TOLD = 7
"""Days from which on it is said how old the last price is."""
_SCALE = 10_000
_FIRST_DAY = date(1970, 1, 1).toordinal()


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
    skus: dict[str, int] = {}
    portions = [_as_arrays(rows, skus) async for rows in books.prices.portions(today)]
    if not portions:
        return Pasts([], frozenset(), [])
    codes, days, amounts, synthetic = (np.concatenate(column) for column in zip(*portions, strict=True))
    made_up = np.bincount(codes[~synthetic], minlength=len(skus)) == 0
    kept = made_up[codes] | ~synthetic
    codes, days, amounts = _daily(codes[kept], days[kept], amounts[kept])
    names = np.array(list(skus), object)
    found = collected(names, codes.astype(np.intp), days.astype("datetime64[D]"), amounts / _SCALE)
    return Pasts(found.series, frozenset(names[made_up].tolist()), found.refused)


def _as_arrays(rows: Sequence[Any], skus: dict[str, int]) -> tuple[Any, Any, Any, Any]:
    """Of prices: whose each is (new products are added to `skus`), the day since 1970, the amount, whether it is made up."""
    names, days, amounts, made_up = zip(*rows, strict=True)
    for name in dict.fromkeys(names):
        skus.setdefault(name, len(skus))
    codes = np.fromiter(map(skus.__getitem__, names), np.int32, len(rows))
    since = np.fromiter(map(date.toordinal, days), np.int32, len(rows)) - _FIRST_DAY
    return codes, since, np.array(amounts, np.int64), np.array(made_up, bool)


def _daily(codes: Any, days: Any, amounts: Any) -> tuple[Any, Any, Values]:
    """One price a product and day: the middle one, or between the middle two."""
    order = np.lexsort((amounts, days, codes))
    codes, days, amounts = codes[order], days[order], amounts[order]
    starts = np.flatnonzero(np.r_[True, (np.diff(codes) != 0) | (np.diff(days) != 0)])
    ends = np.r_[starts[1:], len(codes)]
    middle: Values = (amounts[(starts + ends - 1) // 2] + amounts[(starts + ends) // 2]) / 2
    return codes[starts], days[starts], middle


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
