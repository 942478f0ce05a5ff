"""What one product costs on the market today: looked up, judged, and kept with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from domain.clock import local
from domain.goods.prices import Price, unit_price
from domain.goods.products import Product
from domain.market.market_price import MarketPrice, market_price
from memory.records import Records
from memory.records.readings import Reading
from tools.outside import Elsewhere
from tools.price_sources import PriceSource

_LATELY = timedelta(days=90)
"""Back to which a product's own prices say what it usually costs."""


class NoOffer(Elsewhere):
    """The site was read, and none of what it offers can be told to be the product at a believable price."""

    code = "no_offer"


@dataclass(frozen=True, slots=True)
class Collected:
    """`before` is the last price that a source saw on an earlier day, in BRL a unit."""

    product: Product
    found: MarketPrice
    before: Price | None


async def collect(records: Records, tenant: str, source: PriceSource, product: Product, now: datetime) -> Collected:
    """Look a product up and keep its price of the day. An `Elsewhere` says why there is none; that is kept too.

    Nothing is locked while the site is asked. A price of the same day is corrected, so that doing it twice is doing it once.
    """
    day = local(now).date()
    try:
        listings = await source.search(product.name)
    except Elsewhere as refused:
        async with records.writing(tenant) as books:
            await books.readings.put(Reading(product.sku, day, source.name, now, error=refused.code))
        raise
    async with records.writing(tenant) as books:
        history = await books.prices.history(product.sku, day - _LATELY, day)
        earlier = [] if history.is_synthetic else [price for price in history.prices if price.day < day]
        found = market_price(product, listings, _usual(earlier))
        unfit = _unfit(source, found)
        kept, error = (None, unfit.code) if unfit else (found.amount, None)
        reading = Reading(product.sku, day, source.name, now, kept, found.low, found.high, found.used, found.seen, error)
        await books.readings.put(reading, found.aside)
        if kept is not None:
            await books.prices.put_all([Price(product.sku, day, kept, source=source.name)], now)
    if unfit is not None:
        raise unfit
    return Collected(product, found, next((price for price in reversed(earlier) if price.source == source.name), None))


def _unfit(source: PriceSource, found: MarketPrice) -> NoOffer | None:
    told = {"seen": found.seen, "used": found.used}
    if found.amount is None:
        return NoOffer(f"Vi {found.seen} anúncios no {source.title}, mas nenhum dá para comparar com o item; não registrei preço.", **told)
    if found.doubt is not None:
        return NoOffer(f"Não registrei o preço: {found.doubt}, uma diferença grande demais para confiar.", doubt=found.doubt, **told)
    return None


def _usual(earlier: list[Price]) -> Decimal | None:
    return unit_price(median(price.amount for price in earlier)) if earlier else None
