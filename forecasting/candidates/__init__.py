"""Ways to forecast prices, all of one shape: the choice among them is made by measuring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from forecasting.series import PriceSeries, Values


class Candidate(Protocol):
    """One way to forecast."""

    @property
    def name(self) -> str:
        """As the `model` column of forecasts says it."""

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        """(products, days ahead, levels): quantiles of log(price ahead / price on the last day), at `forecasts.LEVELS`.

        `peers` (products, `peers.FEATURES`) is what similar prices had done by each product's last day; None where nobody knows.
        """
