"""What a conversation left behind, read from the records."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from channels.house import House
from domain.buying.purchase_orders import PurchaseOrder
from domain.clock import local
from domain.goods.prices import IMPORTED
from memory.records.dealings import Dealing, DealingKind

_ALL = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end state of one person: plain values, as a scenario names them."""

    consent: str
    """`unasked`, `given`, `refused`, or where rows are counted `ended`: by an erasure."""
    opted_out: bool
    handed_over: bool
    person: dict[str, Any] = field(default_factory=dict)
    """Name, phone, email, CPF, city and state as kept; empty where nothing is."""
    visits: list[dict[str, str]] = field(default_factory=list)
    """Booked and not cancelled: `car`, `at` (`2026-11-25T15:00`)."""
    reservations: list[str] = field(default_factory=list)
    offers: list[dict[str, Any]] = field(default_factory=list)
    trade_ins: list[dict[str, Any]] = field(default_factory=list)
    handoffs: list[str] = field(default_factory=list)
    """The reason of each time a person of the shop was asked for."""
    wish: dict[str, Any] = field(default_factory=dict)
    """The profile of the person's lead."""
    score: int | None = None
    rows: dict[str, int] = field(default_factory=dict)
    """Rows about the person, by table, where they were counted: what an erasure must leave none of."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Purchases:
    """What the house itself was left with: orders, what was e-mailed, prices collected, stock. Of a world without goods all is empty."""

    orders: list[dict[str, Any]] = field(default_factory=list)
    """In the order of their numbers, with `lines` and who did what."""
    letters: list[dict[str, Any]] = field(default_factory=list)
    """What a mail server took: `to`, `subject`, `file`."""
    collected: dict[str, float] = field(default_factory=dict)
    """Prices of the market, by SKU, that were collected on the last day."""
    stock: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def purchases_of(house: House, letters: list[dict[str, Any]]) -> Purchases:
    """How orders, prices and the stock stand."""
    async with house.records.reading(house.tenant) as books:
        products = await books.products.all()
        orders = await books.purchase_orders.listed()
        today = local(house.clock.now()).date()
        seen = await books.prices.histories([product.sku for product in products], today, today)
    return Purchases(
        orders=[_order(order) for order in reversed(orders)],
        letters=letters,
        collected={sku: float(price.amount) for sku, history in seen.items() for price in history.prices if price.source != IMPORTED},
        stock={product.sku: float(product.stock) for product in products if product.stock is not None},
    )


def _order(order: PurchaseOrder) -> dict[str, Any]:
    kept = {
        name: value
        for name in ("number", "version", "supplier", "requested_by", "drafted_by", "approved_by", "reason")
        if (value := getattr(order, name)) is not None
    }
    lines = [
        {"sku": each.sku, "quantity": float(each.quantity), "unit": each.unit} | ({"price": float(each.price)} if each.price else {})
        for each in order.lines
    ]
    told = {"state": order.state.value, "lines": lines, "total": float(order.total.reais) if order.total else None}
    return kept | told | ({"need_by": order.need_by.isoformat()} if order.need_by else {})


async def ending_of(house: House, person_id: str, conversation: str, *, rows: bool = False) -> Ending:
    """How a person's records stand; `rows` counts them too, which takes as long as all the rest."""
    async with house.records.reading(house.tenant) as books:
        consent = await books.consents.latest(person_id)
        person = await books.people.find(person_id)
        dealings = await books.dealings.of(person_id)
        lead = await books.leads.find(person_id)
        visits = await books.appointments.of(person_id, house.clock.now() - _ALL)
        held = await books.reservations.active(person_id=person_id)
        kept = await books.privacy.export(person_id) if rows else {}
        return Ending(
            consent=_word(consent.granted if consent else None, ended=bool(kept.get("consents"))),
            opted_out=person is not None and await books.people.opted_out(person_id),
            handed_over=await books.conversations.handed_over(conversation) is not None,
            person={name: value for name in _FIELDS if person and (value := getattr(person, name))},
            visits=[{"car": v.car_id, "at": f"{local(v.starts_at):%Y-%m-%dT%H:%M}"} for v in visits],
            reservations=sorted(reservation.car_id for reservation in held),
            offers=[{"car": d.car_id, **d.detail} for d in _of(dealings, DealingKind.OFFER)],
            trade_ins=[dict(d.detail) for d in _of(dealings, DealingKind.TRADE_IN)],
            handoffs=[str(d.detail.get("reason")) for d in _of(dealings, DealingKind.HANDOFF)],
            wish=dict(lead.profile) if lead else {},
            score=lead.score if lead else None,
            rows={table: len(rows) for table, rows in kept.items()},
        )


_FIELDS = ("name", "phone", "email", "cpf", "city", "state")


def _word(granted: bool | None, *, ended: bool) -> str:
    if granted is None:
        return "ended" if ended else "unasked"
    return "given" if granted else "refused"


def _of(dealings: list[Dealing], kind: DealingKind) -> list[Dealing]:
    return [dealing for dealing in dealings if dealing.kind is kind]
