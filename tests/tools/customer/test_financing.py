from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cars.financing import simulate
from domain.cars.vehicles import CarStatus
from domain.errors import Invalid
from domain.money import Money
from memory.records.dealings import DealingKind
from memory.samples.dealership import STORE
from tests.tools.counters import Shop
from tools.customer.financing import FinancingArguments, _affordable


async def test_a_car_is_shown_in_the_banks_usual_terms_with_the_least_down_payment(shop: Shop) -> None:
    result = await shop.use("simulate_financing", car_id="onix-2021")
    assert [plan["installments"] for plan in result["plans"]] == [24, 36, 48, 60]
    assert {plan["down_payment"] for plan in result["plans"]} == {13_780.0}
    assert result["car"]["id"] == "onix-2021"
    assert result["estimate"] is True


async def test_a_plan_tells_instalment_total_and_estimated_cost(shop: Shop) -> None:
    result = await shop.use("simulate_financing", car_id="onix-2021", down_payment=20_000, installments=48)
    (plan,) = result["plans"]
    expected = simulate(Money.of(68_900), Money.of(20_000), 48, STORE.financing)
    assert plan["installment"] == float(expected.installment.reais)
    assert plan["total"] == float(expected.total.reais)
    assert plan["financed"] == 48_900.0
    assert plan["monthly_rate_percent"] == pytest.approx(1.89)
    assert plan["cet_yearly_percent_estimate"] > ((1.0189**12) - 1) * 100


async def test_a_price_serves_where_no_car_is_chosen(shop: Shop) -> None:
    result = await shop.use("simulate_financing", "stranger", price=80_000, down_payment=30_000, installments=36)
    assert result["car"] is None
    assert result["plans"][0]["price"] == 80_000.0


async def test_the_terms_that_fit_a_monthly_payment_are_named(shop: Shop) -> None:
    result = await shop.use("simulate_financing", car_id="onix-2021", monthly_payment=2_000)
    fitting = [plan["installments"] for plan in result["plans"] if plan["installment"] <= 2_000]
    assert result["within_monthly_payment"] == fitting
    assert 60 in fitting
    assert 24 not in fitting


@pytest.mark.parametrize(
    ("args", "detail"),
    [
        ({"car_id": "onix-2021", "down_payment": 5_000}, "A entrada mínima é de R$\u00a013.780."),
        ({"car_id": "onix-2021", "down_payment": 68_900}, "Essa entrada já paga o carro à vista."),
        ({"car_id": "onix-2021", "installments": 72}, "Financiamos de 12 a 60 vezes."),
        ({"monthly_payment": 1_500, "installments": 120}, "Financiamos de 12 a 60 vezes."),
        ({"monthly_payment": 1_500, "down_payment": 0}, "A entrada mínima é de 20% do valor do carro."),
        ({"monthly_payment": 20}, "Em 48 vezes, essa parcela não chega a financiar um carro."),
        ({}, "Preciso de um carro, de um preço ou da parcela que cabe no bolso."),
        ({"down_payment": 10_000}, "Preciso de um carro, de um preço ou da parcela que cabe no bolso."),
    ],
)
async def test_what_cannot_be_financed_is_refused(shop: Shop, args: dict[str, Any], detail: str) -> None:
    assert (await shop.refusal("simulate_financing", **args)).detail == detail


async def test_a_sold_car_is_not_financed_and_an_unknown_one_not_found(shop: Shop) -> None:
    assert (await shop.refusal("simulate_financing", car_id="uno-sold")).code == "car_unavailable"
    assert (await shop.refusal("simulate_financing", car_id="nada")).code == "not_found"


async def test_a_held_car_may_still_be_calculated(shop: Shop) -> None:
    await shop.put_status("onix-2021", CarStatus.RESERVED)
    assert (await shop.use("simulate_financing", car_id="onix-2021"))["plans"]


async def test_a_simulation_is_kept_of_who_agreed_and_of_nobody_else(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    for person in ("ana", "bia"):
        await shop.use("simulate_financing", person, car_id="onix-2021", down_payment=20_000)
    (kept,) = await shop.dealings("ana")
    assert (kept.kind, kept.car_id, kept.detail) == (DealingKind.FINANCING, "onix-2021", {"down_payment": 20_000})
    assert await shop.dealings("bia") == []


async def test_a_monthly_payment_alone_tells_what_it_affords(shop: Shop) -> None:
    result = await shop.use("simulate_financing", monthly_payment=1_500)
    assert result["installments"] == 48
    assert result["down_payment"] >= 0.2 * result["affordable_price"]
    assert "plans" not in result


@settings(max_examples=80, deadline=None)
@given(st.integers(400, 10_000), st.none() | st.integers(1, 200_000), st.none() | st.integers(12, 60))
def test_what_is_said_to_be_affordable_really_is(monthly: int, down: int | None, months: int | None) -> None:
    told = _affordable(FinancingArguments(monthly_payment=monthly, down_payment=down, installments=months), STORE.financing)
    price, down_payment = Money.of(told["affordable_price"]), Money.of(told["down_payment"])
    assert down is None or told["down_payment"] == down
    try:
        plan = simulate(price, down_payment, told["installments"], STORE.financing)
    except Invalid as refused:
        assert "pouco demais" in refused.detail or "à vista" in refused.detail  # noqa: PT017
    else:
        assert plan.installment <= Money.of(monthly)


async def test_an_instalment_too_small_tells_the_down_payment_that_would_do(shop: Shop) -> None:
    result = await shop.use("simulate_financing", car_id="onix-2021", monthly_payment=700)
    assert result["within_monthly_payment"] == []
    fit = result["to_fit"]
    with_it = await shop.use("simulate_financing", car_id="onix-2021", **fit)
    assert with_it["plans"][0]["installment"] <= 700
    less = await shop.use("simulate_financing", car_id="onix-2021", **(fit | {"down_payment": fit["down_payment"] - 200}))
    assert less["plans"][0]["installment"] > 700
