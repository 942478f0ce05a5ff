"""Financing by the Price table: equal instalments, and what they cost in a year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.errors import Invalid
from domain.money import Money
from domain.store import FinancingTerms

IOF_FIXED = Decimal("0.0038")
IOF_DAILY = Decimal("0.000082")
IOF_MOST_DAYS = 365
"""Tax on credit to a person: 0.38 % and 0.0082 % a day, at most 365 days (Decreto 6.306/2007, art. 7)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One way of paying. `cet_yearly` is an estimate of the total effective cost, as a fraction a year."""

    price: Money
    down_payment: Money
    financed: Money
    installments: int
    installment: Money
    total: Money
    monthly_rate: Decimal
    cet_yearly: Decimal


def simulate(price: Money, down_payment: Money, installments: int, terms: FinancingTerms) -> Plan:
    """The plan for a price, a down payment and a number of months; refuses what the bank would."""
    least = price * terms.least_down_payment
    if down_payment < least:
        raise Invalid(f"A entrada mínima é de {least}.", least_down_payment=float(least.reais))
    if down_payment >= price:
        raise Invalid("Essa entrada já paga o carro à vista.", price=float(price.reais))
    check_term(installments, terms)
    net = price - down_payment
    if net.reais <= terms.opening_fee:
        raise Invalid("O que falta pagar é pouco demais para financiar.", price=float(price.reais))
    principal = _with_costs(net, installments, terms)
    installment = price_table(principal, terms.monthly_rate, installments)
    total = down_payment + installment * installments
    return Plan(price, down_payment, net, installments, installment, total, terms.monthly_rate, _cet(net, installment, installments))


def check_term(installments: int, terms: FinancingTerms) -> None:
    """Refuse a number of months that the bank does not lend for."""
    if not min(terms.terms) <= installments <= max(terms.terms):
        raise Invalid(f"Financiamos de {min(terms.terms)} a {max(terms.terms)} vezes.", terms=list(terms.terms))


def price_table(principal: Money, monthly_rate: Decimal, installments: int) -> Money:
    """The equal instalment that repays `principal`: PMT = PV · i / (1 - (1 + i)^-n)."""
    if not monthly_rate:
        return Money.of(principal.reais / installments)
    growth = (1 + monthly_rate) ** installments
    return Money.of(principal.reais * monthly_rate * growth / (growth - 1))


def affordable(installment: Money, installments: int, terms: FinancingTerms) -> Money:
    """The largest net amount, to the cent, whose instalment is not above `installment` (the inverse of `simulate`)."""
    rate, growth = terms.monthly_rate, (1 + terms.monthly_rate) ** installments
    months = (growth - 1) / (rate * growth) if rate else Decimal(installments)
    rounded_down_to_it = installment.reais + Decimal("0.005")
    net = Money.of((rounded_down_to_it * months - terms.opening_fee) / (1 + _iof(installments))) + Money(2)
    while net.cents > 0 and price_table(_with_costs(net, installments, terms), rate, installments) > installment:
        net = net - Money(1)
    return max(net, Money(0))


def _with_costs(net: Money, installments: int, terms: FinancingTerms) -> Money:
    return net + net * _iof(installments) + Money.of(terms.opening_fee)


def _iof(installments: int) -> Decimal:
    days = min(IOF_MOST_DAYS, 30 * installments)
    return IOF_FIXED + IOF_DAILY * days


def _cet(net: Money, installment: Money, installments: int) -> Decimal:
    """The yearly rate at which the instalments are worth what was received, by bisection."""
    low, high = Decimal(0), Decimal("0.5")
    while price_table(net, high, installments) <= installment:
        high *= 2
    for _ in range(40):
        middle = (low + high) / 2
        if price_table(net, middle, installments) > installment:
            high = middle
        else:
            low = middle
    return ((1 + low) ** 12 - 1).quantize(Decimal("0.001"))
