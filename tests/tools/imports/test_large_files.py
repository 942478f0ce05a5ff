from __future__ import annotations

import asyncio
import time

from domain.cars.vehicles import CarStatus
from tests.tools.counters import CARS, SHOP, Shop
from tools.imports.cars import import_cars

ROWS = 20_000


def _file(price: int = 30_000) -> bytes:
    lines = (f"c{at};Fiat;Uno;2015;{price + at};{'hatch' if at % 100 else 'trator'}" for at in range(ROWS))
    return ("id;marca;modelo;ano;preco;categoria\n" + "\n".join(lines)).encode()


async def test_twenty_thousand_rows_are_imported_once_and_quickly(shop: Shop) -> None:
    started = time.process_time()
    first = await import_cars(shop.records, SHOP, _file())
    await shop.put_status("c1", CarStatus.SOLD)
    await shop.put_status("c2", CarStatus.RESERVED)
    again = await import_cars(shop.records, SHOP, _file().replace(b"c3;Fiat", b"c3;FIAT"))
    assert time.process_time() - started < 20
    assert (first.read, first.added, first.updated, first.unchanged) == (ROWS, ROWS - 200, 0, 0)
    assert len(first.refused) == 200
    assert first.refused[1][0] == 102
    assert (again.added, again.updated, again.unchanged) == (0, 1, ROWS - 201)
    assert [(await shop.car(car_id)).status for car_id in ("c1", "c2", "c3")] == [CarStatus.SOLD, CarStatus.RESERVED, CarStatus.AVAILABLE]


async def test_two_imports_of_the_same_file_at_once_add_every_car_once(shop: Shop) -> None:
    head, *lines = _file().split(b"\n")
    content = b"\n".join([head, *lines[:1_800]])
    reports = await asyncio.gather(*(import_cars(shop.records, SHOP, content) for _ in range(2)))
    assert sum(report.added for report in reports) == 1_800 - 18
    assert [report.updated for report in reports] == [0, 0]
    async with shop.records.reading(SHOP) as books:
        assert await books.catalogue.count() == len(CARS) + 1_800 - 18
