from __future__ import annotations

from typing import Any

import pytest

from domain.cars.vehicles import CarStatus
from domain.errors import Invalid
from domain.money import Money
from memory.records import Records
from memory.samples.stock import sample_cars
from tests.tools.counters import FLOOR, NEIGHBOUR, SHOP, Shop
from tools.imports.cars import import_cars, vehicle_from_sample

HEAD = "id;marca;modelo;versao;ano;preco;quilometragem;categoria;combustivel;cambio;cor;cidade;estado;imagens;opcionais;descricao"
UNO = "uno-1;Fiat;Uno;1.0;2015;R$ 29.900,00;98.000 km;hatch;FLEX;manual;Branca;Campinas;sp;a.jpg|b.jpg;Ar|Direção;Único dono"


async def _import(records: Records, *lines: str, **options: Any) -> dict[str, Any]:
    return (await import_cars(records, SHOP, "\n".join(lines).encode(), **options)).as_json()


def _counts(report: dict[str, Any]) -> tuple[int, int, int, int, int]:
    return report["read"], report["added"], report["updated"], report["unchanged"], len(report["refused"])


async def test_a_row_becomes_a_car_in_the_houses_own_spelling(shop: Shop) -> None:
    assert _counts(await _import(shop.records, HEAD, UNO)) == (1, 1, 0, 0, 0)
    car = await shop.car("uno-1")
    assert (car.make, car.model, car.version, car.year, car.price, car.mileage) == ("Fiat", "Uno", "1.0", 2015, Money.of(29_900), 98_000)
    assert (car.category, car.fuel, car.transmission, car.color, car.state) == ("Hatch", "Flex", "Manual", "branco", "SP")
    assert (car.images, car.options, car.description) == (("a.jpg", "b.jpg"), ("Ar", "Direção"), "Único dono")
    assert car.status is CarStatus.AVAILABLE


async def test_only_the_five_required_columns_are_required(shop: Shop) -> None:
    assert _counts(await _import(shop.records, "preco,id,ano,modelo,marca", "29900,u,2015,Uno,Fiat")) == (1, 1, 0, 0, 0)
    with pytest.raises(Invalid, match="ano, preco"):
        await _import(shop.records, "id,marca,modelo", "1,Fiat,Uno")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a;Fiat;Uno;;dois mil;10000", "ano 'dois mil' não é número"),
        ("a;Fiat;Uno;;1800;10000", "ano 1800 fora do esperado (1900 a 2100)"),
        ("a;Fiat;Uno;;2015,5;10000", "ano 2015,5 fora do esperado (1900 a 2100)"),
        ("a;Fiat;Uno;;2015;0", "preço 0 fora do esperado"),
        ("a;Fiat;Uno;;2015;-5", "preço -5 fora do esperado"),
        ("a;Fiat;Uno;;2015;0,001", "preço 0,001 fora do esperado"),
        ("a;Fiat;Uno;;2015;200000000", "preço 200000000 fora do esperado"),
        ("a;Fiat;Uno;;2015;a combinar", "preço 'a combinar' não é número"),
        ("a;Fiat;Uno;;2015;10.10.2020", "preço '10.10.2020' não é número"),
        ("a;Fiat;;;2015;10000", "sem modelo"),
        (";Fiat;Uno;;;10000", "sem id, ano"),
        ("a;Fiat;Uno;;2015;10000;-1", "quilometragem -1 fora do esperado (0 a 5000000)"),
        ("a;Fiat;Uno;;2015;10000;;trator", "categoria 'trator' não é uma de Hatch, Sedan, SUV"),
        ("a;Fiat;Uno;;2015;10000;;;querosene", "combustível 'querosene' não é uma de Flex"),
        ("a;Fiat;Uno;;2015;10000;;;;talvez", "câmbio 'talvez' não é uma de Manual, Automático"),
        ("a;Fiat;Uno;;2015;10000;;;;;;;ZZ", "estado 'ZZ' não é uma de AC"),
        ("x" * 129 + ";Fiat;Uno;;2015;10000", "id com mais de 128 caracteres"),
        (f"a;Fiat;{'x' * 81};;2015;10000", "modelo com mais de 80 caracteres"),
        (f"a;Fiat;Uno;;2015;10000;;;;;;;;;;{'x' * 10_001}", "descricao com mais de 10000 caracteres"),
        (UNO + ";sobra", "tem 17 colunas, o cabeçalho tem 16"),
    ],
)
async def test_a_bad_row_is_told_with_its_line_and_never_stops_the_rest(shop: Shop, row: str, reason: str) -> None:
    report = await _import(shop.records, HEAD, UNO, row, "", UNO.replace("uno-1", "uno-2"))
    assert _counts(report) == (3, 2, 0, 0, 1)
    assert report["refused"][0]["row"] == 3
    assert report["refused"][0]["reason"].startswith(reason)


async def test_a_repeated_id_is_refused_but_not_for_a_row_that_was_refused_itself(shop: Shop) -> None:
    report = await _import(shop.records, HEAD, UNO.replace("2015", "MMXV"), UNO, UNO.replace("Branca", "preta"))
    assert [refusal["row"] for refusal in report["refused"]] == [2, 4]
    assert report["refused"][1]["reason"] == "id uno-1 repetido (já está na linha 3)"
    assert (await shop.car("uno-1")).color == "branco"


