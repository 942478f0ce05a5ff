"""Work on many products, in lots: whoever has several processors, or machines, gives each some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from forecasting.series import PriceSeries

LOT = 500
"""Products at once: enough for speed, little enough for memory, and for every worker to have something to do."""
_TURNS = 4
"""Lots for each worker, at least."""
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


def lots(series: Sequence[PriceSeries], size: int = LOT) -> list[list[PriceSeries]]:
    """All products in order, `size` at a time."""
    return [list(series[start : start + size]) for start in range(0, len(series), size)]


def shared_out(series: Sequence[PriceSeries], workers: Workers) -> list[list[PriceSeries]]:
    """In lots small enough that no worker waits long for the last one's; for work in which a product's lot makes no difference."""
    return lots(series, max(1, min(LOT, -(-len(series) // (_TURNS * workers.count)))))
