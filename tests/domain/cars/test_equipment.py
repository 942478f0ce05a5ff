"""A car's equipment as a limit: met by what its listing says, given up among the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.cars.equipment import has_item
from domain.cars.lots import Lot
from domain.cars.relaxations import relaxations
from domain.cars.vehicles import Vehicle
from domain.cars.wishes import Wish
from domain.money import Money

PLAIN = Vehicle(id="a", make="Fiat", model="Toro", version="1.8 Freedom", year=2020, price=Money.of(90_000), category="Picape")
FOUR_BY_FOUR = replace(PLAIN, id="b", version="2.0 Volcano 4x4", price=Money.of(140_000), options=("Bancos de couro", "Teto panorâmico"))
LOT = Lot([PLAIN, FOUR_BY_FOUR], 2026)


@pytest.mark.parametrize("items", [("tração 4x4",), ("teto solar", "bancos de couro")])
def test_only_cars_whose_listing_has_every_item_meet_it(items: tuple[str, ...]) -> None:
    fits = Wish(equipment=items).rank(LOT)
    assert [fit.vehicle.id for fit in fits] == ["b"]
    assert f"tem {items[0]}" in fits[0].reasons


def test_where_no_car_has_it_the_item_may_be_given_up() -> None:
    ways = relaxations(Wish(budget_max=100_000, equipment=("tração 4x4",)), LOT)
    assert {"equipment", "budget_max"} == {way.limit for way in ways}


def test_a_listing_has_what_it_says_in_any_spelling() -> None:
    assert has_item("ar-condicionado", "Ar Condicionado Digital")
    assert not has_item("ar-condicionado", "Airbag duplo")
