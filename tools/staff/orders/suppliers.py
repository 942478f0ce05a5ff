"""Of whom it is ordered: the one named, the only one who sells it all or whose price is known; else a person chooses, by price."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from domain.errors import BalcaoError, Invalid
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.money import Money
from memory.records import Books
from tools.staff.goods_meant import supplier_meant
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
