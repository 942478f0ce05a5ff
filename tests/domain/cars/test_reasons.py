from __future__ import annotations

import re

from hypothesis import given

from domain.cars.lots import Lot
from domain.cars.reasons import reasons
from domain.cars.vehicles import Vehicle
from domain.cars.wishes import Wish
from domain.money import Money
from tests.domain.strategies import THIS_YEAR, car, few, lots, vehicles, wishes

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _numbers(wish: Wish, vehicle: Vehicle) -> set[str]:
    """Every number that is of the car, of the wish, or what the budget leaves over."""
    words = [vehicle.version, vehicle.model, *vehicle.options, str(vehicle.price), str(vehicle.year), str(vehicle.seats)]
    if vehicle.mileage is not None:
        words.append(f"{vehicle.mileage:,}".replace(",", "."))
    if wish.budget_max is not None:
        words += [str(Money.of(wish.budget_max)), str(Money.of(wish.budget_max) - vehicle.price)]
    return {number for word in words for number in _NUMBER.findall(word)}


@few
@given(wishes(), vehicles())
def test_every_number_in_a_reason_is_of_the_car_or_of_the_wish(wish: Wish, vehicle: Vehicle) -> None:
    for reason in reasons(wish, vehicle, THIS_YEAR):
        assert set(_NUMBER.findall(reason)) <= _numbers(wish, vehicle), reason


@few
@given(wishes(), vehicles())
def test_what_a_reason_claims_is_in_the_listing(wish: Wish, vehicle: Vehicle) -> None:
    listing = " ".join(map(str, [vehicle.fuel, vehicle.transmission, vehicle.category, vehicle.version, *vehicle.options])).lower()
    claims = {
        r"^tem câmbio (\w+)$": lambda gears: gears == (vehicle.transmission or "").lower(),
        r"^está em (.+)$": lambda city: city == vehicle.city,
        r"^é (\w+) e gasta pouco$": lambda fuel: fuel == (vehicle.fuel or "").lower(),
        r"^tem motor (turbo|\d\.\d)": lambda engine: engine in listing,
        r"^tem espaço de (\w+)$": lambda category: category.lower() == (vehicle.category or "").lower(),
        r"^tem (porta-malas) de sedan$": lambda _: vehicle.category == "Sedan",
        r"^encara bem estrada de (terra)$": lambda _: vehicle.category in ("Picape", "SUV"),
        r"^tem (\d+) lugares$": lambda seats: int(seats) == vehicle.seats,
        r"^rodou (pouco) para a idade$": lambda _: vehicle.mileage is not None and vehicle.mileage < 9_000 * (THIS_YEAR - vehicle.year),
        r"^fica (.+) abaixo do seu limite$": lambda spare: spare == str(Money.of(wish.budget_max or 0) - vehicle.price),
        r"^cabe (certinho) no seu orçamento$": lambda _: Money.of(wish.budget_max or 0) == vehicle.price,
        r"^tem (.+)$": lambda option: option in listing,
    }
    for reason in reasons(wish, vehicle, THIS_YEAR):
        pattern = next((pattern for pattern in claims if re.match(pattern, reason)), None)
        assert pattern is not None, f"a kind of reason no test knows: {reason}"
        match = re.match(pattern, reason)
        assert match is not None
        assert claims[pattern](match[1]), reason


@few
@given(lots(), wishes())
def test_at_most_three_reasons_are_given_and_none_twice(lot: Lot, wish: Wish) -> None:
    for fit in wish.rank(lot, limit=20):
        assert len(fit.reasons) <= 3
        assert len(set(fit.reasons)) == len(fit.reasons)


def test_the_money_comes_first_then_what_was_asked_for() -> None:
    suv = car(category="SUV", transmission="Automático", price=84_500, options=("6 airbags",), city="Campinas")
    wish = Wish(budget_max=90_000, usage=("família",), transmission="Automático", city="campinas")
    assert [reason.replace("\u00a0", " ") for reason in reasons(wish, suv, THIS_YEAR)] == [
        "fica R$ 5.500 abaixo do seu limite",
        "tem espaço de SUV",
        "tem 6 airbags",
    ]


def test_a_car_without_anything_to_praise_gets_no_made_up_reason() -> None:
    assert reasons(Wish(priorities=("segurança", "tecnologia"), usage=("família",)), car(), THIS_YEAR) == []
