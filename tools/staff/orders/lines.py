"""From what was said to what is ordered: which product, how much in its unit, and the last price known of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from pydantic import Field

from domain.buying.purchase_orders import Line
from domain.errors import BalcaoError, Invalid, NotFound
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.goods.units import Unit, converted
from memory.records import Books
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments

_COUNTED = frozenset({Unit.PIECE, Unit.BOX, Unit.PACKET, Unit.PAIR})
"""What is bought whole."""
_FINEST = Decimal("0.001")
_CHEAPEST = Decimal("0.0001")


class NoQuantity(Invalid):
    code = "no_quantity"


class UnknownUnit(Invalid):
    """Nobody knows how much of the product's unit that is."""

    code = "unknown_unit"


class NotWhole(Invalid):
    code = "not_whole"


class Item(Arguments):
    product: str = Field(max_length=200, description='SKU or name as said, e.g. "parafuso m8"')
    quantity: Decimal | None = Field(None, gt=0, le=10_000_000, max_digits=13, decimal_places=4, description="e.g. 20")
    unit: Unit | None = Field(None, description="only where one was said, e.g. t; else it is the product's own")
    price: Decimal | None = Field(
        None, gt=0, le=100_000_000, max_digits=13, decimal_places=4, description="BRL a unit of the product, only where a person told it"
    )
    price_unit: Unit | None = Field(None, description="only where the price told is for another unit, e.g. t of what is bought in kg")


async def products_of(books: Books, items: Sequence[Item], now: datetime, first: Collection[str] = ()) -> list[Product]:
    """The products meant, rather one of the SKUs in `first`; an error tells with `item` which of them is in doubt."""
    found = []
    for at, item in enumerate(items):
        try:
            found.append(await _one_of(books, item.product, now, first) or await product_meant(books, item.product, now))
        except BalcaoError as error:
            error.facts |= {"slot": "product", "item": at}
            raise
    return found


async def _one_of(books: Books, said: str, now: datetime, skus: Collection[str]) -> Product | None:
    try:
        return await product_meant(books, said, now, among=skus) if skus else None
    except NotFound:
        return None


def quantity_of(product: Product, item: Item, at: int) -> Decimal:
    """How much of the product's unit is meant."""
    told = {"item": at, "sku": product.sku, "name": product.name, "unit": product.unit}
    if item.quantity is None:
        raise NoQuantity(f"Falta a quantidade de {product.name}.", **told)
    quantity = converted(item.quantity, item.unit or product.unit, product.unit, product.attributes)
    if quantity is None:
        raise UnknownUnit(
            f"{product.name} é comprado em {product.unit}, e não sei quanto isso dá em {item.unit}.", given=item.unit, **told
        )  # fmt: skip
    quantity = quantity.quantize(_FINEST)
    if product.unit in _COUNTED and quantity != quantity.to_integral_value():
        raise NotWhole(f"{product.name} é comprado em {product.unit} inteiros.", exact=float(quantity), **told)
    if quantity <= 0:
        raise NoQuantity(f"Essa quantidade de {product.name} é pequena demais.", **told)
    return quantity


def price_of(product: Product, item: Item) -> Decimal | None:
    """The price a person told, a unit of the product."""
    if item.price is None or item.price_unit is None:
        return item.price
    held = converted(Decimal(1), item.price_unit, product.unit, product.attributes)
    if held is None:
        raise Invalid(
            f"{product.name} é comprado em {product.unit}, e não sei quanto isso dá em {item.price_unit}. "
            f"Diga o preço de cada {product.unit}.",
            slot="price",
        )  # fmt: skip
    return (item.price / held).quantize(_CHEAPEST)


def line_of(product: Product, quantity: Decimal, history: PriceHistory, supplier_id: str, today: date, told: Decimal | None) -> Line:
    known = last_price(history, supplier_id, today)
    return Line(
        product.sku, product.name, quantity, product.unit, told or known, known, is_synthetic=known is not None and history.is_synthetic
    )


def repriced(line: Line, history: PriceHistory, supplier_id: str, today: date) -> Line:
    """The line at another supplier's last price; one that a person told stays."""
    known = last_price(history, supplier_id, today)
    price = line.price if line.price is not None and line.price != line.known else known
    return replace(line, price=price, known=known, is_synthetic=known is not None and history.is_synthetic)


def last_price(history: PriceHistory, supplier_id: str, today: date) -> Decimal | None:
    """The last that the supplier asked, else the last seen anywhere."""
    for seen in (history.of(supplier_id), history):
        days = PriceHistory(seen.sku, tuple(price for price in seen.prices if price.day <= today)).daily()
        if days:
            return days[-1][1]
    return None


def cost_of(
    lines: Sequence[tuple[Product, Decimal]], supplier: Supplier, histories: dict[str, PriceHistory], today: date
) -> Decimal | None:
    """What a supplier asks for all of it by its own last prices; None where it never told one."""
    total = Decimal(0)
    for product, quantity in lines:
        days = histories.get(product.sku, PriceHistory(product.sku)).of(supplier.id).between(date.min, today).daily()
        if not days:
            return None
        total += days[-1][1] * quantity
    return total
