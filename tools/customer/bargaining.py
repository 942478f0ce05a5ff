"""Offers: never accepted by the assistant, never below the floor, always seen by a person."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.cars.offers import ANSWERED_HERE, OfferOutcome, weigh
from domain.errors import CarUnavailable
from domain.money import Money
from domain.people import EVERYONE
from memory.records import Books
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.customer.holding import free_for, release_ended
from tools.toolbox import Arguments, tool


class OfferArguments(Arguments):
    car_id: str = Field(max_length=128, description='id of the car, e.g. "onix-2021-0007"')
    amount: int = Field(gt=0, le=100_000_000, description="what the customer offers in reais, e.g. 64000")


@tool(EVERYONE, writes=True)
async def make_offer(counter: Counter, asked: OfferArguments) -> dict[str, Any]:
    """Take down an offer for a car. The outcome says whether a seller will look at it; never promise a price below the asking one."""
    async with counter.writing() as books:
        await counter.require_consent(books)
        await release_ended(books, counter.now)
        car = await books.catalogue.get(asked.car_id)
        if not await free_for(books, car, counter.actor.person_id):
            raise CarUnavailable("Esse carro não está mais disponível.", car_id=car.id)
        before = await _before(counter, books, asked)
        outcome = weigh(car, Money.of(asked.amount), before)
        detail = {"amount": asked.amount, "outcome": outcome.value}
        offered = Dealing(counter.new_id("offer"), DealingKind.OFFER, counter.actor.person_id, car.id, detail, counter.now)
        await books.dealings.record(offered)
        if outcome is OfferOutcome.FOR_A_PERSON:
            why = {"reason": "offer", "car_id": car.id, "amount": asked.amount, "conversation": counter.conversation}
            wanted = Dealing(counter.new_id("handoff"), DealingKind.HANDOFF, counter.actor.person_id, car.id, why, counter.now)
            await books.dealings.record(wanted)
    return {
        "car": car.as_wire(),
        "offer": asked.amount,
        "outcome": outcome.value,
        "offers": before + 1,
        "answered_here": ANSWERED_HERE,
    }


async def _before(counter: Counter, books: Books, asked: OfferArguments) -> int:
    """How many other sums below the price the person has offered for the car."""
    made = [d for d in await books.dealings.of(counter.actor.person_id) if d.kind is DealingKind.OFFER and d.car_id == asked.car_id]
    bargained = {d.detail["amount"] for d in made if d.detail["outcome"] != OfferOutcome.ASKING_PRICE.value}
    return len(bargained - {asked.amount})
