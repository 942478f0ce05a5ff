"""What a car costs in instalments."""

from __future__ import annotations

from math import ceil
from typing import Any

from pydantic import Field

from domain.cars import financing
from domain.cars.financing import Plan
from domain.cars.vehicles import CarStatus
from domain.errors import CarUnavailable, Invalid
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
    installments: int | None = Field(None, ge=1, le=600, description="number of months, e.g. 48; several are shown where absent")
    monthly_payment: int | None = Field(None, gt=0, le=1_000_000, description="most the customer can pay a month in reais, e.g. 1500")


@tool(EVERYONE, writes=True)
async def simulate_financing(counter: Counter, asked: FinancingArguments) -> dict[str, Any]:
    """Instalments by the Price table for a car or a price; CET is an estimate, the bank decides.

    Without a price, what a monthly payment affords.
    """
    async with counter.writing() as books:
        store = await books.stores.get()
        car = await books.catalogue.get(asked.car_id) if asked.car_id else None
        if car and car.status is CarStatus.SOLD:
            raise CarUnavailable("Esse carro já foi vendido.", car_id=car.id)
        terms = store.financing
        price = car.price if car else Money.of(asked.price) if asked.price else None
        if price is None:
            return _affordable(asked, terms)
        down = Money.of(asked.down_payment) if asked.down_payment is not None else price * terms.least_down_payment
        months = (asked.installments,) if asked.installments else tuple(term for term in terms.terms if term >= 24) or terms.terms
        plans = [financing.simulate(price, down, count, terms) for count in months]
        if await counter.agreed(books):
            detail = {"down_payment": down.whole}
            shown = Dealing(counter.new_id("loan"), DealingKind.FINANCING, counter.actor.person_id, asked.car_id, detail, counter.now)
            await books.dealings.record(shown)
    result: dict[str, Any] = {"car": car.as_wire() if car else None, "plans": [as_json(plan) for plan in plans], "estimate": True}
    result |= {"least_down_payment": float((price * terms.least_down_payment).reais), "terms": list(terms.terms)}
    if asked.monthly_payment:
        most = Money.of(asked.monthly_payment)
        result["within_monthly_payment"] = [p.installments for p in plans if p.installment <= most]
        result["to_fit"] = _to_fit(price, most, max(months), terms)
    return result


def _to_fit(price: Money, most: Money, months: int, terms: FinancingTerms) -> dict[str, Any]:
    """The down payment, rounded up to a hundred reais, with which the instalments are not above `most`."""
    needed = ceil(float((price - min(financing.affordable(most, months, terms), price)).reais) / 100) * 100
    least = float((price * terms.least_down_payment).reais)
    return {"installments": months, "down_payment": max(needed, ceil(least))}


def as_json(plan: Plan) -> dict[str, Any]:
    """Money in reais; rates in percent."""
    return {
        "price": float(plan.price.reais),
        "down_payment": float(plan.down_payment.reais),
        "financed": float(plan.financed.reais),
        "installments": plan.installments,
        "installment": float(plan.installment.reais),
        "total": float(plan.total.reais),
        "above_price": float((plan.total - plan.price).reais),
        "monthly_rate_percent": float(plan.monthly_rate * 100),
        "cet_yearly_percent_estimate": float(plan.cet_yearly * 100),
    }


def _affordable(asked: FinancingArguments, terms: FinancingTerms) -> dict[str, Any]:
    if not asked.monthly_payment:
        raise Invalid("Preciso de um carro, de um preço ou da parcela que cabe no bolso.")
    months = asked.installments or _usual_term(terms)
    financing.check_term(months, terms)
    net = financing.affordable(Money.of(asked.monthly_payment), months, terms).reais
    if net <= terms.opening_fee:
        raise Invalid(f"Em {months} vezes, essa parcela não chega a financiar um carro.", monthly_payment=asked.monthly_payment)
    least = terms.least_down_payment
    if asked.down_payment is None:
        price = int(net / (1 - least))
        down = max(ceil(price * least), ceil(price - net))
    elif least and not asked.down_payment:
        raise Invalid(f"A entrada mínima é de {least:.0%} do valor do carro.", least_down_payment_percent=float(least * 100))
    else:
        down = asked.down_payment
        price = int(min(net + down, down / least) if least else net + down)
    return {
        "affordable_price": price,
        "monthly_payment": asked.monthly_payment,
        "installments": months,
        "down_payment": down,
        "estimate": True,
    }


def _usual_term(terms: FinancingTerms) -> int:
    """48 months, or the longest that the bank gives below that."""
    return max((term for term in terms.terms if term <= 48), default=min(terms.terms))
