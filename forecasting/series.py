"""A product's prices as the models see them: one clean value a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Days: TypeAlias = npt.NDArray[np.datetime64]
"""datetime64[D], ascending, without holes."""
Values: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]
Counts: TypeAlias = npt.NDArray[np.intp]
Frequency = Literal["daily", "weekly", "monthly", "irregular"]
"""How often the source speaks; the series itself is daily always, a price standing until the next one is known."""


@dataclass(frozen=True, slots=True, eq=False)
class PriceSeries:
    """Prices of one product, a value for each day from the first to the last: finite, above zero, in one unit and currency.

    `observed` is false on days no source spoke of (the price before stands): they are history, never a target to be judged on.
    `notes` say in Portuguese what was mended.
    """

    unique_id: str
    days: Days
    values: Values
    observed: Mask
    frequency: Frequency = "daily"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.days) == len(self.values) == len(self.observed) > 0:
            raise ValueError("days, values and observed are of one length, above none")
        if not (np.isfinite(self.values).all() and self.values.min() > 0):
            raise ValueError("a price is finite and above zero")
        if (np.diff(self.days) != np.timedelta64(1, "D")).any():
            raise ValueError("days follow one another without holes")

    def __len__(self) -> int:
        return len(self.values)

    @property
    def last_day(self) -> np.datetime64:
        """Today, for whoever forecasts from here."""
        last: np.datetime64 = self.days[-1]
        return last

    @property
    def last_value(self) -> float:
        return float(self.values[-1])

    def until(self, count: int) -> PriceSeries:
        """What was known after the first `count` days."""
        return replace(self, days=self.days[:count], values=self.values[:count], observed=self.observed[:count])

    def ahead(self, horizon: int) -> Days:
        """The `horizon` days after the last."""
        after: Any = self.last_day + np.arange(1, horizon + 1).astype("timedelta64[D]")
        return np.asarray(after, "datetime64[D]")


@dataclass(frozen=True, slots=True)
class Refused:
    """A product, or a line of a file, that cannot be used, and why (in Portuguese)."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What a file or a query held: the usable products, and what was refused."""

    series: list[PriceSeries]
    refused: list[Refused]
