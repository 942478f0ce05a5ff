"""Who sells an item, and of whom it is best bought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime
from typing import Any

from pydantic import Field

from domain.buying.supplier_choice import Choice, Offer, Order, ranked
from domain.clock import local
from domain.errors import Ambiguous
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import PURCHASING
from domain.places import Point
from domain.spelling import plain
from memory.records import Books
from tools.counter import Counter
from tools.places import place_of
from tools.spellings import State
from tools.staff.goods_meant import product_meant, supplier_meant, words_apart
from tools.staff.offers import delivered_to, offer_of
from tools.toolbox import Arguments, tool


class FindSuppliersArguments(Arguments):
    product: str | None = Field(None, description="the item by name, nickname or SKU, e.g. chapa de aço; without one, all suppliers")
    supplier: str | None = Field(None, description="only this one, by name, to hear its lead time or contact, e.g. Aços Ribeirão")
    order: Order = Field(Order.BEST, description="best weighs price, distance and lead time; or by one of them alone")
    need_by: Date | None = Field(None, description="the day it must have arrived, e.g. 2026-11-27")
    city: str | None = Field(None, description="only suppliers of this city, e.g. Campinas")
    state: State | None = Field(None, description="only suppliers of this state, e.g. SP")
    limit: int = Field(3, ge=1, le=20, description="how many, e.g. 3")


@tool(PURCHASING)
async def find_suppliers(counter: Counter, asked: FindSuppliersArguments) -> dict[str, Any]:
    """Who sells an item, the best first, with price, distance, lead time and the reasons. Distances are as the crow flies. Of one supplier
    that is named, `sells` tells whether it is known to sell the item."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        product, called_so = await _meant(books, asked, counter.now)
        family = [each.sku for each in called_so]
        history = await books.prices.history(product.sku) if product else None
        sellers = await _sellers(books, [product.sku] if product else family, history)
        one = await supplier_meant(books, asked.supplier) if asked.supplier else None
        store = await books.stores.get()
    here = delivered_to(store)
    wanted = [supplier for supplier in ([one] if one else sellers) if _is_there(supplier, asked.city, asked.state)]
    choices = ranked([_offer(supplier, history, here) for supplier in wanted], today, asked.order, asked.need_by)
    return {
        "product": {"sku": product.sku, "name": product.name, "unit": product.unit} if product else None,
        "family": {"said": asked.product, "items": len(family), "apart": words_apart(called_so)} if family else None,
        "suppliers": [_as_json(choice, today, family) for choice in choices[: asked.limit]],
        "total": len(choices),
        "elsewhere": 0 if one else len(sellers) - len(wanted),
        "only": asked.supplier,
        "sells": one in sellers if one and (product or family) else None,
        "prices_are_synthetic": bool(history and history.is_synthetic and any(choice.offer.price for choice in choices)),
        "need_by": asked.need_by.isoformat() if asked.need_by else None,
        "from": store.main.city if here else None,
    }


async def _meant(books: Books, asked: FindSuppliersArguments, now: datetime) -> tuple[Product | None, list[Product]]:
    """The one product, or all that are called so: who sells paint is a question too, though not at what price."""
    if not asked.product:
        return None, []
    try:
        return await product_meant(books, asked.product, now), []
    except Ambiguous:
        if asked.order is Order.PRICE:
            raise
    return None, (await books.products.namebook()).meant(asked.product)


async def _sellers(books: Books, skus: Sequence[str], history: PriceHistory | None) -> list[Supplier]:
    """Who is known to sell one of these, by their list or because they once made a price; everybody where none is named."""
    wanted = frozenset(skus)
    priced = {price.supplier_id for price in history.prices} if history else frozenset()
    everybody = await books.suppliers.all()
    return [supplier for supplier in everybody if not wanted or not wanted.isdisjoint(supplier.skus) or supplier.id in priced]


def _is_there(supplier: Supplier, city: str | None, state: str | None) -> bool:
    if state and supplier.state != state:
        return False
    return not city or plain(supplier.city or "") == plain(city)


def _offer(supplier: Supplier, history: PriceHistory | None, here: Point | None) -> Offer:
    theirs = history.of(supplier.id).prices if history else ()
    return offer_of(supplier, theirs[-1] if theirs else None, here)


def _as_json(choice: Choice, today: Date, family: Sequence[str]) -> dict[str, Any]:
    supplier, price = choice.offer.supplier, choice.offer.price
    place, arrives = place_of(supplier), choice.offer.arrives(today)
    return {
        "id": supplier.id,
        "name": supplier.name,
        "city": supplier.city,
        "state": supplier.state,
        "phone": supplier.phone,
        "email": supplier.email,
        "price": float(price.amount) if price else None,
        "price_day": price.day.isoformat() if price else None,
        "dearer_percent": choice.dearer_percent,
        "kilometres": round(choice.offer.kilometres) if choice.offer.kilometres is not None else None,
        "distance_is_of_the_city": place is not None and not place[1],
        "lead_days": supplier.lead_days,
        "arrives": arrives.isoformat() if arrives else None,
        "in_time": choice.in_time,
        "items_sold": len(set(family).intersection(supplier.skus)) if family else None,
        "reasons": list(choice.reasons),
    }
