"""Cars, lots and wishes as hypothesis draws them, and how many of each a test looks at."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from domain.cars.lots import Lot
from domain.cars.traits import PRIORITIES, USES
from domain.cars.vehicles import CATEGORIES, FUELS, TRANSMISSIONS, CarStatus, Vehicle
from domain.cars.wishes import Wish
from domain.money import Money

THIS_YEAR = 2026
few = settings(max_examples=40, deadline=None)

_MODELS = (("Chevrolet", "Onix"), ("Chevrolet", "Spin"), ("Fiat", "Doblò"), ("Citroën", "C3"), ("Toyota", "Corolla"))
_MAKES = tuple(sorted({make for make, _ in _MODELS}))
_NAMES = tuple(model for _, model in _MODELS)
_COLORS = ("branco", "preto", "prata")
_CITIES = ("Campinas", "Jundiaí")
_OPTIONS = ("6 airbags", "Ar-condicionado", "Multimídia 8 polegadas", "Bancos de couro", "Câmera de ré")
_VERSIONS = ("", "1.0 Turbo LT", "1.8 16V Premier", "2.0 4x4")


def car(car_id: str = "c1", **values: Any) -> Vehicle:
    """A plain car in which only the values that matter to a test are given; `price` in reais."""
    price = Money.of(values.pop("price", 80_000))
    known: dict[str, Any] = {"make": "Chevrolet", "model": "Onix", "year": 2021} | values
    return Vehicle(id=car_id, price=price, **known)


def lot_of(*cars: Vehicle) -> Lot:
    return Lot(cars, THIS_YEAR)


def _invented(car_id: str, random: Random) -> Vehicle:
    make, model = random.choice(_MODELS)
    return Vehicle(
        id=car_id,
        make=make,
        model=model,
        version=random.choice(_VERSIONS),
        year=random.randint(2008, 2026),
        price=Money(random.randint(20, 200) * 100_000 + random.choice((0, 0, 50, 99_00))),
        mileage=random.choice((None, 0, random.randint(1, 220_000), random.randint(1, 220_000))),
        category=random.choice((None, *CATEGORIES)),
        fuel=random.choice((None, *FUELS)),
        transmission=random.choice((None, *TRANSMISSIONS)),
        color=random.choice((None, *_COLORS)),
        city=random.choice((None, *_CITIES)),
        state="SP",
        seats=random.choice((None, 2, 5, 7)),
        doors=random.choice((None, 2, 4)),
        options=tuple(random.sample(_OPTIONS, random.randint(0, 3))),
        status=random.choice((CarStatus.AVAILABLE,) * 4 + (CarStatus.RESERVED, CarStatus.SOLD)),
    )


_POOL = [_invented(f"c{at}", Random(at)) for at in range(500)]
"""Drawn from, because inventing a car value by value is what would take a test's time."""


def vehicles() -> st.SearchStrategy[Vehicle]:
    return st.sampled_from(_POOL)


def lots(most: int = 10) -> st.SearchStrategy[Lot]:
    return st.lists(vehicles(), max_size=most, unique_by=lambda vehicle: vehicle.id).map(lambda cars: lot_of(*cars))


def _some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


_STATED: dict[str, st.SearchStrategy[Any]] = {
    "budget_min": st.integers(20_000, 150_000),
    "budget_max": st.integers(20_000, 220_000),
    "brands": _some(_MAKES),
    "models": _some(_NAMES),
    "categories": _some(CATEGORIES),
    "year_min": st.integers(2008, 2026),
    "year_max": st.integers(2008, 2026),
    "mileage_max": st.integers(0, 220_000),
    "fuel": st.sampled_from(FUELS),
    "transmission": st.sampled_from(TRANSMISSIONS),
    "colors": _some(_COLORS),
    "seats": st.sampled_from((2, 5, 7)),
    "doors": st.sampled_from((2, 4)),
    "excluded_brands": _some(_MAKES),
    "excluded_models": _some(_NAMES),
    "excluded_categories": _some(CATEGORIES),
    "excluded_colors": _some(_COLORS),
    "usage": _some(tuple(USES)),
    "priorities": _some(PRIORITIES),
    "city": st.sampled_from(_CITIES),
    "state": st.just("SP"),
}


@st.composite
def wishes(draw: st.DrawFn, most: int = 5) -> Wish:
    """A wish that states at most so many things."""
    names = draw(st.lists(st.sampled_from(sorted(_STATED)), max_size=most, unique=True))
    return Wish.of({name: draw(_STATED[name]) for name in names})
