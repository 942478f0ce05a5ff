"""The order that is meant, as it stands now."""

from __future__ import annotations

from domain.buying.approvals import limit_of
from domain.buying.order_states import State, WrongState
from domain.buying.purchase_orders import PurchaseOrder
from domain.buying.split_purchases import LATELY, Approved
from domain.errors import NotFound
from memory.records import Books
from tools.counter import Counter


async def order_numbered(books: Books, number: int) -> PurchaseOrder:
    order = await books.purchase_orders.find(number)
    if order is None:
        raise NotFound(f"Não existe OC {number}.", number=number)
    return order


async def standing(counter: Counter, books: Books, number: int) -> PurchaseOrder:
    """An order to act on; WrongState where its time has run out (a new version begins it anew)."""
    order = await order_numbered(books, number)
    if order.is_over(counter.now):
        raise WrongState(f"A OC {number} está {State.EXPIRED.word}.", number=number, state=State.EXPIRED.value)
    return order


async def approved_lately(counter: Counter, books: Books) -> list[Approved]:
    """What counts with an order against a limit, where it is of the same."""
    return [Approved(order, limit_of(role)) for order, role in await books.purchase_orders.approved_since(counter.now - LATELY)]


async def called_back(books: Books, order: PurchaseOrder) -> None:
    """Take back an approved order's letter; WrongState where it has left, or may have."""
    if order.state is State.APPROVED and await books.emails.find(order.key) is not None and not await books.emails.withdraw(order.key):
        raise WrongState(f"A OC {order.number} já saiu para o fornecedor.", number=order.number, state=State.SENT.value)
