"""Figures of the counter over a period."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import Any, Self

from pydantic import Field, model_validator

from domain.buying.order_states import State
from domain.buying.purchase_orders import PurchaseOrder
from domain.clock import local
from domain.customers.leads import Temperature
from domain.errors import NotFound
from domain.money import Money
from domain.people import PURCHASING, SALES, STAFF
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import supplier_meant
from tools.toolbox import Arguments, tool

_INSTANT = timedelta(seconds=1)
_FURTHEST_VISIT = timedelta(days=366)


class MetricsArguments(Arguments):
    days: int = Field(30, ge=1, le=366, description="length of the period up to now in days, e.g. 30")
    since: Date | None = Field(None, description="first day of the period, instead of `days`, e.g. 2026-10-01")
    until: Date | None = Field(None, description="last day of the period, e.g. 2026-10-31; today where it is left out")
    product: str | None = Field(None, description="`purchases` only of this item or family of goods, e.g. parafuso")
    supplier: str | None = Field(None, description="`purchases` only from this supplier, e.g. Aços Ribeirão")
    visits_on: Date | None = Field(None, description="also the visits booked for this day, e.g. 2026-11-25")
    visits_until: Date | None = Field(None, description="those of every day up to this one, e.g. 2026-11-29")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for first, last in ((self.since, self.until), (self.visits_on, self.visits_until)):
            if last is not None and (first is None or first > last):
                raise ValueError("o período termina antes de começar")
        return self


@tool(STAFF)
async def business_metrics(counter: Counter, asked: MetricsArguments) -> dict[str, Any]:
    """Figures of the business and of the assistant: conversations, hot leads, visits, offers, cars in stock.
    `purchases`, for those who buy: the orders approved in the period and their total; `of` an item or family, or `from` a
    supplier, where one was asked about.

    `conversion_percent` is the share of the customers who talked in the period that have a visit booked from its first day on.
    """
    start, end = _period(counter.now, asked)
    async with counter.reading() as books:
        lot = await books.catalogue.lot(counter.now.year)
        leads = Tally(Temperature.of(points) for points in await books.leads.scores())
        visits = await books.appointments.between(counter.now, counter.now + timedelta(days=30))
        dealings = await books.dealings.counts(start, end)
        conversations = await books.conversations.with_customers(start, end)
        customers = await books.conversations.customers(start, end)
        new_leads = await books.leads.begun(start, end)
        in_period = await books.appointments.between(start, end)
        ahead = await books.appointments.between(start, counter.now + _FURTHEST_VISIT)
        reserved = await books.reservations.active()
        bought = await _bought(books, start, end, asked) if counter.actor.role in PURCHASING else None
        asked_visits = await _visits(counter, books, asked.visits_on, asked.visits_until or asked.visits_on) if asked.visits_on else {}
    available = lot.price[lot.available]
    with_visit = len(customers & {visit.person_id for visit in ahead})
    return {
        "since": local(start).date().isoformat(),
        "until": local(end - _INSTANT).date().isoformat(),
        "conversations": conversations,
        "customers": len(customers),
        "customers_with_visit": with_visit,
        "conversion_percent": round(100 * with_visit / len(customers)) if customers else None,
        "new_leads": new_leads,
        "all_leads": leads.total(),
        "hot_leads": leads[Temperature.HIGH],
        "warm_leads": leads[Temperature.MEDIUM],
        "cold_leads": leads[Temperature.LOW],
        "visits_in_period": len(in_period),
        "visits_booked_ahead": len(visits),
        "cars_reserved": len(reserved),
        "offers": dealings.get("offer", 0),
        "trade_ins": dealings.get("trade_in", 0),
        "financing_simulations": dealings.get("financing", 0),
        "handoffs": dealings.get("handoff", 0),
        "cars_available": int(available.size),
        "stock_value": int(available.sum()),
        "purchases": bought,
        **asked_visits,
    }


async def _bought(books: Books, start: datetime, end: datetime, asked: MetricsArguments) -> dict[str, Any]:
    """The orders approved in the period that stand, what they come to, of whom the most; and what waits for approval now. Of one item or
    family only their lines of it."""
    skus = await _skus(books, asked.product) if asked.product else None
    supplier = await supplier_meant(books, asked.supplier) if asked.supplier else None
    orders = [order for order, _ in await books.purchase_orders.approved_since(start, end)]
    by_supplier = Tally[str]()
    theirs = [order for order in orders if supplier is None or order.supplier_id == supplier.id]
    with_it = [order for order in theirs if skus is None or any(line.sku in skus for line in order.lines)]
    for order in with_it:
        by_supplier[order.supplier] += _cents(order, skus)
    waiting = await books.purchase_orders.listed([State.AWAITING])
    return {
        "of": asked.product,
        "from": supplier.name if supplier else None,
        "orders": len(with_it),
        "total": sum(by_supplier.values()) / 100,
        "suppliers": [{"name": name, "total": cents / 100} for name, cents in by_supplier.most_common(3)],
        "awaiting": len(waiting),
        "awaiting_total": sum((order.total or Money(0)).cents for order in waiting) / 100,
    }


async def _skus(books: Books, said: str) -> frozenset[str]:
    """All that is called so: "parafuso" is every one of them. Raises NotFound where nothing is."""
    namebook = await books.products.namebook()
    if not (found := namebook.meant(said)):
        raise NotFound(f"Não encontrei {said} no cadastro.", said=said)
    return frozenset(product.sku for product in found)


def _cents(order: PurchaseOrder, skus: frozenset[str] | None) -> int:
    """What an order comes to, or its lines of these."""
    if skus is None:
        return (order.total or Money(0)).cents
    return sum((line.total or Money(0)).cents for line in order.lines if line.sku in skus)


def _period(now: datetime, asked: MetricsArguments) -> tuple[datetime, datetime]:
    """From the first moment on and before the last."""
    if asked.since is None:
        return now - timedelta(days=asked.days), now + _INSTANT
    last = asked.until or max(asked.since, local(now).date())
    return _midnight(asked.since), _midnight(last + timedelta(days=1))


def _midnight(day: Date) -> datetime:
    return local(datetime.combine(day, time(0)))


async def _visits(counter: Counter, books: Books, first: Date, last: Date) -> dict[str, Any]:
    """The visits of some days, soonest first; who comes is told to those who receive them."""
    found: list[dict[str, Any]] = []
    for visit in await books.appointments.between(_midnight(first), _midnight(last + timedelta(days=1))):
        car = await books.catalogue.find(visit.car_id)
        person = await books.people.find(visit.person_id) if counter.actor.role in SALES else None
        found.append(
            {
                "starts_at": local(visit.starts_at).isoformat(timespec="minutes"),
                "car": car.as_wire() if car else None,
                "name": person.name if person else None,
                "phone": person.phone if person else None,
            }
        )
    return {"visits_on": first.isoformat(), "visits_until": last.isoformat(), "visits": found}
