"""The sample dealership's stock: sound rows, believable prices, something for everyone."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

import pytest

from domain.cars.vehicles import CATEGORIES, FUELS, TRANSMISSIONS
from memory.samples.stock import sample_cars
from memory.samples.versions import versions

TODAY = date(2026, 11, 21)
COLUMNS = (
    "id", "marca", "modelo", "versao", "ano", "preco", "quilometragem", "categoria", "combustivel", "cambio",
    "cor", "cidade", "estado", "imagens", "opcionais", "descricao", "portas", "lugares", "preco_minimo",
)  # fmt: skip
BANDS = (25, 50, 75, 100, 125, 150, 175, 200, 250, 300)

Row = dict[str, object]


@pytest.fixture(scope="module")
def stock() -> list[Row]:
    return sample_cars(today=TODAY)


def whole(row: Row, column: str) -> int:
    value = row[column]
    assert isinstance(value, int)
    return value


def kind(row: Row) -> tuple[object, ...]:
    """What makes two cars the same version."""
    return row["marca"], row["modelo"], row["versao"], row["cambio"], row["combustivel"], row["opcionais"]


def test_the_same_arguments_give_the_same_cars(stock: list[Row]) -> None:
    assert sample_cars(today=TODAY) == stock


def test_another_seed_gives_other_cars(stock: list[Row]) -> None:
    assert sample_cars(seed=7, today=TODAY) != stock


def test_a_smaller_stock_is_the_beginning_of_a_larger_one(stock: list[Row]) -> None:
    assert sample_cars(40, today=TODAY) == stock[:40]


def test_ids_are_unique_and_readable(stock: list[Row]) -> None:
    assert len({row["id"] for row in stock}) == len(stock)
    for row in stock:
        assert re.fullmatch(rf"[a-z0-9-]+-{row['ano']}-\d{{4}}", str(row["id"]))


def test_there_are_at_least_three_hundred_cars(stock: list[Row]) -> None:
    assert len(stock) >= 300


@pytest.mark.parametrize("seed", [2026, 1, 2, 3])
def test_every_value_is_one_that_the_cars_file_allows(seed: int) -> None:
    for row in sample_cars(seed=seed, today=TODAY):
        assert tuple(row) == COLUMNS
        assert row["categoria"] in CATEGORIES
        assert row["combustivel"] in FUELS
        assert row["cambio"] in TRANSMISSIONS
        assert (row["cidade"], row["estado"]) in {("Campinas", "SP"), ("Jundiaí", "SP"), ("Americana", "SP")}
        assert 2 <= whole(row, "portas") <= 4
        assert 2 <= whole(row, "lugares") <= 16
        assert 0 < whole(row, "quilometragem") < 350_000
        assert whole(row, "preco") % 1000 in (900, 990)
        assert row["opcionais"]


def test_the_floor_is_three_to_seven_percent_below_the_price(stock: list[Row]) -> None:
    for row in stock:
        assert 0.93 <= whole(row, "preco_minimo") / whole(row, "preco") <= 0.97


def test_no_car_is_of_a_year_its_version_was_not_sold_in(stock: list[Row]) -> None:
    sold = {
        (each.make, each.model, each.name, each.transmission, each.fuel, year)
        for each in versions()
        for year in range(each.year_from, each.year_to + 1)
    }
    for row in stock:
        assert (*kind(row)[:5], row["ano"]) in sold


def test_no_car_is_of_a_year_still_to_come() -> None:
    assert max(whole(row, "ano") for row in sample_cars(today=date(2022, 5, 31))) <= 2022


def test_newer_cars_of_the_same_version_cost_more() -> None:
    """Mileage and upkeep may outweigh a year or two, never three; on average they do not outweigh one."""
    same: dict[tuple[object, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in sample_cars(5000, today=TODAY):
        same[kind(row)][whole(row, "ano")].append(whole(row, "preco"))
    steps = []
    for years in same.values():
        for older, newer in combinations(sorted(years), 2):
            if newer - older >= 3:
                assert max(years[older]) < min(years[newer])
        average = [sum(years[year]) / len(years[year]) for year in sorted(years)]
        steps += [after > before for before, after in pairwise(average)]
    assert sum(steps) / len(steps) > 0.9


def test_cars_are_driven_as_far_a_year_as_brazilians_drive(stock: list[Row]) -> None:
    yearly = sorted(whole(row, "quilometragem") / (2026 + 11 / 12 - whole(row, "ano")) for row in stock)
    assert 11_000 <= yearly[len(yearly) // 2] <= 14_000


def test_a_description_says_only_what_the_row_says(stock: list[Row]) -> None:
    for row in stock:
        text = str(row["descricao"])
        assert f"{row['modelo']} {row['versao']}" in text
        assert str(row["ano"]) in text
        for city in {"Campinas", "Jundiaí", "Americana"} - {str(row["cidade"])}:
            assert city not in text
    assert len({row["descricao"] for row in stock}) == len(stock)


def test_there_are_many_models_and_all_main_categories(stock: list[Row]) -> None:
    assert len({row["modelo"] for row in stock}) >= 60
    for category in ("Hatch", "Sedan", "SUV", "Picape", "Minivan", "Van"):
        assert sum(row["categoria"] == category for row in stock) >= 3
    for fuel in ("Flex", "Gasolina", "Diesel", "Híbrido", "Elétrico"):
        assert sum(row["combustivel"] == fuel for row in stock) >= 3


def test_there_is_a_car_for_every_budget(stock: list[Row]) -> None:
    prices = [whole(row, "preco") for row in stock]
    for low, high in pairwise(BANDS):
        assert sum(low * 1000 <= price < high * 1000 for price in prices) >= 3, f"{low} to {high} thousand"


@pytest.mark.parametrize(
    ("column", "value", "below"),
    [("categoria", "SUV", 100_000), ("categoria", "Hatch", 60_000), ("cambio", "Automático", 80_000)],
)
def test_what_people_ask_for_most_is_there(stock: list[Row], column: str, value: str, below: int) -> None:
    assert sum(row[column] == value and whole(row, "preco") < below for row in stock) >= 12


def test_the_table_of_versions_is_sound() -> None:
    assert len(versions()) >= 150
    assert len({each.make for each in versions()}) >= 25
    assert len({each.model for each in versions()}) >= 90
    for each in versions():
        assert 2008 <= each.year_from <= each.year_to <= 2026
        assert 40_000 <= each.price_new <= 600_000
        assert 0.05 <= each.annual_loss <= 0.17
        assert each.popularity > 0
        assert all(each.equipment)
        assert len(set(each.equipment)) == len(each.equipment)


def test_versions_of_one_name_do_not_overlap_in_time() -> None:
    seen = set()
    for each in versions():
        for year in range(each.year_from, each.year_to + 1):
            key = (each.make, each.model, each.name, each.transmission, each.fuel, year)
            assert key not in seen
            seen.add(key)