async def test_unknown_columns_are_kept_as_attributes(shop: Shop) -> None:
    await _import(shop.records, f"{HEAD};Placa Final;laudo", f"{UNO};7;", f"{UNO.replace('uno-1', 'uno-2')};;aprovado")
    assert (await shop.car("uno-1")).attributes == {"placa final": "7"}
    assert (await shop.car("uno-2")).attributes == {"laudo": "aprovado"}


async def test_the_same_file_twice_changes_nothing(shop: Shop) -> None:
    lines = (HEAD, UNO, UNO.replace("uno-1", "uno-2"))
    assert _counts(await _import(shop.records, *lines)) == (2, 2, 0, 0, 0)
    async with shop.records.reading(SHOP) as books:
        version = await books.catalogue.version()
    assert _counts(await _import(shop.records, *lines)) == (2, 0, 0, 2, 0)
    async with shop.records.reading(SHOP) as books:
        assert await books.catalogue.version() == version


async def test_one_changed_price_updates_one_row(shop: Shop) -> None:
    lines = (HEAD, UNO, UNO.replace("uno-1", "uno-2"))
    await _import(shop.records, *lines)
    assert _counts(await _import(shop.records, lines[0], UNO.replace("29.900", "28.900"), lines[2])) == (2, 0, 1, 1, 0)
    assert (await shop.car("uno-1")).price == Money.of(28_900)


async def test_a_dry_run_tells_the_same_and_writes_nothing(shop: Shop) -> None:
    lines = (HEAD, UNO, "a;b", UNO.replace("uno-1", "onix-2021"))
    dry = await _import(shop.records, *lines, dry_run=True)
    assert _counts(dry) == (3, 1, 1, 0, 1)
    async with shop.records.reading(SHOP) as books:
        assert await books.catalogue.find("uno-1") is None
    assert (await shop.car("onix-2021")).make == "Chevrolet"
    assert await _import(shop.records, *lines) == dry | {"dry_run": False}


@pytest.mark.parametrize("status", [CarStatus.SOLD, CarStatus.RESERVED])
async def test_a_car_that_is_sold_or_held_stays_so(shop: Shop, status: CarStatus) -> None:
    await _import(shop.records, HEAD, UNO)
    await shop.put_status("uno-1", status)
    assert _counts(await _import(shop.records, HEAD, UNO)) == (1, 0, 0, 1, 0)
    await _import(shop.records, HEAD, UNO.replace("29.900", "28.900"))
    assert ((await shop.car("uno-1")).status, (await shop.car("uno-1")).price) == (status, Money.of(28_900))


async def test_what_the_file_has_no_column_for_stays_as_it_is_known(shop: Shop) -> None:
    report = await _import(shop.records, "id,marca,modelo,ano,preco", "onix-2021,Chevrolet,Onix,2021,67900")
    assert _counts(report) == (1, 0, 1, 0, 0)
    car = await shop.car("onix-2021")
    assert (car.price, car.floor, car.mileage, car.options) == (Money.of(67_900), FLOOR, 42_000, ("6 airbags", "Multimídia"))


async def test_an_empty_cell_says_that_nothing_is_known(shop: Shop) -> None:
    await _import(shop.records, "id,marca,modelo,ano,preco,quilometragem,preco_minimo", "onix-2021,Chevrolet,Onix,2021,67900,,")
    car = await shop.car("onix-2021")
    assert (car.mileage, car.floor, car.version) == (None, None, "1.0 Turbo LTZ")


async def test_a_floor_above_the_price_is_refused(shop: Shop) -> None:
    report = await _import(
        shop.records, "id,marca,modelo,ano,preco,preco_minimo", "a,Fiat,Uno,2015,30000,31000", "b,Fiat,Uno,2015,30000,29000"
    )
    assert report["refused"] == [{"row": 2, "reason": "preço mínimo acima do preço"}]
    assert (await shop.car("b")).floor == Money.of(29_000)


async def test_a_files_cars_are_the_tenants_own(shop: Shop) -> None:
    await _import(shop.records, HEAD, UNO.replace("uno-1", "fusca"))
    async with shop.records.reading(NEIGHBOUR) as books:
        assert (await books.catalogue.get("fusca")).model == "Fusca"


async def test_imported_cars_are_recommended_at_once(shop: Shop) -> None:
    await shop.use("recommend_cars", models=["Uno"])
    await _import(shop.records, HEAD, UNO)
    assert (await shop.use("recommend_cars", models=["uno"], colors=["branco"]))["total"] == 1


async def test_the_report_is_read_by_people_too(shop: Shop) -> None:
    report = await import_cars(shop.records, SHOP, f"{HEAD}\n{UNO}\na;b\n".encode(), dry_run=True)
    assert report.in_words().splitlines() == [
        "lidas: 2  novas: 1  alteradas: 0  iguais: 0  recusadas: 1  (nada gravado)",
        "linha 3: sem modelo, ano, preco",
    ]


def test_every_sample_car_is_a_car() -> None:
    from datetime import date

    cars = [vehicle_from_sample(row) for row in sample_cars(60, today=date(2026, 11, 18))]
    assert all(car.floor is not None and car.floor < car.price and car.options for car in cars)
