"""Approved orders on their way: a letter to the supplier is made once, sent by the post, and the order marked when it was taken.

Each step looks at the records anew and is made by compare-and-set, so that any number of processes may take it, and die in it.
"""

from __future__ import annotations

import asyncio
import logging

from channels.email import Post, open_carrier
from channels.settings import EmailSettings
from domain.buying.order_states import Action, State
from domain.buying.purchase_orders import PurchaseOrder
from domain.clock import Clock
from domain.delivery.letters import Fate, Letter
from memory.records import Records
from tools.papers.purchase_orders import letter_for

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds for which an approved order may wait to be sent."""


class Ordering:
    """Of one tenant. `post` is None where no mail server is set: approved orders wait."""

    def __init__(self, records: Records, tenant: str, clock: Clock, post: Post | None) -> None:
        self.records, self.tenant, self.clock, self.post = records, tenant, clock, post

    async def go_on(self) -> None:
        """Take every order as far as it goes by itself."""
        await self._expire()
        if self.post is not None:
            for order in await self._approved():
                try:
                    await self._write(order)
                except Exception:
                    log.exception("the letter of order %d was not made", order.number)
            await self.post.send_due()
        for order in await self._approved():
            await self._mark(order)

    async def _approved(self) -> list[PurchaseOrder]:
        async with self.records.reading(self.tenant) as books:
            return await books.purchase_orders.listed([State.APPROVED])

    async def _write(self, order: PurchaseOrder) -> None:
        """Make the order's letter, unless there is one. A letter that was withdrawn goes out where its order is approved anew."""
        async with self.records.reading(self.tenant) as books:
            posted = await books.emails.find(order.key)
            if posted is not None and posted.fate is not Fate.WITHDRAWN:
                return
            supplier, store = await books.suppliers.find(order.supplier_id), await books.stores.get()
            people = [await books.people.find(person or "") for person in (order.requested_by, order.approved_by)]
        if supplier is None or not supplier.email:
            return
        letter = await asyncio.to_thread(letter_for, order, supplier, store, people[0], people[1], order.updated_at)
        await self._post(order, letter)

    async def _post(self, order: PurchaseOrder, letter: Letter) -> None:
        """The letter of an order that is still just this: it may have been changed or cancelled while the paper was made."""
        async with self.records.writing(self.tenant) as books:
            if not await books.purchase_orders.hold(order):
                return
            if not await books.emails.post(letter, self.clock.now()):
                await books.emails.revive(letter, self.clock.now())

    async def _mark(self, order: PurchaseOrder) -> None:
        """An order whose letter was taken is sent."""
        async with self.records.reading(self.tenant) as books:
            posted = await books.emails.find(order.key)
        if posted is None or posted.fate is not Fate.SENT:
            return
        async with self.records.writing(self.tenant) as books:
            if not await books.purchase_orders.hold(order):
                return  # somebody else marked it
            await books.purchase_orders.move(order, order.sent(self.clock.now()), Action.SEND, None, key=order.key)
        log.info("order %d of %s is sent", order.number, self.tenant)

    async def _expire(self) -> None:
        async with self.records.reading(self.tenant) as books:
            waiting = await books.purchase_orders.listed([State.DRAFT, State.AWAITING])
        for order in waiting:
            if order.is_over(self.clock.now()):
                async with self.records.writing(self.tenant) as books:
                    if await books.purchase_orders.hold(order):
                        await books.purchase_orders.move(order, order.moved(Action.EXPIRE, self.clock.now()), Action.EXPIRE, None)


def open_ordering(records: Records, tenant: str, clock: Clock) -> Ordering:
    """With the mail server that the settings name, or without one."""
    carrier = open_carrier(EmailSettings(), tenant)
    return Ordering(records, tenant, clock, Post(records, tenant, carrier, clock) if carrier else None)


async def keep_ordering(ordering: Ordering, every: float = EVERY) -> None:
    """Go on for ever, `every` so many seconds."""
    while True:
        try:
            await ordering.go_on()
        except Exception:
            log.exception("orders did not get on")
        await asyncio.sleep(every)
