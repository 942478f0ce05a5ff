"""Orders drafted from what people say: goods, quantities in their units, the last prices, the supplier."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.clock import FixedClock
from tests.tools.staff.orders.conftest import Uses, refusal

STEEL = {"product": "aço", "quantity": 1, "unit": "t"}


async def drafted(uses: Uses, *items: dict[str, Any], by: str = "jorge", **more: Any) -> dict[str, Any]:
    return await uses(by, "create_purchase_order", items=list(items) or [STEEL], **more)


async def test_several_items_in_units_of_their_own_become_lines_at_the_suppliers_last_prices(uses: Uses) -> None:
    order = await drafted(uses, STEEL, {"product": "parafuso m8", "quantity": 50, "unit": "cx"}, supplier="acos paulista")
    assert [(line["quantity"], line["unit"], line["price"], line["total"]) for line in order["lines"]] == [
        (1_000, "kg", 4.2, 4_200),
        (25_000, "un", 0.042, 1_050),
    ]
    assert (order["number"], order["version"], order["state"], order["total"]) == (1, 1, "draft", 5_250)
    assert (order["supplier"], order["requested_by"]) == ("Aços Paulista", "Jorge Antunes")


async def test_the_same_item_twice_is_one_line(uses: Uses) -> None:
    (line,) = (await drafted(uses, STEEL, {"product": "ACO-001", "quantity": 500}))["lines"]
    assert line["quantity"] == 1_500


async def test_who_alone_sells_it_needs_no_naming(uses: Uses) -> None:
    assert (await drafted(uses))["supplier"] == "Aços Paulista"


async def test_of_several_who_sell_it_the_cheapest_is_told_first(uses: Uses) -> None:
    refused = await refusal(drafted(uses, {"product": "parafuso m8", "quantity": 1_000}))
    assert refused.code == "no_supplier"
    assert [(each["name"], each["cost"]) for each in refused.facts["candidates"]] == [("Ferragens Sul", 37.5), ("Aços Paulista", 42)]


@pytest.mark.parametrize(("by", "best"), [("price", "Ferragens Sul"), ("lead_time", "Ferragens Sul"), ("distance", "Aços Paulista")])
async def test_a_supplier_is_chosen_by_what_was_asked_for_and_why_is_told(uses: Uses, by: str, best: str) -> None:
    order = await drafted(uses, {"product": "parafuso m8", "quantity": 1_000}, supplier_by=by)
    assert (order["supplier"], order["chosen"]["by"], order["chosen"]["of"], order["chosen"]["priced"]) == (best, by, 2, 2)


async def test_where_nobody_sells_it_all_the_supplier_is_asked_for(uses: Uses) -> None:
    refused = await refusal(drafted(uses, STEEL, {"product": "luva nitrilica", "quantity": 10}))
    assert (refused.code, refused.facts["candidates"]) == ("no_supplier", [])


@pytest.mark.parametrize(
    ("item", "code", "fact"),
    [
        ({"product": "parafuso", "quantity": 10}, "ambiguous", "candidates"),
        ({"product": "parafusso m12", "quantity": 10}, "not_found", "near"),
        ({"product": "aço"}, "no_quantity", "unit"),
        ({"product": "parafuso m10", "quantity": 2, "unit": "cx"}, "unknown_unit", "unit"),
        ({"product": "luva nitrilica", "quantity": 2.5}, "not_whole", "exact"),
    ],
)
async def test_what_is_missing_is_told_with_the_item_it_is_missing_of(uses: Uses, item: dict[str, Any], code: str, fact: str) -> None:
    refused = await refusal(drafted(uses, STEEL, item, supplier="Aços Paulista"))
    assert (refused.code, refused.facts["item"]) == (code, 1)
    assert refused.facts[fact]
    assert (await uses("jorge", "purchase_order_status", which="all"))["total"] == 0


async def test_a_day_that_is_over_is_no_day_of_delivery(uses: Uses, clock: FixedClock) -> None:
    assert (await refusal(drafted(uses, need_by=(clock.now() - timedelta(days=1)).date()))).code == "invalid"


async def test_the_same_sentence_twice_is_one_draft(uses: Uses, clock: FixedClock) -> None:
    first = await drafted(uses)
    clock.set(clock.now() + timedelta(minutes=2))
    again = await drafted(uses)
    assert (again["number"], again["already"]) == (first["number"], True)
    assert (await drafted(uses, by="lia"))["number"] != first["number"]


async def test_a_turn_run_again_drafts_nothing_twice(uses: Uses) -> None:
    for _ in range(2):
        await drafted(uses, turn="talk:7")
    assert (await uses("jorge", "purchase_order_status", which="all"))["total"] == 1


async def test_a_correction_is_a_new_version(uses: Uses) -> None:
    order = await drafted(uses, STEEL, {"product": "parafuso m8", "quantity": 100}, supplier="Aços Paulista")
    more = {"product": "aço", "quantity": 30, "unit": "t"}
    changed = await uses("jorge", "create_purchase_order", number=order["number"], items=[more], remove=["parafuso m8"])
    assert (changed["number"], changed["version"], changed["state"]) == (1, 2, "draft")
    assert [(line["sku"], line["quantity"]) for line in changed["lines"]] == [("ACO-001", 30_000)]


async def test_a_correction_to_what_it_is_already_changes_nothing(uses: Uses) -> None:
    order = await drafted(uses)
    same = await uses("jorge", "create_purchase_order", number=order["number"], items=[STEEL])
    assert (same["version"], same["already"]) == (1, True)


async def test_another_supplier_has_other_prices_but_a_price_told_by_hand_stays(uses: Uses) -> None:
    items = [{"product": "parafuso m8", "quantity": 1_000}, {"product": "parafuso m10", "quantity": 10, "price": 0.8}]
    order = await drafted(uses, *items, supplier="Aços Paulista")
    moved = await uses("jorge", "create_purchase_order", number=order["number"], supplier="ferragens sul")
    assert [(line["price"], line["price_told_by_hand"]) for line in moved["lines"]] == [(0.0375, False), (0.8, True)]


async def test_what_others_ordered_is_theirs_to_change(uses: Uses) -> None:
    order = await drafted(uses)
    assert (await refusal(uses("lia", "create_purchase_order", number=order["number"], supplier="ferragens sul"))).code == "not_allowed"
    assert (await uses("helena", "create_purchase_order", number=order["number"], reason="obra"))["version"] == 2


async def test_sellers_order_nothing(uses: Uses) -> None:
    assert (await refusal(drafted(uses, by="marina"))).code == "not_allowed"


async def test_an_order_without_a_price_waits_for_one(uses: Uses) -> None:
    order = await drafted(uses, {"product": "tinta branca", "quantity": 20})
    assert (order["total"], order["lines"][0]["price"]) == (None, None)
    refused = await refusal(uses("jorge", "confirm_purchase_order", number=1, version=1))
    assert (refused.code, refused.facts["unpriced"]) == ("no_price", ["Tinta branca"])
    priced = await uses("jorge", "create_purchase_order", number=1, items=[{"product": "tinta branca", "price": 18.5}])
    assert (priced["total"], priced["lines"][0]["quantity"]) == (370, 20)
    assert (await uses("jorge", "confirm_purchase_order", number=1, version=2))["state"] == "approved"


async def test_the_same_goods_ordered_lately_are_pointed_out_and_need_a_yes_of_their_own(uses: Uses, clock: FixedClock) -> None:
    await drafted(uses)
    await uses("jorge", "confirm_purchase_order", number=1, version=1)
    clock.set(clock.now() + timedelta(days=2))
    again = await drafted(uses, by="lia")
    assert [(each["number"], each["goods"]) for each in again["similar"]] == [(1, ["Aço carbono 1020"])]
    assert (await refusal(uses("lia", "confirm_purchase_order", number=2, version=1))).code == "repeated"
    assert (await uses("lia", "confirm_purchase_order", number=2, version=1, despite_similar=True))["state"] == "approved"
