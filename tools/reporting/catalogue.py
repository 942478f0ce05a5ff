"""What the records know of all products, for the pages of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.clock import local
from domain.goods.cover import days_of_cover, lately, most_urgent
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.market.outlooks import Outlook
from forecasting.decision.advice import advised
from memory.records import Books
from tools.papers.catalogue_report import Awaited, CatalogueFacts, Cheap, Moved, Short

_BACK = timedelta(days=30)
_NEAR = timedelta(days=7)
"""A price this old still stands for its day."""
_STANDING = timedelta(days=120)
"""Older ones are no price of today's stock."""
_MOST = 500
"""Of each list: whoever has more reads the first ones."""
_HARDLY = 0.001
"""A change that is none."""

Goods = Mapping[str, Product]


async def catalogue_facts(books: Books, now: datetime) -> CatalogueFacts:
    today = local(now).date()
    products = await books.products.all()
    goods = {product.sku: product for product in products}
    out = await books.sales.outflow(*lately(today))
    short = most_urgent(products, out.quantities)
    last = await books.prices.last_ones(today - _STANDING, today)
    before = await books.prices.last_ones(today - _BACK - _NEAR, today - _BACK)
    moved = _moved(goods, last, before, today)
    known = {sku: found for sku, found in last.items() if sku in goods}
    worth = sum((_worth(goods[sku], found) for sku, found in known.items()), Decimal(0))
    made_up = [("preços", bool(known) and all(found.is_synthetic for found in known.values())), ("saídas", out.is_synthetic)]
    return CatalogueFacts(
        len(products),
        len(known),
        len(await books.forecasts.all_latest()),
        worth,
        [_cheap(goods[each.sku], each) for each in await books.outlooks.worth_buying(_MOST) if each.sku in goods],
        [_awaited(goods[each.sku], each) for each in await books.outlooks.worth_waiting(_MOST) if each.sku in goods],
        [Short(each, days_of_cover(each, out.quantities.get(each.sku, Decimal(0)))) for each in short],
        [each for each in moved if each.change > 0],
        [each for each in reversed(moved) if each.change < 0],
        tuple(words for words, so in made_up if so),
        await books.outlooks.count() > 0,
    )


def _now(found: PriceHistory) -> Decimal:
    return found.daily()[-1][1]


def _worth(product: Product, found: PriceHistory) -> Decimal:
    return max(product.stock, Decimal(0)) * _now(found) if product.stock is not None else Decimal(0)


def _moved(goods: Goods, last: Mapping[str, PriceHistory], before: Mapping[str, PriceHistory], today: date) -> list[Moved]:
    """What rose most comes first, what fell most last; only prices that are of these days, and of one kind."""
    found = []
    for sku, now in last.items():
        then = before.get(sku)
        if then is None or sku not in goods or now.prices[-1].day < today - _NEAR or then.is_synthetic is not now.is_synthetic:
            continue
        change = float(_now(now) / _now(then)) - 1 if _now(then) else 0.0
        if abs(change) >= _HARDLY:
            found.append(Moved(goods[sku], _now(then), _now(now), change))
    return sorted(found, key=lambda each: (-each.change, each.product.sku))


def _cheap(product: Product, outlook: Outlook) -> Cheap:
    return Cheap(product, outlook.price, outlook.usual, 1 - float(outlook.price / outlook.usual))


def _awaited(product: Product, outlook: Outlook) -> Awaited:
    advice = advised(outlook)
    return Awaited(product, outlook.price, advice.buy_day, Decimal(f"{advice.expected_price:.4f}"), advice.saving)
