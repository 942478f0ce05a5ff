"""The stock of a dealership from a CSV file (contracts/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping

from domain.money import Money
from domain.vehicles import CATEGORIES, FUELS, TRANSMISSIONS, Vehicle
from memory.records import Records
from tools.imports.report import Report
from tools.imports.tables import Row, listed, number, rows, whole

REQUIRED = ("id", "marca", "modelo", "ano", "preco")
KNOWN = (*REQUIRED, "versao", "quilometragem", "categoria", "combustivel", "cambio", "cor", "cidade", "estado", "imagens", "opcionais",
         "descricao", "portas", "lugares", "preco_minimo")
_BATCH = 500


async def import_cars(records: Records, tenant: str, content: bytes, *, dry_run: bool = False) -> Report:
    """Add or change cars; a bad row is refused with its number and reason, and the same file twice changes nothing."""
    report = Report(dry_run=dry_run)
    seen: dict[str, int] = {}
    batch: list[Vehicle] = []
    for line, row in rows(content, REQUIRED):
        report.read += 1
        try:
            vehicle = _vehicle(row, line, seen)
        except ValueError as error:
            report.refused.append((line, str(error)))
            continue
        batch.append(vehicle)
        if len(batch) == _BATCH:
            await _keep(records, tenant, batch, report)
            batch = []
    await _keep(records, tenant, batch, report)
    return report


async def _keep(records: Records, tenant: str, batch: list[Vehicle], report: Report) -> None:
    async with records.writing(tenant) as books:
        for vehicle in batch:
            known = await books.catalogue.find(vehicle.id) is not None
            changed = await books.catalogue.put(vehicle) if not report.dry_run else not known or await books.catalogue.differs(vehicle)
            report.added += not known
            report.updated += known and changed
            report.unchanged += known and not changed


def _vehicle(row: Row | str, line: int, seen: dict[str, int]) -> Vehicle:
    """A row as a car; ValueError with the reason where it cannot be one."""
    if isinstance(row, str):
        raise ValueError(row)
    if (before := seen.setdefault(row["id"], line)) != line:
        raise ValueError(f"id {row['id']} repetido (já está na linha {before})")
    if len(row["id"]) > 128:
        raise ValueError("id com mais de 128 caracteres")
    return vehicle_from(row)


def vehicle_from(row: Mapping[str, str]) -> Vehicle:
    """A car from the columns of contracts/cli.md, as text; unknown columns become attributes."""
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
        color=(row.get("cor") or "").lower() or None,
        city=row.get("cidade") or None,
        state=_state(row.get("estado")),
        seats=whole(row["lugares"], 1, 60, "lugares") if row.get("lugares") else None,
        doors=whole(row["portas"], 1, 9, "portas") if row.get("portas") else None,
        images=listed(row.get("imagens", "")),
        options=listed(row.get("opcionais", "")),
        description=row.get("descricao", ""),
        attributes={name: value for name, value in row.items() if name not in KNOWN and value},
    )


def vehicle_from_sample(row: Mapping[str, object]) -> Vehicle:
    """A car from a row of values instead of text."""
    return vehicle_from({name: "" if value is None else str(value) for name, value in row.items()})


def _money(text: str, what: str) -> Money:
    try:
        value = number(text)
    except ValueError:
        raise ValueError(f"{what} {text!r} não é número") from None
    if not 0 < value <= 100_000_000:
        raise ValueError(f"{what} {text} fora do esperado")
    return Money.of(value)


_SAME = {"automatico": "Automático", "automatizado": "Automático", "cvt": "Automático", "mecanico": "Manual", "eletrico": "Elétrico",
         "hibrido": "Híbrido", "alcool": "Etanol", "pickup": "Picape", "cupe": "Cupê", "conversivel": "Conversível", "suv": "SUV", "gnv": "GNV"}


def _one_of(text: str | None, allowed: tuple[str, ...], what: str) -> str | None:
    """The canonical spelling of a value; ValueError for one that is none of them."""
    if not text:
        return None
    from unicodedata import combining, normalize

    folded = "".join(c for c in normalize("NFD", text.casefold()) if not combining(c))
    value = _SAME.get(folded, text.capitalize())
    if value not in allowed:
        raise ValueError(f"{what} {text!r} não é uma de {', '.join(allowed)}")
    return value


def _state(text: str | None) -> str | None:
    if not text:
        return None
    if len(text) != 2 or not text.isalpha():
        raise ValueError(f"estado {text!r} não é uma UF")
    return text.upper()
