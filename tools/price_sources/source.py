"""What every source of prices can do."""

from __future__ import annotations

from typing import Protocol

from domain.market.listings import Listing


class PriceSource(Protocol):
    @property
    def name(self) -> str:
        """As prices say where they come from: `mercado_livre`."""
        ...

    @property
    def title(self) -> str:
        """As people call it: `Mercado Livre`."""
        ...

    async def search(self, wanted: str) -> list[Listing]:
        """What is offered under these words, as it is shown; whether it is the thing, others decide (domain/market/market_price.py).

        Raises an `Elsewhere` (tools/outside) or one of its kinds in tools/price_sources/refusals.py; tries again by itself where
        that may help.
        """
        ...
