"""The cars Brazilians buy used: what each version is, what it costs new, how fast it loses value."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("versions.csv")


@dataclass(frozen=True, slots=True)
class Version:
    """A version as sold in Brazil, in the model years it was sold."""

    make: str
    model: str
    name: str
    category: str
    fuel: str
    transmission: str
    seats: int
    doors: int
    """Beside the tailgate."""
    year_from: int
    year_to: int
    price_new: int
    """What its like costs new, in BRL of late 2026."""
    annual_loss: float
    """How fast it loses value, as a share of 1 a year; the curve is in `stock`."""
    popularity: float
    """Its chance of being on a lot, beside the others'."""
    equipment: tuple[str, ...]


@lru_cache(maxsize=1)
def versions() -> tuple[Version, ...]:
    """All versions, in the table's order."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return tuple(_version(row) for row in csv.DictReader(table))


def _version(row: dict[str, str]) -> Version:
    return Version(
        make=row["make"],
        model=row["model"],
        name=row["version"],
        category=row["category"],
        fuel=row["fuel"],
        transmission=row["transmission"],
        seats=int(row["seats"]),
        doors=int(row["doors"]),
        year_from=int(row["year_from"]),
        year_to=int(row["year_to"]),
        price_new=int(row["price_new"]),
        annual_loss=float(row["annual_loss"]),
        popularity=float(row["popularity"]),
        equipment=tuple(row["equipment"].split("|")),
    )
