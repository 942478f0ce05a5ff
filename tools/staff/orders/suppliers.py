"""Of whom it is ordered: the one named, the only one who sells it all or whose price is known; else a person chooses, by price."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.buying.supplier_choice import Choice, Order, ranked
from domain.errors import BalcaoError, Invalid
from domain.goods.prices import Price, PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.money import Money
from memory.records import Books
from tools.staff.goods_meant import supplier_meant
from tools.staff.offers import delivered_to, offer_of
from tools.staff.orders.lines import cost_of

_MOST = 6


class NoSupplier(Invalid):
    """Nobody was named and several sell it, or nobody known sells all of it: `candidates`, the cheapest first; else `apart`, where each
    item is sold by somebody: who, and which `items` (places in the list)."""

    code = "no_supplier"


async def supplier_named(books: Books, said: str) -> Supplier:
    try:
        return await supplier_meant(books, said)
    except BalcaoError as error:
        error.facts |= {"slot": "supplier"}
        raise


async def supplier_for(books: Books, lines: Sequence[tuple[Product, Decimal]], histories: dict[str, PriceHistory], today: date) -> Supplier:
    """Who sells everything on a list: the only one, or the only one with a known price; NoSupplier where that is not one."""
    able = await who_sell(books, [product.sku for product, _ in lines])
    told = [(supplier, cost_of(lines, supplier, histories, today)) for supplier in able]
    priced = [supplier for supplier, cost in told if cost is not None]
    for only in (able, priced):
        if len(only) == 1:
            return only[0]
    told.sort(key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0].name))
    candidates = [_candidate(supplier, cost) for supplier, cost in told[:_MOST]]
    apart = [] if able or len(lines) == 1 else _apart(lines, await books.suppliers.all(), histories, today)
    raise NoSupplier("Falta dizer de qual fornecedor.", slot="supplier", candidates=candidates, apart=apart, total=len(able))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Why a supplier was taken of the `many` who sell it all, `priced` of them at a known price: what it is best at, with its figures."""

    by: Order
    choice: Choice
    many: int
    priced: int

    def as_json(self) -> dict[str, object]:
        offer = self.choice.offer
        return {
            "by": self.by.value,
            "supplier": offer.supplier.name,
            "of": self.many,
            "priced": self.priced,
            "kilometres": None if offer.kilometres is None else round(offer.kilometres),
            "lead_days": offer.supplier.lead_days,
        }


async def best_supplier(
    books: Books, lines: Sequence[tuple[Product, Decimal]], histories: dict[str, PriceHistory], today: date, by: Order, need_by: date | None
) -> Chosen | None:
    """Of those who sell everything on a list the best by what was asked for; None where nobody does, or nothing is known of that."""
    able, here = await who_sell(books, [product.sku for product, _ in lines]), delivered_to(await books.stores.get())
    costs = {supplier.id: cost_of(lines, supplier, histories, today) for supplier in able}
    whole = {of: None if cost is None else Price(lines[0][0].sku, today, cost, supplier_id=of) for of, cost in costs.items()}
    choices = ranked([offer_of(supplier, whole[supplier.id], here) for supplier in able], today, by, need_by)
    known = [choice for choice in choices if by is Order.BEST or _known(choice, by)]
    return Chosen(by, known[0], len(able), sum(price is not None for price in whole.values())) if known else None


def _known(choice: Choice, by: Order) -> bool:
    offer = choice.offer
    return {Order.PRICE: offer.price, Order.DISTANCE: offer.kilometres, Order.LEAD_TIME: offer.supplier.lead_days}[by] is not None


async def who_sell(books: Books, skus: Collection[str]) -> list[Supplier]:
    """Those who sell all of it."""
    return [supplier for supplier in await books.suppliers.all() if set(skus) <= set(supplier.skus)]


def _apart(
    lines: Sequence[tuple[Product, Decimal]], suppliers: Sequence[Supplier], histories: dict[str, PriceHistory], today: date
) -> list[dict[str, object]]:
    """Each item at who sells it cheapest, those of one supplier together; nothing where one is sold by nobody."""
    parts: dict[str, tuple[Supplier, list[int]]] = {}
    for at, line in enumerate(lines):
        able = [(cost_of([line], supplier, histories, today), supplier) for supplier in suppliers if line[0].sku in supplier.skus]
        if not able:
            return []
        _, best = min(able, key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1].name))
        parts.setdefault(best.id, (best, []))[1].append(at)
    return [
        {
            **_candidate(supplier, cost_of([lines[at] for at in items], supplier, histories, today)),
            "items": items,
            "goods": [lines[at][0].name for at in items],
        }
        for supplier, items in parts.values()
    ]


def _candidate(supplier: Supplier, cost: Decimal | None) -> dict[str, object]:
    return {
        "id": supplier.id,
        "name": supplier.name,
        "city": supplier.city,
        "lead_days": supplier.lead_days,
        "cost": None if cost is None else float(Money.of(cost).reais),
    }
