from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from domain.cars.lots import Lot
from domain.cars.vehicles import CarStatus, Vehicle
from domain.cars.wishes import LIMITS, Wish
from domain.spelling import plain
from tests.domain.strategies import THIS_YEAR, car, few, lot_of, lots, vehicles, wishes


def _seats_a_family(car: Vehicle) -> bool:
    """Judged on its own: a seat and a door for everybody, and no goods van, coupé, convertible or city car."""
    cramped = car.category in ("Cupê", "Conversível") or (car.category == "Hatch" and car.model in ("Kwid", "Mobi", "Up", "Ka"))
    goods = car.category == "Van" and (car.seats is None or car.seats < 5 or car.seats > 9)
    known = (car.seats is None or car.seats >= 5) and (car.doors is None or car.doors >= 4)
    return known and not cramped and not goods


def _breaks(wish: Wish, car: Vehicle) -> list[str]:
    """The stated limits a car does not meet, judged one by one in plain Python."""
    either = plain(car.make) in map(plain, wish.brands) or plain(car.model) in map(plain, wish.models)
    serves = {wish.fuel, "Flex"} if wish.fuel in ("Gasolina", "Etanol") else {wish.fuel}
    met = {
        "budget_max": wish.budget_max is None or car.price.reais <= wish.budget_max,
        "budget_min": wish.budget_min is None or car.price.reais >= wish.budget_min,
        "brands or models": not (wish.brands or wish.models) or either,
        "categories": not wish.categories or car.category in wish.categories,
        "year_min": wish.year_min is None or car.year >= wish.year_min,
        "year_max": wish.year_max is None or car.year <= wish.year_max,
        "mileage_max": wish.mileage_max is None or (car.mileage is not None and car.mileage <= wish.mileage_max),
        "fuel": wish.fuel is None or car.fuel in serves,
        "transmission": wish.transmission is None or car.transmission == wish.transmission,
        "colors": not wish.colors or car.color in wish.colors,
        "seats": wish.seats is None or (car.seats or 0) >= wish.seats,
        "doors": wish.doors is None or (car.doors or 0) >= wish.doors,
        "excluded_brands": car.make not in wish.excluded_brands,
        "excluded_models": car.model not in wish.excluded_models,
        "excluded_categories": car.category not in wish.excluded_categories,
        "excluded_colors": car.color not in wish.excluded_colors,
        "usage": "família" not in wish.usage or bool(wish.models) or _seats_a_family(car),
        "available": car.status is CarStatus.AVAILABLE,
    }
    return [name for name, holds in met.items() if not holds]


@few
@given(lots(), wishes())
def test_no_recommended_car_breaks_any_stated_limit_and_none_that_meets_all_is_left_out(lot: Lot, wish: Wish) -> None:
    recommended = {fit.vehicle.id for fit in wish.rank(lot, limit=100)}
    assert recommended == {car.id for car in lot.vehicles if not _breaks(wish, car)}
    assert wish.count(lot) == len(recommended)


@few
@given(lots(), wishes())
def test_the_best_come_first_and_ties_go_to_the_cheaper(lot: Lot, wish: Wish) -> None:
    fits = wish.rank(lot, limit=100)
    assert [(-fit.score, fit.vehicle.price) for fit in fits] == sorted((-fit.score, fit.vehicle.price) for fit in fits)
    assert all(0 <= fit.score <= 1 for fit in fits)
    assert wish.rank(lot, limit=2) == fits[:2]


@few
@given(lots(), wishes())
def test_one_car_alone_scores_as_in_the_lot(lot: Lot, wish: Wish) -> None:
    together = {fit.vehicle.id: fit for fit in wish.rank(lot, limit=100)}
    for vehicle in lot.vehicles:
        alone = wish.fit(vehicle, THIS_YEAR)
        assert alone == together.get(vehicle.id)


@few
@given(wishes(), vehicles())
def test_only_what_was_said_is_stated_and_it_makes_the_same_wish_again(wish: Wish, vehicle: Vehicle) -> None:
    said = wish.stated()
    assert Wish.of(said) == wish
    assert set(wish.limits(lot_of(vehicle))) == {name for name in said if name in LIMITS}
    assert not any(isinstance(value, tuple) for value in said.values())


def test_two_cars_that_fit_alike_are_shown_the_cheaper_one_first() -> None:
    dear, cheap = car("dear", price=70_000), car("cheap", price=69_999)
    assert [fit.vehicle.id for fit in Wish().rank(lot_of(dear, cheap))] == ["cheap", "dear"]


def test_a_difference_nobody_is_shown_does_not_put_the_dearer_car_first() -> None:
    dear, cheap = car("dear", price=70_000, mileage=49_999), car("cheap", price=60_000, mileage=50_000)
    first, second = Wish().rank(lot_of(dear, cheap))
    assert first.score == second.score
    assert first.vehicle.id == "cheap"


