"""Work on many products, in lots: whoever has several processors, or machines, gives each some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from forecasting.peers import TOGETHER_AT_MOST
from forecasting.series import PriceSeries

T = TypeVar("T")


class Workers(Protocol):
    """Where work is done. Arguments and results pickle."""

    @property
    def count(self) -> int:
        """How many work side by side."""

    def each(
        self, work: Callable[..., T], lots: Sequence[list[PriceSeries]], *shared: Any, told: Callable[[int, int], None] | None = None
    ) -> list[T]:
        """`work(lot, *shared)` for every lot; what came of each, in their order."""

    def one(self, work: Callable[..., T], *arguments: Any) -> T:
        """Work that is not divided: it needs all products at once."""


class Here:
    """In this process, one after the other."""

    count = 1

    def each(
        self, work: Callable[..., T], lots: Sequence[list[PriceSeries]], *shared: Any, told: Callable[[int, int], None] | None = None
    ) -> list[T]:
        found = []
        for done, lot in enumerate(lots, 1):
            found.append(work(lot, *shared))
            if told:
                told(done, len(lots))
        return found

    def one(self, work: Callable[..., T], *arguments: Any) -> T:
        return work(*arguments)


def lots(series: Sequence[PriceSeries]) -> list[list[PriceSeries]]:
    """All products by name, as many at a time as are compared with each other: a product's peers are those of its lot, so what is said of
    it is the same wherever its lot is worked on, and however many workers there are."""
    named = sorted(series, key=lambda each: each.unique_id)
    return [named[start : start + TOGETHER_AT_MOST] for start in range(0, len(named), TOGETHER_AT_MOST)]
