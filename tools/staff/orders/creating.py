"""An order drafted from what somebody asks for, corrected as a new version, and confirmed by who wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field

from domain.buying.approvals import DECIDERS, confirmed
from domain.buying.order_states import Action, Changed, State, WrongState
from domain.buying.purchase_orders import MOST_LINES, Line, PurchaseOrder
from domain.buying.split_purchases import LATELY
from domain.buying.supplier_choice import Offer, Order
from domain.clock import local
from domain.errors import Invalid, NotAllowed, NotFound
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import PURCHASING
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.staff.orders.as_json import as_json
from tools.staff.orders.finding import approved_lately, called_back, order_numbered, standing
from tools.staff.orders.lines import Item, line_of, price_of, products_of, quantity_of, repriced
from tools.staff.orders.suppliers import Chosen, best_supplier, supplier_for, supplier_named, who_sell
from tools.toolbox import Arguments, tool


class CreateArguments(Arguments):
    items: list[Item] = Field(
        [], max_length=MOST_LINES, description='what is ordered, e.g. [{"product": "aço", "quantity": 20, "unit": "t"}]'
    )
    supplier: str | None = Field(None, max_length=200, description='only where one was named, e.g. "Aços Paulista"')
    supplier_by: Order | None = Field(None, description='what to choose it by where nobody is named: "the nearest" is distance; e.g. price')
    need_by: Date | None = Field(None, description="day by which it must be here, e.g. 2026-11-27")
    reason: str | None = Field(None, max_length=500, description="why, where somebody says it")
    number: int | None = Field(None, ge=1, description="order to correct: items replace those of the same product, or join them; e.g. 12")
    remove: list[str] = Field([], max_length=MOST_LINES, description="products to take out of that order")


class ConfirmArguments(Arguments):
    number: int = Field(ge=1, description="e.g. 12")
    version: int = Field(ge=1, description="the version that the person was shown, e.g. 1")
    despite_similar: bool = Field(False, description="true only where the person was told of the same order made lately and wants another")


class Repeated(Invalid):
    """The same was ordered lately, and nobody said that it is wanted twice."""

    code = "repeated"


@tool(PURCHASING, writes=True)
async def create_purchase_order(counter: Counter, asked: CreateArguments) -> dict[str, Any]:
    """Draft a purchase order, or correct one that was not sent yet (`number`), which makes a new version that nobody approved.

    Nothing is bought before confirm_purchase_order. Errors name the one thing missing: product (`ambiguous` with candidates, `not_found`
    with near names), `no_quantity`, `unknown_unit`, `not_whole`, `no_supplier` with candidates by price. `late`: that the supplier takes
    longer than there is, which must be said.
    """
    async with counter.writing() as books:
        before = await order_numbered(books, asked.number) if asked.number else None
        if asked.need_by and asked.need_by < counter.now.date():
            raise Invalid("Esse dia já passou.", slot="need_by")
        order, chosen = (await _corrected(counter, books, before, asked), None) if before else await _drafted(counter, books, asked)
        return {
            **await as_json(counter, books, order),
            "already": order is before or (before is None and order.created_at != counter.now),
            "similar": await _similar(counter, books, order),
            "not_listed": await _not_listed(books, order),
            "late": await _late(books, order, local(counter.now).date()),
            "chosen": chosen.as_json() if chosen else None,
            "sold_also_by": [] if asked.supplier or before or chosen else await _others(books, order),
        }


@tool(PURCHASING, writes=True)
async def confirm_purchase_order(counter: Counter, asked: ConfirmArguments) -> dict[str, Any]:
    """Confirm a drafted order after its author said yes to it: approved at once within their own limit, else it waits for somebody else."""
    async with counter.writing() as books:
        order = await standing(counter, books, asked.number)
        if asked.version != order.version:
            raise Changed(f"A OC {order.number} mudou.", number=order.number, seen=asked.version, version=order.version)
        if order.state in (State.AWAITING, State.APPROVED, State.SENT) and counter.actor.person_id in (
            order.drafted_by,
            order.requested_by,
        ):
            return {**await as_json(counter, books, order), "already": True}
        similar = await _similar(counter, books, order)
        if similar and not asked.despite_similar:
            raise Repeated("Já existe um pedido igual em aberto.", number=order.number, version=order.version, similar=similar)
        await books.purchase_orders.one_approval_at_a_time()
        for action, after in confirmed(order, counter.actor, counter.now, await approved_lately(counter, books)):
            await books.purchase_orders.move(order, after, action, counter.actor)
            order = after
        return {**await as_json(counter, books, order), "already": False}


async def _others(books: Books, order: PurchaseOrder) -> list[str]:
    """Names of those who sell it too, where the supplier was taken as the only one with a known price."""
    return [one.name for one in await who_sell(books, order.skus) if one.id != order.supplier_id]


async def _drafted(counter: Counter, books: Books, asked: CreateArguments) -> tuple[PurchaseOrder, Chosen | None]:
    """A new draft, or the one that the same person made of the same a day ago or less and has not confirmed; and why its supplier was
    taken, where one was to be chosen."""
    if not asked.items:
        raise Invalid("O que você quer comprar?", slot="product")
    today, me = counter.now.date(), counter.actor.person_id
    products = await products_of(books, asked.items, counter.now)
    wanted = [(product, quantity_of(product, item, at)) for at, (product, item) in enumerate(zip(products, asked.items, strict=True))]
    histories = await books.prices.histories([product.sku for product in products])
    supplier, chosen = await _of_whom(books, asked, wanted, histories, today)
    lines: dict[str, Line] = {}
    for (product, quantity), item in zip(wanted, asked.items, strict=True):
        history = histories.get(product.sku, PriceHistory(product.sku))
        before = lines.get(product.sku)
        more = quantity + (before.quantity if before else 0)
        lines[product.sku] = line_of(product, more, history, supplier.id, today, price_of(product, item))
    fresh = PurchaseOrder(
        0, supplier.id, supplier.name, tuple(lines.values()), me, me, counter.now, counter.now, need_by=asked.need_by, reason=asked.reason
    )
    for other in await books.purchase_orders.listed([State.DRAFT], since=counter.now - timedelta(days=1)):
        same = (other.supplier_id, other.lines, other.need_by) == (fresh.supplier_id, fresh.lines, fresh.need_by)
        if other.drafted_by == me and same:
            return other, chosen
    return await books.purchase_orders.open(fresh, counter.actor), chosen


async def _of_whom(
    books: Books, asked: CreateArguments, wanted: Sequence[tuple[Product, Decimal]], histories: dict[str, PriceHistory], today: Date
) -> tuple[Supplier, Chosen | None]:
    if asked.supplier:
        return await supplier_named(books, asked.supplier), None
    by = asked.supplier_by
    chosen = await best_supplier(books, wanted, histories, today, by, asked.need_by) if by else None
    return (chosen.choice.offer.supplier, chosen) if chosen else (await supplier_for(books, wanted, histories, today), None)


async def _corrected(counter: Counter, books: Books, before: PurchaseOrder, asked: CreateArguments) -> PurchaseOrder:
    if counter.actor.role not in DECIDERS and counter.actor.person_id not in (before.requested_by, before.drafted_by):
        raise NotAllowed("Só quem pediu, um gerente ou um administrador muda esta OC.", number=before.number)
    await called_back(books, before)
    today = counter.now.date()
    lines = {line.sku: line for line in before.lines}
    for said in asked.remove:
        gone = await product_meant(books, said, counter.now, among=before.skus)
        if lines.pop(gone.sku, None) is None:
            raise NotFound(f"{gone.name} não está na OC {before.number}.", number=before.number)
    supplier_id, supplier = before.supplier_id, before.supplier
    if asked.supplier:
        named = await supplier_named(books, asked.supplier)
        supplier_id, supplier = named.id, named.name
    products = await products_of(books, asked.items, counter.now, before.skus)
    histories = await books.prices.histories([*lines, *(product.sku for product in products)])
    if supplier_id != before.supplier_id:
        lines = {sku: repriced(line, histories.get(sku, PriceHistory(sku)), supplier_id, today) for sku, line in lines.items()}
    for at, (product, item) in enumerate(zip(products, asked.items, strict=True)):
        old = lines.get(product.sku)
        by_hand = old.price if old and old.price != old.known else None
        quantity = old.quantity if old and item.quantity is None else quantity_of(product, item, at)
        history = histories.get(product.sku, PriceHistory(product.sku))
        lines[product.sku] = line_of(product, quantity, history, supplier_id, today, price_of(product, item) or by_hand)
    if not lines:
        raise Invalid(f"Sem nenhum item não há o que pedir. Para desistir, cancele a OC {before.number}.", number=before.number)
    if len(lines) > MOST_LINES:
        raise Invalid(f"Uma OC leva até {MOST_LINES} itens.", number=before.number)
    content: dict[str, object] = {"lines": tuple(lines.values()), "supplier_id": supplier_id, "supplier": supplier}
    content |= {"need_by": asked.need_by or before.need_by, "reason": asked.reason or before.reason}
    if all(getattr(before, name) == value for name, value in content.items()) and before.state.is_open:
        return before
    if before.state is State.CANCELLED:
        raise WrongState(f"A OC {before.number} está cancelada; faça outra.", number=before.number, state=before.state.value)
    after = before.changed(counter.actor.person_id, counter.now, **content)
    await books.purchase_orders.move(before, after, Action.CHANGE, counter.actor)
    return after


async def _not_listed(books: Books, order: PurchaseOrder) -> list[str]:
    """Names of what its supplier is not known to sell."""
    supplier = await books.suppliers.find(order.supplier_id)
    return [line.name for line in order.lines if supplier is not None and line.sku not in supplier.skus]


async def _late(books: Books, order: PurchaseOrder, today: Date) -> dict[str, Any] | None:
    """Where its supplier takes longer than there is until the day it must be here: when it would come, and who comes in time."""
    supplier = await books.suppliers.find(order.supplier_id)
    if order.need_by is None or supplier is None or (comes := Offer(supplier).arrives(today)) is None or comes <= order.need_by:
        return None
    others = [
        one for one in await who_sell(books, order.skus) if (there := Offer(one).arrives(today)) is not None and there <= order.need_by
    ]
    return {"lead_days": supplier.lead_days, "arrives": comes.isoformat(), "in_time": [one.name for one in others]}


async def _similar(counter: Counter, books: Books, order: PurchaseOrder) -> list[dict[str, Any]]:
    """Orders of the last days, confirmed and still open, that order some of the same in the same quantity."""
    on_the_way = [state for state in State if state.is_open and state is not State.DRAFT]
    found = []
    for other in await books.purchase_orders.listed(on_the_way, since=counter.now - LATELY):
        if other.number != order.number and (goods := order.same_goods(other)):
            told = {"number": other.number, "state": other.state.value, "goods": goods, "supplier": other.supplier}
            found.append({**told, "created_at": other.created_at.isoformat(timespec="minutes")})
    return found
