"""The stock of a dealership from a CSV file (contracts/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.cars.vehicles import CATEGORIES, FUELS, OTHER_NAMES, TRANSMISSIONS, Vehicle
from domain.cells import listed, number, whole
from domain.money import Money
from domain.spelling import canonical, plain
from domain.store import STATES
from domain.tables import Row
from memory.records import Books, Records
from tools.imports.reading import Accepted, Columns, read_through
from tools.imports.report import Report

COLUMNS = Columns(
    ("id", "marca", "modelo", "ano", "preco"),
    {
        "versao": "version", "quilometragem": "mileage", "categoria": "category", "combustivel": "fuel", "cambio": "transmission",
        "cor": "color", "cidade": "city", "estado": "state", "imagens": "images", "opcionais": "options", "descricao": "description",
        "portas": "doors", "lugares": "seats", "preco_minimo": "floor",
    },
    keeps_others=True,
)  # fmt: skip
_LONGEST = {"id": 128, "marca": 80, "modelo": 80, "versao": 200, "cor": 80, "cidade": 80}
_ANY_YEAR = 2000


async def import_cars(records: Records, tenant: str, content: bytes, *, dry_run: bool = False) -> Report:
    """Add or change cars; a bad row is refused with its number and reason, and the same file twice changes nothing.

    What a file has no column for stays as it is known.
    """
    report, stock = Report(dry_run=dry_run), _Stock()
    await read_through(content, COLUMNS, _accepted, lambda batch: _keep(records, tenant, batch, stock, report), report)
    return report


@dataclass(slots=True)
class _Stock:
    """The cars as they were at a version of the catalogue, so that most rows need no query of their own."""

    cars: dict[str, Vehicle] = field(default_factory=dict)
    version: int = -1

    async def refresh(self, books: Books) -> None:
        if (version := await books.catalogue.version()) != self.version:
            lot = await books.catalogue.lot(_ANY_YEAR)
            self.cars, self.version = {car.id: car for car in lot.vehicles}, version


async def _keep(records: Records, tenant: str, batch: list[Accepted[Vehicle]], stock: _Stock, report: Report) -> None:
    opened = records.reading if report.dry_run else records.writing
    async with opened(tenant) as books:
        await stock.refresh(books)
        cars = [_completed(accepted, stock.cars.get(accepted.thing.id)) for accepted in batch]
        changed = report.count(cars, stock.cars, lambda car: car.id)
        if not report.dry_run:
            await books.catalogue.add_all([car for car in changed if car.id not in stock.cars])
            for car in changed:
                if car.id in stock.cars:
                    await books.catalogue.put(car)
            stock.version = await books.catalogue.version()
            stock.cars.update((car.id, car) for car in changed)


def _completed(accepted: Accepted[Vehicle], known: Vehicle | None) -> Vehicle:
    """A car with what is known of it and the file has no column for: its status always, the floor often."""
    vehicle: Vehicle = COLUMNS.completed(accepted.thing, accepted.row, known)
    return replace(vehicle, status=known.status) if known else vehicle


def _accepted(row: Row) -> tuple[str, Vehicle]:
    return f"id {row['id'][:40]}", vehicle_from(row)


def vehicle_from(row: Mapping[str, str]) -> Vehicle:
    """A car from the columns of contracts/cli.md, as text; unknown columns become attributes."""
    for column, most in _LONGEST.items():
        if len(row.get(column, "")) > most:
            raise ValueError(f"{column} com mais de {most} caracteres")
    price = _money(row["preco"], "preço")
    floor = _money(row["preco_minimo"], "preço mínimo") if row.get("preco_minimo") else None
    if floor and floor > price:
        raise ValueError("preço mínimo acima do preço")
    return Vehicle(
        id=row["id"],
        make=row["marca"],
        model=row["modelo"],
        version=row.get("versao", ""),
        year=whole(row["ano"], 1900, 2100, "ano"),
        price=price,
        floor=floor,
        mileage=whole(row["quilometragem"], 0, 5_000_000, "quilometragem") if row.get("quilometragem") else None,
        category=_one_of(row.get("categoria"), CATEGORIES, "categoria"),
        fuel=_one_of(row.get("combustivel"), FUELS, "combustível"),
        transmission=_one_of(row.get("cambio"), TRANSMISSIONS, "câmbio"),
        color=_color(row.get("cor", "")) or None,
        city=row.get("cidade") or None,
        state=_one_of(row.get("estado"), STATES, "estado"),
        seats=whole(row["lugares"], 1, 60, "lugares") if row.get("lugares") else None,
        doors=whole(row["portas"], 1, 9, "portas") if row.get("portas") else None,
        images=listed(row.get("imagens", "")),
        options=listed(row.get("opcionais", "")),
        description=row.get("descricao", ""),
        attributes=COLUMNS.others(row),
    )


def vehicle_from_sample(row: Mapping[str, object]) -> Vehicle:
    """A car from a row of values instead of text."""
    return vehicle_from({name: "" if value is None else str(value) for name, value in row.items()})


def _money(text: str, what: str) -> Money:
    try:
        value = number(text)
    except ValueError:
        raise ValueError(f"{what} {text[:40]!r} não é número") from None
    if not 0 < value <= 100_000_000 or not (money := Money.of(value)).cents:
        raise ValueError(f"{what} {text[:40]} fora do esperado")
    return money


def _one_of(text: str | None, allowed: tuple[str, ...], what: str) -> str | None:
    """The canonical spelling of a value; ValueError for one that is none of them."""
    if not text:
        return None
    value = canonical(text, allowed, OTHER_NAMES)
    if value is None:
        raise ValueError(f"{what} {text[:40]!r} não é uma de {', '.join(allowed)}")
    return value


_MASCULINE = {"branca": "branco", "preta": "preto", "vermelha": "vermelho", "amarela": "amarelo"}


def _color(text: str) -> str:
    """Lower case and masculine, as colours are asked for: `Branca` → `branco`."""
    return _MASCULINE.get(plain(text), text.lower())
