"""One car, closely."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.people import EVERYONE
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.customer.holding import free_for, release_ended
from tools.toolbox import Arguments, tool


class CarArguments(Arguments):
    car_id: str = Field(max_length=128, description='id of the car, e.g. "onix-2021-0007"')


@tool(EVERYONE, writes=True)
async def car_details(counter: Counter, asked: CarArguments) -> dict[str, Any]:
    """Everything the listing says of one car: price, mileage, colour, equipment, where it stands, whether it is still available."""
    async with counter.writing() as books:
        await release_ended(books, counter.now)
        car = await books.catalogue.get(asked.car_id)
        store = await books.stores.get()
        available = await free_for(books, car, counter.actor.person_id)
        if await counter.agreed(books):
            looked = Dealing(counter.new_id("look"), DealingKind.DETAILS, counter.actor.person_id, car.id, {}, counter.now)
            await books.dealings.record(looked)
    return {"car": car.as_wire(), "available": available, "status": car.status.value, "branch": store.branch_in(car.city).name}
