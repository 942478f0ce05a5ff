"""What a purchase is for: how much, by when, and from whom it would come, as told or as stock and sales say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.buying.supplier_choice import Offer, ranked
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.market.outlooks import Outlook
from forecasting import Need
from forecasting.decision.quantity import Purchase, Shelf, quantity_to_buy
from forecasting.demand import Demand
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
    offers: tuple[Offer, ...]
    sold: tuple[Sale, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """`need` as advice takes it. `why_then`, `why_so_much`: in Portuguese, where they were not told but reckoned."""

    need: Need
    quantity: Decimal | None
    quantity_told: bool
    need_by_told: bool
    why_then: str | None
    why_so_much: tuple[str, ...]
    supplier: Supplier | None
    """Whom we would ask: who is best of those that come in time."""


async def known_of(books: Books, product: Product, today: date) -> Known:
    sellers = await books.suppliers.selling(product.sku)
    history = await books.prices.history(product.sku, last=today) if len(sellers) > 1 else PriceHistory(product.sku)
    offers = tuple(Offer(each, last[-1] if (last := history.of(each.id).prices) else None) for each in sellers)
    return Known(product, offers, await sales_known(books, product.sku, today))


async def wanted(
    known: Known, outlook: Outlook, today: date, quantity: Decimal | None, need_by: date | None, holding_percent_a_month: float
) -> Wanted:
    """What was told goes before what stock and sales say."""
    price = float(outlook.price)
    holding = price * holding_percent_a_month / 100 / _DAYS_OF_MONTH
    demand = await asyncio.to_thread(demand_from, known.sold, today) if known.sold else None
    runs_out = _runs_out(known.product, demand, today) if demand else None
    day = need_by or (runs_out[0] if runs_out else None)
    best = ranked(known.offers, today, need_by=day)
    supplier = best[0].offer.supplier if best else None
    lead = (supplier.lead_days if supplier else None) or 0
    bought = await asyncio.to_thread(_bought, known.product, demand, outlook, lead, holding) if demand and quantity is None else None
    much = quantity if quantity is not None else Decimal(str(round(bought.quantity, 3))) if bought and bought.quantity > 0 else None
    late = _LATE * price if day is not None and lead else 0.0
    need = Need(float(much) if much else 1.0, day, holding, lead, known.product.unit, late)
    why = runs_out[1] if runs_out and need_by is None else None
    return Wanted(need, much, quantity is not None, need_by is not None, why, bought.reasons if bought else (), supplier)


def _runs_out(product: Product, demand: Demand, today: date) -> tuple[date, str] | None:
    """When the goods must be there for the stock to hold, and why then; None where stock or sales say nothing of it."""
    if product.stock is None or not demand.week.any():
        return None
    stock, minimum = float(product.stock), float(product.minimum or 0)
    spare = stock - minimum if stock > minimum else stock
    day = today + timedelta(days=min(int(max(spare, 0) / float(demand.week.mean())), 365))
    what = "acaba" if minimum <= 0 or stock <= minimum else "chega ao mínimo"
    return day, f"no ritmo das vendas o estoque {what} em {day:%d/%m}" if stock > 0 else "o estoque está zerado"


def _bought(product: Product, demand: Demand, outlook: Outlook, lead_days: int, holding: float) -> Purchase | None:
    """How much to buy, where nobody said; more where the price is good and not expected to be better."""
    if product.stock is None or not demand.week.any():
        return None
    advantage = outlook.below_usual if outlook.below_usual >= _ADVANTAGE and not outlook.saving else 0.0
    shelf = Shelf(float(product.stock), float(product.minimum or 0), price=float(outlook.price), holding_cost_per_day=holding)
    return quantity_to_buy(demand, shelf, lead_days, advantage=advantage)


def as_json(found: Wanted) -> dict[str, Any]:
    return {
        "quantity": float(found.quantity) if found.quantity else None,
        "quantity_told": found.quantity_told,
        "quantity_reasons": list(found.why_so_much),
        "need_by": found.need.need_by.isoformat() if found.need.need_by else None,
        "need_by_told": found.need_by_told,
        "need_by_reason": found.why_then,
        "lead_days": found.need.lead_time_days,
        "supplier": found.supplier.name if found.supplier else None,
    }