def test_flex_serves_who_asks_for_petrol_or_ethanol_but_not_for_diesel() -> None:
    lot = lot_of(*(car(fuel, fuel=fuel) for fuel in ("Flex", "Gasolina", "Etanol", "Diesel", "Híbrido")), car("unknown"))

    def found(fuel: str) -> set[str]:
        return {fit.vehicle.id for fit in Wish(fuel=fuel).rank(lot, limit=10)}

    assert found("Gasolina") == {"Flex", "Gasolina"}
    assert found("Etanol") == {"Flex", "Etanol"}
    assert found("Diesel") == {"Diesel"}
    assert found("Flex") == {"Flex"}


def test_an_unknown_mileage_number_of_seats_or_doors_meets_no_limit() -> None:
    unknown = car()
    assert Wish(mileage_max=10**7).fit(unknown, THIS_YEAR) is None
    assert Wish(seats=1).fit(unknown, THIS_YEAR) is None
    assert Wish(doors=1).fit(unknown, THIS_YEAR) is None
    assert Wish().fit(unknown, THIS_YEAR) is not None


def test_a_limit_is_met_at_the_very_edge() -> None:
    edge = car(price="90000.00", year=2020, mileage=60_000)
    assert Wish(budget_max=90_000, budget_min=90_000, year_min=2020, year_max=2020, mileage_max=60_000).fit(edge, THIS_YEAR)
    assert Wish(budget_max=90_000).fit(replace(edge, price=type(edge.price).of("90000.01")), THIS_YEAR) is None


@pytest.mark.parametrize("wish", [Wish(brands=("citroen",)), Wish(models=("DOBLO",)), Wish(brands=("CITROËN",), models=("doblò",))])
def test_names_are_found_without_accents_and_in_any_case(wish: Wish) -> None:
    lot = lot_of(car("c3", make="Citroën", model="C3"), car("doblo", make="Fiat", model="Doblò"), car("onix"))
    assert 0 < wish.count(lot) < 3


def test_onix_or_toyota_is_met_by_either() -> None:
    lot = lot_of(car("onix"), car("corolla", make="Toyota", model="Corolla"), car("spin", model="Spin"))
    wish = Wish(brands=("Toyota",), models=("Onix",)).settled(lot)
    assert {fit.vehicle.id for fit in wish.rank(lot)} == {"onix", "corolla"}


def test_chevrolet_onix_is_not_any_chevrolet() -> None:
    lot = lot_of(car("onix"), car("spin", model="Spin"))
    wish = Wish(brands=("Chevrolet",), models=("Onix",)).settled(lot)
    assert {fit.vehicle.id for fit in wish.rank(lot)} == {"onix"}


def test_excluded_values_are_out_even_where_they_are_also_wanted() -> None:
    lot = lot_of(car("onix"), car("spin", model="Spin"))
    assert [fit.vehicle.id for fit in Wish(brands=("Chevrolet",), excluded_models=("Spin",)).rank(lot)] == ["onix"]


def test_a_colour_left_blank_is_not_what_anybody_asked_for() -> None:
    assert Wish(colors=("",)).count(lot_of(car())) == 0
    assert Wish(excluded_colors=("",)).count(lot_of(car())) == 1


def test_cars_shown_before_are_left_out() -> None:
    lot = lot_of(car("a"), car("b"))
    assert [fit.vehicle.id for fit in Wish().rank(lot, exclude=frozenset({"a"}))] == ["b"]
    assert Wish().count(lot, exclude=frozenset({"a", "elsewhere"})) == 1


def test_the_customers_city_is_better_than_the_state_and_that_better_than_elsewhere() -> None:
    cars = [car("rio", city="Niterói", state="RJ"), car("sp", city="Jundiaí", state="SP"), car("here", city="Campinas", state="SP")]
    found = Wish(city="campinas", state="SP").rank(lot_of(*cars))
    assert [fit.vehicle.id for fit in found] == ["here", "sp", "rio"]


@pytest.mark.parametrize("said", [{"budget_max": 0}, {"usage": ["passeio"]}, {"priorities": ["charme"]}, {"nonsense": 1}, {"city": None}])
def test_odd_wishes_break_nothing(said: dict[str, Any]) -> None:
    wish = Wish.of(said)
    assert wish.rank(lot_of()) == []
    assert len(wish.rank(lot_of(car()))) == (0 if "budget_max" in said else 1)


def test_a_hundred_thousand_cars_are_ranked() -> None:
    some = [car(f"c{at}", price=30_000 + at, year=2010 + at % 16, mileage=at) for at in range(1_000)]
    lot = lot_of(*some * 100)
    wish = Wish(budget_max=30_500, year_min=2018, usage=("urbano",), priorities=("economia",))
    wish.rank(lot)
    started = time.process_time()
    fits = wish.rank(lot, limit=5)
    assert time.process_time() - started < 1
    assert len(fits) == 5
    assert all(fit.vehicle.year >= 2018 and fit.vehicle.price.whole <= 30_500 for fit in fits)


def test_a_preference_is_worth_asking_for_only_where_the_cars_that_fit_differ() -> None:
    lot = lot_of(
        car("gol", model="Gol", category="Hatch", transmission="Manual"),
        car("other-gol", model="Gol", category="Hatch", transmission=None),
        car("onix", model="Onix", category="Hatch", transmission="Automático"),
    )
    assert Wish(models=("Gol",)).varied(lot) == []
    assert Wish().varied(lot) == ["transmission"]
