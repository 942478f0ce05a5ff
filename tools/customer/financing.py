"""What a car costs in instalments."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain import financing
from domain.errors import Invalid
from domain.financing import Plan
from domain.money import Money
from domain.people import EVERYONE
from domain.store import FinancingTerms
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class FinancingArguments(Arguments):
    car_id: str | None = Field(None, max_length=128, description='id of the car, e.g. "onix-2021-0007"')
    price: int | None = Field(None, gt=0, le=100_000_000, description="price in reais where no car is chosen, e.g. 80000")
    down_payment: int | None = Field(None, ge=0, le=100_000_000, description="entrada in reais, e.g. 20000; the least allowed where absent")
    installments: int | None = Field(None, ge=1, le=600, description="number of monthly instalments, e.g. 48; several are shown where absent")
    monthly_payment: int | None = Field(None, gt=0, le=1_000_000, description="most the customer can pay a month in reais, e.g. 1500")


@tool(EVERYONE, writes=True)
async def simulate_financing(counter: Counter, asked: FinancingArguments) -> dict[str, Any]:
    """Instalments by the Price table for a car or a price; CET is an estimate, the bank decides. Without a price, what a monthly payment affords."""
    async with counter.writing() as books:
        store = await books.stores.get()
        car = await books.catalogue.get(asked.car_id) if asked.car_id else None
        terms = store.financing
        price = car.price if car else Money.of(asked.price) if asked.price else None
        if price is None:
            return _affordable(asked, terms)
        down = Money.of(asked.down_payment) if asked.down_payment is not None else price * terms.least_down_payment
        months = (asked.installments,) if asked.installments else tuple(term for term in terms.terms if term >= 24)
        plans = [financing.simulate(price, down, count, terms) for count in months]
        simulated = Dealing(
            counter.new_id("loan"), DealingKind.FINANCING, counter.actor.person_id, asked.car_id, {"down_payment": down.whole}, counter.now
        )
        await books.dealings.record(simulated)
    result = {"car": car.as_wire() if car else None, "plans": [as_json(plan) for plan in plans], "estimate": True}
    if asked.monthly_payment:
        result["within_monthly_payment"] = [p.installments for p in plans if p.installment <= Money.of(asked.monthly_payment)]
    return result


def as_json(plan: Plan) -> dict[str, Any]:
    """Money in reais; rates in percent."""
    return {
        "price": float(plan.price.reais),
        "down_payment": float(plan.down_payment.reais),
        "financed": float(plan.financed.reais),
        "installments": plan.installments,
        "installment": float(plan.installment.reais),
        "total": float(plan.total.reais),
        "monthly_rate_percent": float(plan.monthly_rate * 100),
        "cet_yearly_percent_estimate": float(plan.cet_yearly * 100),
    }


def _affordable(asked: FinancingArguments, terms: FinancingTerms) -> dict[str, Any]:
    if not asked.monthly_payment:
        raise Invalid("Preciso de um carro, de um preço ou da parcela que cabe no bolso.")
    months = asked.installments or 48
    net = financing.affordable(Money.of(asked.monthly_payment), months, terms)
    if asked.down_payment:
        budget = net + Money.of(asked.down_payment)
    else:
        budget = Money.of(net.reais / (1 - terms.least_down_payment))
    return {
        "affordable_price": budget.whole,
        "monthly_payment": asked.monthly_payment,
        "installments": months,
        "down_payment": (budget - net).whole,
        "estimate": True,
    }
