"""What no tool may let through: another tenant's things, another person's things, the floor."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domain.errors import BalcaoError
from domain.people import Role
from tests.tools.counters import CARS, FLOOR, NEIGHBOUR, Shop
from tools.catalogue import TOOLBOX

THURSDAY = {"date": "2026-11-19", "time": "16:00"}
USES: list[tuple[str, dict[str, Any]]] = [
    ("recommend_cars", {"models": ["Onix"], "limit": 20}),
    ("recommend_cars", {"models": ["Onix"], "budget_max": 10_000}),
    ("refine_recommendations", {"models": ["Onix"], "liked": ["onix-2021"]}),
    ("car_details", {"car_id": "onix-2021"}),
    ("compare_cars", {"car_ids": ["onix-2021", "gol-2017"]}),
    ("simulate_financing", {"car_id": "onix-2021"}),
    ("register_trade_in", {"model": "Onix", "year": 2021, "mileage": 1}),
    ("make_offer", {"car_id": "onix-2021", "amount": 60_000}),
    ("make_offer", {"car_id": "onix-2021", "amount": 65_000}),
    ("schedule_test_drive", {"action": "options", "car_id": "onix-2021"}),
    ("schedule_test_drive", {"action": "book", "car_id": "onix-2021", **THURSDAY}),
    ("schedule_test_drive", {"action": "book", "car_id": "onix-2021", "date": "2026-11-20", "time": "10:00"}),
    ("reserve_car", {"car_id": "onix-2021"}),
    ("my_arrangements", {}),
    ("recall_conversation", {"about": "onix", "topic": "cars", "models": ["Onix"]}),
    ("cancel_reservation", {"car_id": "onix-2021"}),
    ("warranty_and_papers", {"car_id": "onix-2021"}),
    ("store_info", {}),
    ("update_profile", {"models": ["Onix"]}),
    ("handoff_to_human", {"reason": "offer"}),
    ("set_consent", {"granted": True}),
    ("stop_messages", {}),
    ("allow_messages", {}),
    ("export_my_data", {}),
    ("schedule_test_drive", {"action": "cancel"}),
    ("erase_my_data", {"confirmed": True}),
]
STAFF_USES: list[tuple[str, dict[str, Any]]] = [
    ("list_leads", {}),
    ("score_lead", {"lead": "ana"}),
    ("business_metrics", {}),
    ("stock_status", {}),
    ("price_history", {"product": "aço"}),
    ("create_purchase_order", {"items": [{"product": "aço", "quantity": 1}]}),
    ("confirm_purchase_order", {"number": 1, "version": 1}),
    ("approve_purchase_order", {"number": 1, "version": 1}),
    ("reject_purchase_order", {"number": 1}),
    ("purchase_order_status", {}),
    ("settle_order_sending", {"number": 1, "arrived": True}),
    ("receive_purchase_order", {"number": 1}),
    ("scrape_now", {"action": "status"}),
    ("find_suppliers", {}),
    ("forecast_prices", {"product": "aço"}),
    ("best_purchase_day", {}),
    ("purchase_days", {}),
    ("watch_purchase", {"product": "aço"}),
    ("purchases_due", {}),
    ("best_purchase_day", {"product": "aço"}),
    ("forecast_demand", {"product": "aço"}),
    ("item_sales", {"product": "aço"}),
    ("retrain_models", {"action": "versions"}),
    ("make_report", {"about": "product", "product": "MET-1", "email": True, "action": "check"}),
]


def test_every_tool_is_tried_here() -> None:
    assert {name for name, _ in (*USES, *STAFF_USES)} == {tool.name for tool in TOOLBOX}


async def test_the_floor_never_leaves_any_tools_result(shop: Shop) -> None:
    told = []
    for role, uses in ((Role.CUSTOMER, USES), (Role.ADMIN, STAFF_USES)):
        for name, args in uses:
            told.append((name, await shop.toolbox.attempt(shop.counter(role=role), name, args)))
    for name, result in told:
        words = json.dumps(result)
        assert not any(form in words for form in (str(FLOOR.cents), str(FLOOR.reais), str(FLOOR.whole), "preco_minimo", '"floor"')), name
    assert any("onix-2021" in json.dumps(result) for _, result in told)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("car_details", {"car_id": "fusca"}),
        ("compare_cars", {"car_ids": ["onix-2021", "fusca"]}),
        ("simulate_financing", {"car_id": "fusca"}),
        ("make_offer", {"car_id": "fusca", "amount": 39_000}),
        ("reserve_car", {"car_id": "fusca"}),
        ("schedule_test_drive", {"action": "book", "car_id": "fusca", **THURSDAY}),
        ("warranty_and_papers", {"car_id": "fusca"}),
    ],
)
async def test_a_car_of_another_tenant_is_not_found(shop: Shop, name: str, args: dict[str, Any]) -> None:
    assert (await shop.refusal(name, **args)).code == "not_found"


async def test_another_tenants_cars_are_neither_recommended_nor_counted(shop: Shop) -> None:
    result = await shop.use("recommend_cars", limit=20)
    assert {fit["car"]["id"] for fit in result["cars"]} <= {car.id for car in CARS}
    there = await shop.toolbox.call(shop.counter(tenant=NEIGHBOUR), "recommend_cars", {})
    assert [fit["car"]["id"] for fit in there["cars"]] == ["fusca"]


async def test_consent_given_to_one_tenant_is_none_to_another(shop: Shop) -> None:
    with pytest.raises(BalcaoError) as refused:
        await shop.toolbox.call(shop.counter("ana", tenant=NEIGHBOUR), "reserve_car", {"car_id": "fusca"})
    assert refused.value.code == "consent_needed"


async def test_two_tenants_share_neither_times_nor_car_names(shop: Shop) -> None:
    await shop.use("schedule_test_drive", action="book", car_id="onix-2021", **THURSDAY)
    neighbour = shop.counter("ana", tenant=NEIGHBOUR)
    await shop.toolbox.call(neighbour, "set_consent", {"granted": True})
    booked = await shop.toolbox.call(neighbour, "schedule_test_drive", {"action": "book", "car_id": "fusca", **THURSDAY})
    assert booked["status"] == "booked"


def test_no_tool_takes_from_an_argument_for_whom_it_acts() -> None:
    for known in TOOLBOX:
        assert not {"person_id", "person", "tenant", "role", "actor", "turn_id"} & set(known.arguments.model_fields), known.name
        assert known.arguments.model_config["extra"] == "forbid", known.name
