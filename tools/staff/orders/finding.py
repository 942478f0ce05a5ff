"""The order that is meant, as it stands now."""

from __future__ import annotations

from domain.buying.purchase_orders import PurchaseOrder, State, WrongState
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


async def called_back(books: Books, order: PurchaseOrder) -> None:
    """Take back an approved order's letter; WrongState where it has left, or may have."""
    if order.state is State.APPROVED and await books.emails.find(order.key) is not None and not await books.emails.withdraw(order.key):
        raise WrongState(f"A OC {order.number} já saiu para o fornecedor.", number=order.number, state=State.SENT.value)
