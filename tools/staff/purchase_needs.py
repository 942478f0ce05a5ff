"""What a purchase is for: how much, by when, and from whom it would come, as told or as stock and sales say."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.outlooks import Outlook
from domain.prices import PriceHistory
from domain.products import Product
from domain.sales import Sale
from domain.supplier_choice import Offer, ranked
from domain.suppliers import Supplier
from forecasting import Need
from forecasting.decision.quantity import Shelf, quantity_to_buy
from memory.records import Books
from tools.staff.demand import demand_from, sales_known

_LATE = 0.1
"""What it costs that goods come late, as a share of their price, where nobody told."""
_DAYS_OF_MONTH = 30
_ADVANTAGE = 0.02
"""A price this much below usual brings later purchases forward."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the records say of a product to be bought."""

    product: Product
    supplier: Supplier | None
    """Whom we would ask."""
    sold: tuple[Sale, ...]

    @property
    def lead_days(self) -> int:
        return (self.supplier.lead_days if self.supplier else None) or 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """`need` as advice takes it. `why_then`, `why_so_much`: in Portuguese, where they were not told but reckoned."""

    need: Need
    quantity: Decimal | None
    quantity_told: bool
    need_by_told: bool
    why_then: str | None
    why_so_much: tuple[str, ...]


async def known_of(books: Books, product: Product, today: date) -> Known:
    sellers = await books.suppliers.selling(product.sku)
    history = await books.prices.history(product.sku, last=today) if len(sellers) > 1 else PriceHistory(product.sku)
    offers = [Offer(each, last[-1] if (last := history.of(each.id).prices) else None) for each in sellers]
    best = ranked(offers, today)
    return Known(product, best[0].offer.supplier if best else None, await sales_known(books, product.sku, today))


async def wanted(
    known: Known, outlook: Outlook, today: date, quantity: Decimal | None, need_by: date | None, holding_percent_a_month: float
) -> Wanted:
    """What was told goes before what stock and sales say."""
    price, product = float(outlook.price), known.product
    holding = price * holding_percent_a_month / 100 / _DAYS_OF_MONTH
    reckoned = await asyncio.to_thread(_from_stock, known, outlook, today, holding) if known.sold else _Reckoned()
    day = need_by or reckoned.need_by
    much = quantity if quantity is not None else reckoned.quantity
    need = Need(
        float(much) if much else 1.0,
        day,
        holding,
        known.lead_days,
        product.unit,
        _LATE * price if day is not None and known.lead_days else 0,
    )
    return Wanted(
        need,
        much,
        quantity is not None,
        need_by is not None,
        None if need_by else reckoned.why_then,
        () if quantity else reckoned.why_so_much,
    )


@dataclass(frozen=True, slots=True)
class _Reckoned:
    need_by: date | None = None
    why_then: str | None = None
    quantity: Decimal | None = None
    why_so_much: tuple[str, ...] = ()


def _from_stock(known: Known, outlook: Outlook, today: date, holding: float) -> _Reckoned:
    demand, product = demand_from(known.sold, today), known.product
    if product.stock is None or not demand.week.any():
        return _Reckoned()
    a_day, stock, minimum = float(demand.week.mean()), float(product.stock), float(product.minimum or 0)
    spare = stock - minimum if stock > minimum else stock
    need_by = today + timedelta(days=min(int(max(spare, 0) / a_day), 365))
    what = "acaba" if minimum <= 0 or stock <= minimum else "chega ao mínimo"
    why = f"no ritmo das vendas o estoque {what} em {need_by:%d/%m}" if stock > 0 else "o estoque está zerado"
    shelf = Shelf(stock, minimum, price=float(outlook.price), holding_cost_per_day=holding)
    advantage = outlook.below_usual if outlook.below_usual >= _ADVANTAGE and not outlook.saving else 0.0
    bought = quantity_to_buy(demand, shelf, known.lead_days, advantage=advantage)
    much = Decimal(str(round(bought.quantity, 3)))
    return _Reckoned(need_by, why, much if much > 0 else None, bought.reasons)


def as_json(found: Wanted, known: Known) -> dict[str, Any]:
    return {
        "quantity": float(found.quantity) if found.quantity else None,
        "quantity_told": found.quantity_told,
        "quantity_reasons": list(found.why_so_much),
        "need_by": found.need.need_by.isoformat() if found.need.need_by else None,
        "need_by_told": found.need_by_told,
        "need_by_reason": found.why_then,
        "lead_days": known.lead_days,
        "supplier": known.supplier.name if known.supplier else None,
    }


def most_urgent(products: Sequence[Product], out: dict[str, Decimal]) -> list[Product]:
    """Those below their minimum, what runs out first before the others."""
    return sorted((each for each in products if each.is_short), key=lambda each: _lasts(each, out.get(each.sku, Decimal(0))))


def _lasts(product: Product, went: Decimal) -> tuple[Decimal, Decimal]:
    if not product.stock:
        return Decimal(0), -went
    return (product.stock / went, -went) if went else (Decimal(10**6), Decimal(0))
