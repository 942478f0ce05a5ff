"""Cars side by side."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.cars.lots import Lot
from domain.cars.traits import PRIORITIES
from domain.cars.vehicles import Vehicle
from domain.cars.wishes import Wish
from domain.errors import Invalid
from domain.people import EVERYONE
from tools.counter import Counter
from tools.spellings import Priority, Usage
from tools.toolbox import Arguments, tool


class CompareArguments(Arguments):
    car_ids: list[str] = Field(min_length=2, max_length=4, description='ids of the cars, e.g. ["onix-2021-0007", "hb20-2020-0011"]')
    usage: list[Usage] = Field([], description='what the car is for, e.g. ["família"]')
    priorities: list[Priority] = Field([], description='what matters, e.g. ["economia"]')


@tool(EVERYONE)
async def compare_cars(counter: Counter, asked: CompareArguments) -> dict[str, Any]:
    """Two to four cars side by side: the facts of each, where each is ahead, and which of those still available suits the use best."""
    car_ids = list(dict.fromkeys(asked.car_ids))
    if len(car_ids) < 2:
        raise Invalid("Preciso de dois carros diferentes para comparar.")
    async with counter.reading() as books:
        cars = [await books.catalogue.get(car_id) for car_id in car_ids]
    wish = Wish.of({"usage": asked.usage, "priorities": asked.priorities})
    lot = Lot(cars, counter.now.year)
    scores = [round(float(score), 4) for score in wish.scores(lot)]
    best = max(range(len(cars)), key=lambda at: (lot.available[at], scores[at], -cars[at].price.cents))
    rows = [
        {"car": car.as_wire(), "available": bool(lot.available[at]), "score": scores[at], "ahead_in": ahead(cars, at, lot)}
        for at, car in enumerate(cars)
    ]
    return {"cars": rows, "best": cars[best].id, "by": wish.stated()}


def ahead(cars: list[Vehicle], at: int, lot: Lot) -> list[str]:
    """Where a car beats every other: facts first (price, year, mileage), then clear leads in a trait."""
    others = [i for i in range(len(cars)) if i != at]
    found: list[str] = []
    if all(lot.price[at] < lot.price[i] for i in others):
        found.append("preço")
    if all(lot.year[at] > lot.year[i] for i in others):
        found.append("ano")
    if all(lot.mileage[at] < lot.mileage[i] for i in others):
        found.append("quilometragem")
    return found + [trait for trait in PRIORITIES if all(lot.traits[trait][at] > lot.traits[trait][i] + 0.08 for i in others)]
