from __future__ import annotations

from hypothesis import given

from domain.cars.lots import Lot
from domain.cars.traits import PRIORITIES, TERRAIN, USES, engine_litres, has_turbo, traits
from domain.cars.vehicles import Vehicle
from tests.domain.strategies import THIS_YEAR, car, few, lots, vehicles


def test_the_wire_has_every_column_of_the_csv_contract() -> None:
    wire = car(price="89900.50", options=("ABS", "Airbag")).as_wire()
    assert {"id", "marca", "modelo", "versao", "ano", "preco", "quilometragem", "categoria", "combustivel", "cambio", "cor",
            "cidade", "estado", "imagens", "opcionais", "descricao"} <= set(wire)  # fmt: skip
    assert wire["preco"] == 89900.5
    assert wire["opcionais"] == ["ABS", "Airbag"]


def test_a_price_in_whole_reais_is_a_whole_number_on_the_wire() -> None:
    price = car(price=89_900).as_wire()["preco"]
    assert price == 89_900
    assert isinstance(price, int)


def test_a_car_is_called_by_model_version_and_year() -> None:
    assert car(version="LTZ 1.4", year=2019).name == "Onix LTZ 1.4 2019"
    assert car(year=2019).full_name == "Chevrolet Onix 2019"


@few
@given(vehicles())
def test_every_trait_is_between_nothing_and_one(vehicle: Vehicle) -> None:
    found = traits(vehicle, THIS_YEAR)
    assert set(found) == {*PRIORITIES, TERRAIN}
    assert all(0 <= value <= 1 for value in found.values())


@few
@given(lots())
def test_a_lots_columns_are_the_cars_own_values(lot: Lot) -> None:
    for at, vehicle in enumerate(lot.vehicles):
        assert lot.price[at] == float(vehicle.price.reais)
        assert bool(lot.labelled("make", (vehicle.make.upper(),))[at])
        assert {name: float(values[at]) for name, values in lot.traits.items()} == traits(vehicle, THIS_YEAR)


def test_the_weights_of_every_use_add_up_to_one() -> None:
    assert all(abs(sum(weights.values()) - 1) < 1e-9 for weights in USES.values())
    assert all(set(weights) <= {*PRIORITIES, TERRAIN} for weights in USES.values())


def test_the_engine_is_read_from_the_version() -> None:
    assert engine_litres(car(version="1.0 Turbo LTZ")) == 1.0
    assert engine_litres(car(version="LTZ 16V")) is None
    assert engine_litres(car(version="Sense 1.6")) == 1.6
    assert has_turbo(car(version="Highline 200 TSI"))
    assert not has_turbo(car(version="1.0 Sense"))
