"""Orders as they are kept: numbered, moved by one at a time, every step written down."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from domain.buying.approvals import confirmed
from domain.buying.order_states import Action, State
from domain.buying.purchase_orders import PurchaseOrder
from domain.errors import Unavailable
from memory.records import Records
from tests.domain.buying.orders import ADMIN, BUYER, NOW, line, order


async def opened(records: Records, fresh: PurchaseOrder, tenant: str = "demo") -> PurchaseOrder:
    async with records.writing(tenant) as books:
        return await books.purchase_orders.open(fresh, BUYER)


async def test_an_order_comes_back_as_it_was_kept(records: Records) -> None:
    fresh = await opened(records, order(line("1200.5", "0.0375", known=Decimal("0.0400"), is_synthetic=True), reason="estoque baixo"))
    async with records.reading("demo") as books:
        found = await books.purchase_orders.find(fresh.number)
    assert found == fresh
    assert found.content_hash == fresh.content_hash


async def test_numbers_count_from_one_in_each_tenant_however_many_ask_at_once(records: Records) -> None:
    await opened(records, order(), "other")
    made = await asyncio.gather(*(opened(records, order()) for _ in range(3)))
    assert sorted(each.number for each in made) == [1, 2, 3]


async def test_of_two_who_move_it_at_once_one_is_refused(records: Records) -> None:
    fresh = await opened(records, order())
    stands = confirmed(fresh, BUYER, NOW, ())[0][1]

    async def move(after: PurchaseOrder, action: Action) -> str:
        try:
            async with records.writing("demo") as books:
                await books.purchase_orders.move(fresh, after, action, BUYER)
        except Unavailable:
            return "refused"
        return "moved"

    outcomes = await asyncio.gather(move(stands, Action.CONFIRM), move(fresh.changed("jorge", NOW, lines=(line("30"),)), Action.CHANGE))
    assert sorted(outcomes) == ["moved", "refused"]


async def test_every_step_is_written_down_with_the_content_it_began(records: Records) -> None:
    fresh = await opened(records, order())
    changed = fresh.changed("jorge", NOW, lines=(line("30"),))
    async with records.writing("demo") as books:
        await books.purchase_orders.move(fresh, changed, Action.CHANGE, BUYER)
        await books.purchase_orders.move(changed, changed.moved(Action.EXPIRE, NOW), Action.EXPIRE, None)
    async with records.reading("demo") as books:
        steps = await books.purchase_orders.steps(fresh.number)
    assert [(step.action, step.state, step.version, step.by) for step in steps] == [
        (Action.DRAFT, State.DRAFT, 1, "jorge"),
        (Action.CHANGE, State.DRAFT, 2, "jorge"),
        (Action.EXPIRE, State.EXPIRED, 2, None),
    ]
    assert [step.detail["lines"][0]["quantity"] for step in steps[:2]] == ["20", "30"]


async def test_orders_are_listed_by_state_the_newest_first(records: Records) -> None:
    for by in (BUYER, ADMIN, BUYER):
        await opened(records, order(by=by))
    async with records.reading("demo") as books:
        assert [each.number for each in await books.purchase_orders.listed()] == [3, 2, 1]
        assert await books.purchase_orders.listed([State.SENT]) == []
    async with records.reading("other") as books:
        assert await books.purchase_orders.listed() == []
