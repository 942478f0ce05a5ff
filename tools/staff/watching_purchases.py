"""A purchase that waits for its day: kept when asked for, decided anew whenever something is published, told when the day has come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field

from domain.buying.purchase_watches import PurchaseWatch
from domain.clock import local
from domain.errors import Invalid
from domain.goods.units import Unit
from domain.people import PURCHASING
from forecasting.decision.advice import advised
from forecasting.decision.need import USUAL_DAYS
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.staff.orders.lines import Item, quantity_of
from tools.staff.purchase_needs import known_of, wanted
from tools.toolbox import Arguments, Nothing, tool


class WatchPurchaseArguments(Arguments):
    product: str = Field(max_length=200, description='one item: SKU, name or words of it, e.g. "aço"')
    quantity: Decimal | None = Field(None, gt=0, le=10_000_000, max_digits=13, decimal_places=4, description="how much is wanted, e.g. 20")
    unit: Unit | None = Field(None, description="only where one was said, e.g. t")
    need_by: date | None = Field(None, description="the day it must be there, where one was said, e.g. 2026-12-04")


@tool(PURCHASING, writes=True)
async def watch_purchase(counter: Counter, asked: WatchPurchaseArguments) -> dict[str, Any]:
    """Tell the speaker, by chat and by e-mail where one is set, when the day to buy an item has come. Only where they ask to be told."""
    today = local(counter.now).date()
    async with counter.writing() as books:
        product = await product_meant(books, asked.product, counter.now)
        outlook = await books.outlooks.latest(product.sku)
        told = {"about": "purchase_watch", "product": {"sku": product.sku, "name": product.name, "unit": product.unit}}
        if outlook is None:
            raise Invalid(f"Ainda não há previsão de {product.name} para eu acompanhar.", sku=product.sku)
        much = quantity_of(product, Item(product=product.sku, quantity=asked.quantity, unit=asked.unit), 0) if asked.quantity else None
        found = await wanted(await known_of(books, product, today), outlook, today, much, asked.need_by, 0)
        advice = advised(outlook, found.need)
        if advice.buy_day <= today:
            return told | {"watching": False, "buy_day": today.isoformat()}
        watch = PurchaseWatch(
            counter.new_id("watch"), counter.actor.person_id, counter.now, product.sku, found.quantity or Decimal(1), asked.need_by,
            found.need.lead_time_days, outlook.price, advice.buy_day, today + timedelta(days=min(advice.days_left, USUAL_DAYS)),
        )  # fmt: skip
        await books.purchase_watches.put(watch)
    return told | {"watching": True, "buy_day": watch.buy_day.isoformat(), "last_day": watch.last_day.isoformat()}


@tool(PURCHASING, writes=True)
async def purchases_due(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """The purchases that the speaker wanted to be told of and whose day has come; each is told once."""
    async with counter.writing() as books:
        come = await books.purchase_watches.come_for(counter.actor.person_id)
        names = {product.sku: product for product in (await books.products.namebook()).things} if come else {}
        if come:
            await books.purchase_watches.told(counter.actor.person_id, counter.now)
    return {"due": [_due(watch, names[watch.sku].name, names[watch.sku].unit) for watch in come if watch.sku in names]}


def _due(watch: PurchaseWatch, name: str, unit: str) -> dict[str, Any]:
    now, then = watch.came_at or watch.price, watch.price
    return {
        "sku": watch.sku,
        "name": name,
        "unit": unit,
        "came_on": watch.came_on.isoformat() if watch.came_on else None,
        "price": float(now),
        "price_then": float(then),
        "change_percent": round(float(now / then - 1) * 100, 1),
    }


async def decided(books: Books, today: date) -> list[PurchaseWatch]:
    """Those whose day is today, by what was published last: the price has come down, waiting pays no more, or the time is up."""
    come = []
    for watch in await books.purchase_watches.waiting():
        outlook = await books.outlooks.latest(watch.sku)
        left = (watch.last_day - today).days
        if outlook is None or (outlook.day < today and left > 0):
            continue  # nothing was published today: nobody knows better than yesterday
        if (left <= 0 or not advised(outlook, left).wait) and await books.purchase_watches.come(watch, today, outlook.price):
            come.append(watch)
    return come
