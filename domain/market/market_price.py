"""One price out of many listings: the median of those that are of the product, each brought to the product's unit.

What does not count is kept with the reason, never mixed in: other things, other sizes, second-hand, quantities nobody can tell, and
prices far from the others. Where the median itself is far from what the product cost before, the whole of it is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import exp, log
from statistics import median

from domain.goods.packs import contents
from domain.goods.prices import in_reais, unit_price
from domain.goods.products import Product
from domain.market.listings import Listing, SetAside
from domain.market.relevance import why_not

_AT_LEAST = log(1.6)
"""Prices of the same thing within this factor of the median are never far from it, however close the others lie together."""
_AT_MOST = log(4)
"""Beyond this factor they always are, however scattered the others."""
_TOO_FAR = 3.0
"""Of the scatter (median absolute deviation, as a standard deviation)."""
_SINCE_LAST = 3.0
"""A market that moved by this factor since the product's own last prices is more likely another product, or another unit."""


@dataclass(frozen=True, slots=True)
class MarketPrice:
    """BRL a unit, from `used` of the `seen` listings, the cheapest at `low` and the dearest at `high`.

    `doubt` says why it should not be believed; `amount` is None where no listing counted.
    """

    amount: Decimal | None
    used: int
    seen: int
    low: Decimal | None = None
    high: Decimal | None = None
    aside: tuple[SetAside, ...] = ()
    doubt: str | None = None


def market_price(product: Product, listings: Sequence[Listing], usual: Decimal | None = None) -> MarketPrice:
    """`usual` is what the product cost of late, in its unit, where that is known from real prices."""
    aside: list[SetAside] = []
    told: list[tuple[Listing, Decimal]] = []
    for listing in listings:
        if (why := why_not(product, listing.title, listing.used)) is not None:
            aside.append(SetAside(listing, why))
        elif listing.amount <= 0:
            aside.append(SetAside(listing, "sem preço"))
        elif not (many := contents(listing.title, product.unit, product.attributes)):
            aside.append(SetAside(listing, f"não diz quanto vem em {product.unit}"))
        else:
            told.append((listing, listing.amount / many))
    kept = _near_each_other(told, aside)
    if not kept:
        return MarketPrice(None, 0, len(listings), aside=tuple(aside))
    amount = unit_price(median(kept))
    return MarketPrice(amount, len(kept), len(listings), unit_price(min(kept)), unit_price(max(kept)), tuple(aside), _doubt(amount, usual))


def _near_each_other(told: Sequence[tuple[Listing, Decimal]], aside: list[SetAside]) -> list[Decimal]:
    """The prices that are not far from the rest. Differences are of ratios: half the price is as far off as twice."""
    if not told:
        return []
    logs = [log(amount) for _, amount in told]
    middle = median(logs)
    scatter = 1.4826 * median(abs(each - middle) for each in logs)
    reach = min(max(_TOO_FAR * scatter, _AT_LEAST), _AT_MOST)
    kept: list[Decimal] = []
    for (listing, amount), each in zip(told, logs, strict=True):
        if abs(each - middle) <= reach:
            kept.append(amount)
        else:
            why = f"longe dos outros anúncios, que ficam por volta de {in_reais(Decimal(exp(middle)))}"
            aside.append(SetAside(listing, why, unit_price(amount)))
    return kept


def _doubt(amount: Decimal, usual: Decimal | None) -> str | None:
    if amount <= 0:
        return "o preço por unidade fica abaixo do que se registra"
    if not usual or abs(log(amount / usual)) <= log(_SINCE_LAST):
        return None
    return f"o mercado mostra {in_reais(amount)} e o produto vinha custando {in_reais(usual)}"
