"""The names that what a person says is read by: models in stock for everybody; for those who buy, items and suppliers too."""

from __future__ import annotations

from functools import lru_cache

from agent.understanding.entities import Vocabulary
from domain.cars.lots import Lot
from domain.goods.namebooks import Namebook
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import PURCHASING
from tools import Counter

_SHORT = 2
"""Words by which a company is called: "aços ribeirão" for `Aços Ribeirão das Pedras`."""


async def vocabulary(counter: Counter, lot: Lot) -> Vocabulary:
    """Of one word alone no item is taken for granted: "aço" in "chapa de aço" is another item's."""
    if counter.actor.role not in PURCHASING:
        return Vocabulary(models=lot.models)
    async with counter.reading() as books:
        goods, suppliers = await books.products.namebook(), await books.suppliers.namebook()
    items, companies = _named(goods, suppliers)
    return Vocabulary(products=items, suppliers=companies, models=lot.models)


@lru_cache(maxsize=8)
def _named(goods: Namebook[Product], suppliers: Namebook[Supplier]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put together once for each edition of the catalogue."""
    items = [name for one in goods.things for name in (one.name, *one.nicknames) if len(name.split()) > 1]
    called = [one.name for one in suppliers.things]
    short = [" ".join(name.split()[:_SHORT]) for name in called if len(name.split()) > _SHORT]
    clear = [name for name in short if short.count(name) == 1 and not name.endswith((" de", " da", " do", " e"))]
    return tuple(dict.fromkeys(items)), tuple(dict.fromkeys([*called, *clear]))
