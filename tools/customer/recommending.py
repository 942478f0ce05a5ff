"""Finding cars: the best fits of a wish with their reasons, or what to relax where nothing fits."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from pydantic import Field

from domain.cars.relaxations import Relaxation, relaxations
from domain.cars.versions import nearest_named
from domain.cars.wishes import Fit, Wish
from domain.people import EVERYONE
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.spellings import Category, Fuel, Item, Priority, State, Transmission, Usage
from tools.toolbox import Arguments, tool


class WishArguments(Arguments):
    """What the customer wants; leave out what was not said."""

    budget_min: int | None = Field(None, ge=0, le=100_000_000, description="least price in reais, e.g. 50000")
    budget_max: int | None = Field(None, ge=0, le=100_000_000, description="most the customer will pay in reais, e.g. 90000")
    brands: list[str] = Field([], max_length=20, description='makes, e.g. ["Toyota", "Honda"]')
    models: list[str] = Field([], max_length=20, description='models, e.g. ["Onix", "HB20"]')
    categories: list[Category] = Field([], description='body styles, e.g. ["SUV"]')
    year_min: int | None = Field(None, ge=1900, le=2100, description="oldest model year, e.g. 2019")
    year_max: int | None = Field(None, ge=1900, le=2100, description="newest model year, e.g. 2022")
    mileage_max: int | None = Field(None, ge=0, description="most km on the clock, e.g. 60000")
    fuel: Fuel | None = Field(None, description='e.g. "Flex"')
    transmission: Transmission | None = Field(None, description='e.g. "Automático"')
    colors: list[str] = Field([], max_length=20, description='lower case, e.g. ["prata"]')
    seats: int | None = Field(None, ge=1, le=30, description="at least so many seats, e.g. 7")
    doors: int | None = Field(None, ge=1, le=7, description="at least so many doors, e.g. 4")
    equipment: list[Item] = Field([], max_length=10, description='items the car must have, e.g. ["teto solar", "tração 4x4"]')
    engine_min: float | None = Field(None, ge=0.5, le=9, description="smallest engine in litres, e.g. 1.6")
    engine_max: float | None = Field(None, ge=0.5, le=9, description="biggest engine in litres, e.g. 2.0")
    excluded_brands: list[str] = Field([], max_length=20, description='makes not wanted, e.g. ["Renault"]')
    excluded_models: list[str] = Field([], max_length=20, description='models not wanted, e.g. ["Kwid"]')
    excluded_categories: list[Category] = Field([], description='body styles not wanted, e.g. ["Sedan"]')
    excluded_colors: list[str] = Field([], max_length=20, description='colours not wanted, e.g. ["branco"]')
    excluded_cities: list[str] = Field([], max_length=20, description='towns too far to see a car in, e.g. ["Jundiaí"]')
    excluded_fuels: list[Fuel] = Field([], description='fuels not wanted, e.g. ["Diesel"]')
    excluded_engines: list[float] = Field([], max_length=10, description="engine sizes not wanted, in litres, e.g. [1.0]")
    usage: list[Usage] = Field([], description='e.g. ["família"]')
    priorities: list[Priority] = Field([], description='e.g. ["economia", "segurança"]')
    city: str | None = Field(None, max_length=80, description='the customer\'s city, e.g. "Campinas"')
    state: State | None = Field(None, description='UF, e.g. "SP"')
    limit: int = Field(3, ge=1, le=20, description="how many cars, e.g. 3")

    def wish(self) -> Wish:
        return Wish.of(self.model_dump(exclude_none=True))


class RecommendArguments(WishArguments):
    order: Literal["fit", "cheapest", "dearest", "newest", "oldest", "least_driven", "most_driven"] = Field(
        "fit", description='which cars come first: "fit" unless the customer asks for an extreme, e.g. "cheapest"'
    )
    version: str = Field("", max_length=200, description='words in which a version may be named, e.g. "Volcano": the nearest named count')


class RefineArguments(RecommendArguments):
    seen: list[str] = Field([], max_length=500, description='ids of cars already shown, e.g. ["onix-2021-0007"]')
    liked: list[str] = Field([], max_length=100, description="ids of cars the customer liked")
    disliked: list[str] = Field([], max_length=100, description="ids of cars the customer did not like")


@tool(EVERYONE)
async def recommend_cars(counter: Counter, asked: RecommendArguments) -> dict[str, Any]:
    """Cars in stock that fit a wish, best first, each with a score and reasons; or which limit to relax when none fits. Of named
    models also how many there are of each colour."""
    return await _recommend(counter, asked, frozenset())


@tool(EVERYONE, writes=True)
async def refine_recommendations(counter: Counter, asked: RefineArguments) -> dict[str, Any]:
    """As recommend_cars, after the customer saw cars: pass the whole wish as it is now, and the ids already seen to get others."""
    if asked.disliked or asked.liked:
        async with counter.writing() as books:
            opinions = [(car_id, liked) for liked, car_ids in ((True, asked.liked), (False, asked.disliked)) for car_id in car_ids]
            for car_id, liked in opinions if await counter.agreed(books) else ():
                await books.dealings.record(feedback(counter, car_id, liked, None))
    return await _recommend(counter, asked, frozenset(asked.seen) | frozenset(asked.disliked))


def feedback(counter: Counter, car_id: str, liked: bool, comment: str | None) -> Dealing:
    """A customer's word on a car, as it is kept."""
    detail = {"liked": liked, "comment": comment}
    return Dealing(counter.new_id("feedback"), DealingKind.FEEDBACK, counter.actor.person_id, car_id, detail, counter.now)


async def _recommend(counter: Counter, asked: RecommendArguments, exclude: frozenset[str]) -> dict[str, Any]:
    lot = await counter.cars()
    wish = asked.wish().settled(lot)
    if asked.version:
        fitting = [lot.vehicles[at] for at in np.flatnonzero(wish.meeting(lot, exclude))]
        meant = {fitting[at].id for at in nearest_named(asked.version, [car.name for car in fitting])}
        exclude |= {car.id for car in fitting} - meant
    fits = wish.rank(lot, asked.limit, exclude, asked.order)
    total = wish.count(lot, exclude)
    result: dict[str, Any] = {
        "wish": wish.stated(),
        "order": asked.order,
        "total": total,
        "varied": wish.varied(lot),
        "cars": [as_json(fit, at) for at, fit in enumerate(fits, 1)],
    }
    if wish.models:
        result["colors"] = wish.colors_of(lot, exclude)
    if not fits and not exclude:
        result["relaxations"] = [_relaxation(option) for option in relaxations(wish, lot)]
    return result


def as_json(fit: Fit, position: int) -> dict[str, Any]:
    """A recommendation as the API and the agent give it."""
    return {"car": fit.vehicle.as_wire(), "score": fit.score, "reasons": list(fit.reasons), "position": position}


def _relaxation(option: Relaxation) -> dict[str, Any]:
    return {
        "limit": option.limit,
        "value": option.value,
        "changes": option.changes,
        "count": option.count,
        "example": option.example.as_wire(),
    }
