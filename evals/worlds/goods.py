"""What a house buys and keeps: items, suppliers, prices as they moved, what went out, and what was forecast of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from domain.clock import local
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.market.outlooks import Outlook
from evals.worlds.outlooks import at_its_best, falling, publish
from memory.records import Books
from tools.imports.products import product_from
from tools.imports.suppliers import supplier_from

_HERE = Path(__file__).parent / "shelves"
_MARKS = {"estoque_atual": ".", "estoque_minimo": "."}
_SOLD_FOR = 60
"""Days of sales."""
_SATURDAY = 5


class Falling(BaseModel):
    """A price that is expected to fall by this share within ten days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    falls: float


class Goods(BaseModel):
    """Rows of a products and a suppliers file (contracts/cli.md), and days counted back from the world's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    products: tuple[dict[str, Any], ...] = ()
    suppliers: tuple[dict[str, Any], ...] = ()
    prices: dict[str, dict[str, dict[int, Decimal]]] = {}
    """By SKU and the supplier's name, empty for the market: BRL a unit, so many days ago."""
    sold: dict[str, Decimal | dict[int, Decimal]] = {}
    """By SKU: each working day of the last two months, or so many days ago."""
    outlooks: dict[str, Literal["best"] | Falling | Outlook] = {}
    made_up: bool = False
    """Whether prices and sales are of a sample, which the assistant must say."""

    def items(self) -> list[Product]:
        return [product_from({key: str(value) for key, value in row.items()}, _MARKS) for row in self.products]

    def sellers(self) -> list[Supplier]:
        return [supplier_from({key: str(value) for key, value in row.items()}) for row in self.suppliers]

    def paid(self) -> dict[str, frozenset[float]]:
        """Whatever was ever asked for a unit of each item, by SKU."""
        return {sku: frozenset(float(amount) for days in sold.values() for amount in days.values()) for sku, sold in self.prices.items()}

    def words(self) -> Iterator[str]:
        """Names of things and companies, whose spelling matters."""
        for row in (*self.products, *self.suppliers):
            yield f"{row['nome']} {row.get('apelidos', '')}"

    async def put(self, books: Books, now: datetime) -> None:
        """Into a house, as it is known on this day."""
        today = local(now).date()
        sellers = self.sellers()
        await books.products.put_all(self.items())
        await books.suppliers.put_all(sellers)
        await books.prices.put_all(list(self._prices(today, {supplier.name: supplier.id for supplier in sellers})), now)
        await books.sales.put_all(list(self._sales(today)))
        if self.outlooks:
            await publish(books, today, now, *self._outlooks(today))

    def _prices(self, today: date, ids: dict[str, str]) -> Iterator[Price]:
        for sku, by_supplier in self.prices.items():
            for name, days in by_supplier.items():
                for ago, amount in days.items():
                    yield Price(sku, today - timedelta(days=ago), amount, supplier_id=ids.get(name), is_synthetic=self.made_up)

    def _sales(self, today: date) -> Iterator[Sale]:
        for sku, told in self.sold.items():
            days = told if isinstance(told, dict) else dict.fromkeys(_working_days(today), told)
            yield from (Sale(sku, today - timedelta(days=ago), quantity, None, self.made_up) for ago, quantity in days.items())

    def _outlooks(self, today: date) -> Iterator[Outlook]:
        for sku, said in self.outlooks.items():
            if isinstance(said, Outlook):
                yield said
                continue
            last = str(min(days[min(days)] for days in self.prices[sku].values()))
            yield at_its_best(sku, today, last) if said == "best" else falling(sku, today, last, said.falls)


def _working_days(today: date) -> list[int]:
    """So many days ago, the longest first."""
    return [ago for ago in range(_SOLD_FOR, 0, -1) if (today - timedelta(days=ago)).weekday() < _SATURDAY]


@cache
def goods(name: str) -> Goods:
    """The goods of a file; an unknown name is a mistake in the scenario."""
    return Goods.model_validate(yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8")))


def _named(value: Any) -> Any:
    """A name stands for the goods of that file, `of` with changes beside it too."""
    if isinstance(value, str):
        return goods(value)
    if isinstance(value, dict) and "of" in value:
        return _with(goods(value["of"]), {key: more for key, more in value.items() if key != "of"})
    return value


def _with(known: Goods, more: dict[str, Any]) -> dict[str, Any]:
    """The same goods but for what is told anew: rows by their SKU or name, prices by SKU."""
    merged = known.model_dump()
    for part, key in (("products", "sku"), ("suppliers", "nome")):
        rows = {row[key]: row for row in merged[part]}
        for row in more.get(part, ()):
            rows[row[key]] = rows.get(row[key], {}) | row
        merged[part] = tuple(rows.values())
    for part in ("prices", "sold", "outlooks"):
        merged[part] |= more.get(part, {})
    return merged | {key: value for key, value in more.items() if key not in Goods.model_fields}


Stocked = Annotated[Goods | None, BeforeValidator(_named)]
"""In a scenario: a name, a name with changes (`{of: workshop, prices: …}`), or the goods themselves."""
