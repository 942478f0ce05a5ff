from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cars.financing import IOF_DAILY, IOF_FIXED, Plan, affordable, price_table, simulate
from domain.errors import Invalid
from domain.money import Money
from domain.store import FinancingTerms
from tests.domain.strategies import few

TERMS = FinancingTerms()
principals = st.integers(1_000, 500_000).map(Money.of)
months = st.integers(12, 60)
rates = st.decimals("0.0001", "0.05", places=4)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    price = Money.of(draw(st.integers(20_000, 400_000)))
    down = price * draw(st.decimals("0.2", "0.9", places=2))
    return simulate(price, max(down, price * TERMS.least_down_payment), draw(months), TERMS)


def _principal(plan: Plan) -> Decimal:
    """What the bank lends: the car, the tax and the opening fee."""
    net = plan.financed.reais
    return net * (1 + IOF_FIXED + IOF_DAILY * min(365, 30 * plan.installments)) + TERMS.opening_fee


@few
@given(principals, rates, months)
def test_the_instalment_is_the_closed_formulas_to_the_cent(principal: Money, rate: Decimal, count: int) -> None:
    with localcontext() as exact:
        exact.prec = 60
        discount = sum((1 + rate) ** -month for month in range(1, count + 1))
        assert abs(price_table(principal, rate, count).reais - principal.reais / discount) <= Decimal("0.005")


@few
@given(principals, rates, months)
def test_paying_month_by_month_brings_the_debt_to_zero(principal: Money, rate: Decimal, count: int) -> None:
    installment = price_table(principal, rate, count).reais
    debt = principal.reais
    for _ in range(count):
        debt = debt * (1 + rate) - installment
    rounding = Decimal("0.0051") * ((1 + rate) ** count - 1) / rate
    assert abs(debt) <= rounding


@few
@given(principals, months)
def test_without_interest_the_instalments_just_share_the_price(principal: Money, count: int) -> None:
    assert abs(price_table(principal, Decimal(0), count).reais * count - principal.reais) <= Decimal("0.005") * count


@few
@given(plans())
def test_a_plan_adds_up(plan: Plan) -> None:
    assert plan.financed + plan.down_payment == plan.price
    assert plan.total == plan.down_payment + plan.installment * plan.installments
    by_hand = price_table(Money.of(_principal(plan)), TERMS.monthly_rate, plan.installments)
    assert abs(plan.installment.reais - by_hand.reais) <= Decimal("0.01")
    assert plan.total > plan.price


@few
@given(plans())
def test_the_effective_cost_is_never_below_the_nominal_rate(plan: Plan) -> None:
    assert plan.cet_yearly >= ((1 + plan.monthly_rate) ** 12 - 1).quantize(Decimal("0.001"))


@few
@given(plans())
def test_at_the_effective_cost_the_instalments_are_worth_what_was_financed(plan: Plan) -> None:
    monthly = float(1 + plan.cet_yearly) ** (1 / 12) - 1
    worth = sum(float(plan.installment.reais) / (1 + monthly) ** month for month in range(1, plan.installments + 1))
    assert worth == pytest.approx(float(plan.financed.reais), rel=0.003)


@few
@given(st.integers(300, 20_000).map(Money.of), months, rates | st.just(Decimal(0)))
def test_affordable_is_the_largest_amount_whose_instalment_fits(installment: Money, count: int, rate: Decimal) -> None:
    terms = FinancingTerms(monthly_rate=rate, least_down_payment=Decimal(0))
    net = affordable(installment, count, terms)
    if net.cents:
        assert simulate(net, Money(0), count, terms).installment <= installment
    assert simulate(net + Money(1), Money(0), count, terms).installment > installment


def test_an_instalment_that_does_not_even_pay_the_fee_affords_nothing() -> None:
    assert affordable(Money.of(10), 12, TERMS) == Money(0)


@few
@given(st.integers(20_000, 400_000).map(Money.of), months)
def test_a_higher_down_payment_lowers_the_instalment_and_more_months_raise_the_total(price: Money, count: int) -> None:
    low, high = simulate(price, price * Decimal("0.2"), count, TERMS), simulate(price, price * Decimal("0.5"), count, TERMS)
    assert high.installment < low.installment
    if count < 60:
        assert simulate(price, price * Decimal("0.2"), count + 1, TERMS).total > low.total


def test_a_loan_whose_fee_doubles_it_tells_its_true_cost() -> None:
    one_month = FinancingTerms(terms=(1,), least_down_payment=Decimal(0))
    plan = simulate(Money.of(891), Money(0), 1, one_month)
    monthly = float(1 + plan.cet_yearly) ** (1 / 12) - 1
    assert monthly == pytest.approx(float(plan.installment.reais) / 891 - 1, rel=0.001)
    assert monthly > 1


@pytest.mark.parametrize(
    ("down", "count", "detail", "facts"),
    [
        (19_999, 48, "A entrada mínima é de R$\u00a020.000.", {"least_down_payment": 20_000.0}),
        (0, 48, "A entrada mínima é de R$\u00a020.000.", {"least_down_payment": 20_000.0}),
        (100_000, 48, "Essa entrada já paga o carro à vista.", {"price": 100_000.0}),
        (150_000, 48, "Essa entrada já paga o carro à vista.", {"price": 100_000.0}),
        (99_110, 48, "O que falta pagar é pouco demais para financiar.", {"price": 100_000.0}),
        (20_000, 11, "Financiamos de 12 a 60 vezes.", {"terms": [12, 24, 36, 48, 60]}),
        (20_000, 61, "Financiamos de 12 a 60 vezes.", {"terms": [12, 24, 36, 48, 60]}),
    ],
)
def test_what_the_bank_would_refuse_is_refused_in_portuguese(down: int, count: int, detail: str, facts: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        simulate(Money.of(100_000), Money.of(down), count, TERMS)
    assert refused.value.detail == detail
    assert refused.value.facts == facts


@few
@given(st.integers(150_000, 40_000_000).map(Money))
def test_the_least_down_payment_told_in_a_refusal_is_accepted(price: Money) -> None:
    try:
        simulate(price, Money(0), 12, TERMS)
    except Invalid as refused:
        least = Money.of(refused.facts["least_down_payment"])
        assert simulate(price, least, 12, TERMS).down_payment == least
