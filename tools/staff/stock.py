"""How much there is of a product, how long it lasts, and what is running out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from domain.clock import local
from domain.errors import NotFound
from domain.goods.cover import days_of_cover, lately, most_urgent
from domain.goods.namebooks import Namebook
from domain.goods.products import Product
from domain.goods.trade_words import akin, stem
from domain.people import STAFF
from tools.counter import Counter
from tools.staff.goods_meant import by_turnover, categories, product_meant
from tools.toolbox import Arguments, tool


class StockStatusArguments(Arguments):
    product: str | None = Field(None, max_length=200, description='one item: SKU, name or words of it, e.g. "parafuso m8"; none for a list')
    about: str | None = Field(None, max_length=200, description='list only this category, or items of such words, e.g. "EPI" or "parafuso"')
    which: Literal["short", "all"] = Field("short", description="of `about`: only what is below its minimum, or all there is of it")
    limit: int = Field(8, ge=1, le=50, description="how many of the list, e.g. 8")


@tool(STAFF)
async def stock_status(counter: Counter, asked: StockStatusArguments) -> dict[str, Any]:
    """The stock of one item with its minimum, what went out in 30 days and how many days the stock lasts; without `product` the items
    below their minimum, the most urgent first (`short`, `total`); with `which` all, also what else there is of `about`, after those what
    turns over most (`listed`, of `products`). Quantities are in the item's `unit`; null where nobody told. `is_synthetic` true means
    that what went out is sample data, which must be said. Several items of such a name: error "ambiguous" and `candidates`."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        if asked.product:
            product = await product_meant(books, asked.product, counter.now)
            sold = await books.sales.history(product.sku, *lately(today))
            went = sum((sale.quantity for sale in sold), Decimal(0))
            made_up = bool(sold) and all(sale.is_synthetic for sale in sold)
            return {"about": "stock", "product": _level(product, went), "is_synthetic": made_up}
        namebook, outflow = await books.products.namebook(), await books.sales.outflow(*lately(today))
        out = outflow.quantities
        of, among = _about(namebook, asked.about) if asked.about else (None, namebook.things)
        short, everything = most_urgent(among, out), asked.about is not None and asked.which == "all"
        listed = [*short, *_others(await by_turnover(books, among, counter.now), short)] if everything else []
    return {
        "about": "stock" if everything else "short",
        "of": of,
        "short": [_level(product, out.get(product.sku, Decimal(0))) for product in short[: asked.limit]],
        "total": len(short),
        "listed": [_level(product, out.get(product.sku, Decimal(0))) for product in listed[: asked.limit]],
        "products": len(among),
        "without_stock_told": sum(product.stock is None for product in among),
        "is_synthetic": outflow.is_synthetic,
    }


def _about(namebook: Namebook[Product], said: str) -> tuple[str, Sequence[Product]]:
    """The products of a category, or those that words may mean; and what they are called."""
    if not (found := namebook.meant(said)):
        known = categories(namebook)
        raise NotFound(f"Não encontrei {said} no cadastro.", said=said, near=[], kinds=akin(said, known), categories=known)
    of = found[0].category or ""
    whole = len(found) == sum(product.category == of for product in namebook.things)
    return of if whole and stem(said) == stem(of) else said, found


def _others(products: Sequence[Product], told: Sequence[Product]) -> list[Product]:
    already = {product.sku for product in told}
    return [product for product in products if product.sku not in already]


def _level(product: Product, went: Decimal) -> dict[str, Any]:
    return {
        "sku": product.sku,
        "name": product.name,
        "unit": product.unit,
        "category": product.category,
        "stock": _number(product.stock),
        "minimum": _number(product.minimum),
        "missing": _number(product.missing),
        "went_out_30_days": _number(went) if went else None,
        "days_of_cover": days_of_cover(product, went),
    }


def _number(value: Decimal | None) -> float | int | None:
    """Whole where it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
