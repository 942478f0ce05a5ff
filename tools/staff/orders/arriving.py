"""What people tell of an order after it was approved: whether the supplier has it, and that the goods are here."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.buying.order_states import Action, State, WrongState
from domain.people import PURCHASING
from tools.counter import Counter
from tools.staff.orders.as_json import as_json
from tools.staff.orders.finding import order_numbered
from tools.toolbox import Arguments, tool


class SendingArguments(Arguments):
    number: int = Field(ge=1, description="e.g. 12")
    arrived: bool = Field(description="true: the supplier has the order, by e-mail or otherwise; false: send the e-mail once more")


class ReceiveArguments(Arguments):
    number: int = Field(ge=1, description="e.g. 12")


@tool(PURCHASING, writes=True)
async def settle_order_sending(counter: Counter, asked: SendingArguments) -> dict[str, Any]:
    """Where an approved order's e-mail failed, or nobody knows whether it arrived: a person says that the supplier has it, or has it sent
    once more. Also for an order that was told to its supplier by telephone."""
    async with counter.writing() as books:
        order = await order_numbered(books, asked.number)
        if asked.arrived and order.state in (State.SENT, State.RECEIVED):
            return {**await as_json(counter, books, order), "already": True}
        if order.state is not State.APPROVED:
            raise WrongState(f"A OC {order.number} está {order.state.word}.", number=order.number, state=order.state.value)
        posted = await books.emails.find(order.key)
        if asked.arrived:
            if posted is not None and not await books.emails.told(order.key):
                raise WrongState(f"O e-mail da OC {order.number} está saindo agora.", number=order.number, state=order.state.value)
            sent = order.sent(counter.now)
            await books.purchase_orders.move(order, sent, Action.SEND, counter.actor, told_by="person")
            return {**await as_json(counter, books, sent), "already": False}
        supplier = await books.suppliers.find(order.supplier_id)
        address = (supplier.email if supplier else None) or (posted.letter.recipient if posted else None)
        again = posted is not None and address is not None and await books.emails.again(order.key, address, counter.now)
        return {**await as_json(counter, books, order), "already": not again}


@tool(PURCHASING, writes=True)
async def receive_purchase_order(counter: Counter, asked: ReceiveArguments) -> dict[str, Any]:
    """The goods of a sent order are here, all of them: they join the stock."""
    async with counter.writing() as books:
        order = await order_numbered(books, asked.number)
        if order.state is State.RECEIVED:
            return {**await as_json(counter, books, order), "already": True}
        received = order.moved(Action.RECEIVE, counter.now)
        await books.purchase_orders.move(order, received, Action.RECEIVE, counter.actor)
        for line in order.lines:
            await books.products.add_to_stock(line.sku, line.quantity)
        return {**await as_json(counter, books, received), "already": False}
