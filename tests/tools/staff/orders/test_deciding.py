"""Confirmed, approved, refused, cancelled, received: by whom, and in which version."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.buying.order_states import APPROVAL_LASTS
from domain.clock import FixedClock
from memory.records import Records
from tests.tools.staff.orders.conftest import TENANT, Uses, refusal


@pytest.fixture
async def waiting(uses: Uses) -> dict[str, Any]:
    """Order 1: five tonnes of steel, R$ 21.000, above a buyer's limit and within a manager's."""
    await uses("jorge", "create_purchase_order", items=[{"product": "aço", "quantity": 5, "unit": "t"}])
    return await uses("jorge", "confirm_purchase_order", number=1, version=1)


async def test_above_the_buyers_limit_it_waits_for_a_manager(waiting: dict[str, Any]) -> None:
    assert (waiting["state"], waiting["waits_for"]) == ("awaiting_approval", ["gerente", "administrador"])


async def test_a_manager_approves_it_once(uses: Uses, waiting: dict[str, Any]) -> None:
    first = await uses("helena", "approve_purchase_order", number=1, version=1)
    again = await uses("caio", "approve_purchase_order", number=1, version=1)
    assert (first["state"], first["already"], again["already"]) == ("approved", False, True)
    assert again["approved_by"] == "Helena Prado"


@pytest.mark.parametrize("person", ["jorge", "lia"])
async def test_a_buyer_is_told_who_can(uses: Uses, waiting: dict[str, Any], person: str) -> None:
    refused = await refusal(uses(person, "approve_purchase_order", number=1, version=1))
    assert (refused.code, refused.facts["who"], refused.facts["own"]) == ("above_limit", ["gerente", "administrador"], person == "jorge")


async def test_a_button_of_an_older_version_approves_nothing_and_says_what_changed(uses: Uses, waiting: dict[str, Any]) -> None:
    await uses("jorge", "create_purchase_order", number=1, items=[{"product": "aço", "quantity": 8, "unit": "t"}])
    await uses("jorge", "confirm_purchase_order", number=1, version=2)
    refused = await refusal(uses("helena", "approve_purchase_order", number=1, version=1))
    assert refused.code == "changed"
    assert refused.facts["before"]["lines"][0]["quantity"] == 5_000
    assert refused.facts["order"]["lines"][0]["quantity"] == 8_000
    assert (await uses("helena", "approve_purchase_order", number=1, version=2))["state"] == "approved"


async def test_a_correction_after_the_approval_takes_it_away(uses: Uses, waiting: dict[str, Any]) -> None:
    await uses("helena", "approve_purchase_order", number=1, version=1)
    changed = await uses("jorge", "create_purchase_order", number=1, items=[{"product": "aço", "quantity": 6, "unit": "t"}])
    assert (changed["state"], changed["approved_by"]) == ("draft", None)


async def test_a_manager_refuses_with_the_reason_and_a_requester_takes_back(uses: Uses, waiting: dict[str, Any]) -> None:
    refused = await uses("helena", "reject_purchase_order", number=1, reason="muito caro")
    assert (refused["state"], refused["reason"]) == ("rejected", "muito caro")
    await uses("jorge", "create_purchase_order", items=[{"product": "luva nitrilica", "quantity": 10}])
    assert (await refusal(uses("lia", "reject_purchase_order", number=2))).code == "not_allowed"
    assert (await uses("jorge", "reject_purchase_order", number=2))["state"] == "cancelled"


async def test_an_order_whose_time_ran_out_is_not_approved(uses: Uses, waiting: dict[str, Any], clock: FixedClock) -> None:
    clock.set(clock.now() + APPROVAL_LASTS + timedelta(minutes=1))
    assert (await refusal(uses("helena", "approve_purchase_order", number=1, version=1))).facts["state"] == "expired"
    assert (await uses("helena", "purchase_order_status", number=1))["order"]["state"] == "expired"
    assert (await uses("helena", "purchase_order_status", which="pending"))["total"] == 0


async def test_orders_are_listed_for_who_may_approve_them(uses: Uses, waiting: dict[str, Any]) -> None:
    seen = {person: (await uses(person, "purchase_order_status", which="pending"))["for_me"] for person in ("jorge", "helena", "caio")}
    assert seen == {"jorge": 0, "helena": 1, "caio": 1}
    assert (await uses("lia", "purchase_order_status", mine=True))["total"] == 0
    assert (await uses("lia", "purchase_order_status", supplier="aços"))["total"] == 1
    assert (await refusal(uses("lia", "purchase_order_status", number=99))).code == "not_found"


async def test_goods_that_arrived_join_the_stock_once(uses: Uses, waiting: dict[str, Any], industry: Records) -> None:
    await uses("helena", "approve_purchase_order", number=1, version=1)
    assert (await refusal(uses("jorge", "receive_purchase_order", number=1))).code == "wrong_state"
    await uses("jorge", "settle_order_sending", number=1, arrived=True)
    for _ in range(2):
        await uses("jorge", "receive_purchase_order", number=1)
    async with industry.reading(TENANT) as books:
        steel = await books.products.get("ACO-001")
    assert steel.stock == 8_000


async def test_a_purchase_in_parts_waits_for_a_manager_until_the_parts_are_a_fortnight_apart(uses: Uses, clock: FixedClock) -> None:
    steel = [{"product": "aço", "quantity": 1, "unit": "t"}]  # R$ 4.200, twice is above a buyer's limit
    states = []
    for number, days in enumerate((0, 3, 12), start=1):
        clock.set(clock.now() + timedelta(days=days))
        await uses("jorge", "create_purchase_order", items=steel)
        done = await uses("jorge", "confirm_purchase_order", number=number, version=1, despite_similar=True)
        states.append((done["state"], done["together"]))
    assert states == [("approved", None), ("awaiting_approval", {"numbers": [1], "sum": 8_400.0}), ("approved", None)]
    assert [order["for_me"] for order in (await uses("helena", "purchase_order_status", which="pending"))["orders"]] == [True]
