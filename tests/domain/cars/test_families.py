"""Which cars are put before a family."""

from __future__ import annotations

import pytest

from domain.cars.wishes import Wish
from tests.domain.strategies import THIS_YEAR, car, lot_of

FAMILY = Wish(usage=("família",))


@pytest.mark.parametrize(
    "unfit",
    [{"model": "Fiorino", "category": "Van", "seats": 2, "doors": 4}, {"model": "Master", "category": "Van", "seats": 16, "doors": 4},
     {"model": "Kangoo", "category": "Van"}, {"model": "Strada", "category": "Picape", "seats": 2, "doors": 2},
     {"model": "Saveiro", "category": "Picape", "seats": 5, "doors": 2}, {"model": "Mobi", "category": "Hatch", "seats": 5, "doors": 4},
     {"model": "TT", "category": "Cupê"}, {"model": "Z4", "category": "Conversível", "seats": 2}],
)  # fmt: skip
def test_what_a_family_cannot_use_is_neither_shown_nor_counted(unfit: dict[str, object]) -> None:
    lot = lot_of(car("unfit", **unfit), car("spin", model="Spin", category="Minivan", seats=7, doors=4))
    assert [fit.vehicle.id for fit in FAMILY.rank(lot)] == ["spin"]
    assert FAMILY.count(lot) == 1


@pytest.mark.parametrize("category", ["Hatch", "Sedan", "SUV", "Picape", "Minivan", "Perua"])
def test_an_ordinary_car_will_do_and_so_will_one_whose_seats_are_not_told(category: str) -> None:
    assert FAMILY.fit(car(category=category, seats=5, doors=4), THIS_YEAR)
    assert FAMILY.fit(car(category=category), THIS_YEAR)


def test_who_names_the_model_is_not_told_better() -> None:
    assert Wish(usage=("família",), models=("Mobi",)).fit(car(model="Mobi", category="Hatch", seats=5, doors=4), THIS_YEAR)


@pytest.mark.parametrize("use", ["viagem", "aplicativo"])
@pytest.mark.parametrize("tiny", [{"model": "Kwid", "fuel": "Elétrico"}, {"model": "iCar", "fuel": "Elétrico"}, {"model": "Mobi"}])
def test_a_city_car_comes_after_an_older_one_for_the_road_and_for_passengers(use: str, tiny: dict[str, object]) -> None:
    small = car("small", category="Hatch", year=THIS_YEAR - 2, mileage=30_000, price=70_900, **tiny)
    older = car("older", model="Cronos", category="Sedan", year=THIS_YEAR - 6, mileage=90_000, price=64_900)
    lot = lot_of(small, older)
    assert [fit.vehicle.id for fit in Wish(budget_max=80_000, usage=(use,)).rank(lot)] == ["older", "small"]
    assert Wish(budget_max=80_000, usage=("urbano",)).rank(lot)[0].vehicle.id == "small"
